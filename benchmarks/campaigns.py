"""The long campaigns of `make endurance`, and what came of each.

`python benchmarks/campaigns.py [what pytest takes]…` runs the tests marked slow and notes them in
benchmarks/results/campaigns.json and campaigns.md. Those that did not run this time keep the note of their last time.
"""

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.load import commit  # noqa: E402 - run as a script, from wherever

RESULTS = ROOT / "benchmarks" / "results"


def ran(report: Path) -> dict[str, dict[str, Any]]:
    """What became of each campaign by its name: a test function and, where it has both, the database."""
    found: defaultdict[str, dict[str, Any]] = defaultdict(
        lambda: {"runs": 0, "failed": 0, "skipped": 0, "seconds": 0.0, "figures": {}}
    )
    for case in ET.parse(report).iter("testcase"):
        function, _, given = case.attrib["name"].partition("[")
        database = given.rstrip("]").partition("-")[0]
        name = f"{case.attrib['classname'].removeprefix('tests.')}: {function.removeprefix('test_').replace('_', ' ')}"
        sums = found[f"{name} ({database})" if database in {"sqlite", "postgresql"} else name]
        sums["runs"] += 1
        sums["failed"] += case.find("failure") is not None or case.find("error") is not None
        sums["skipped"] += case.find("skipped") is not None
        sums["seconds"] += float(case.attrib["time"])
        sums["figures"] |= {each.attrib["name"]: each.attrib["value"] for each in case.iter("property")}
    return dict(found)


def written(campaigns: dict[str, dict[str, Any]]) -> str:
    """The results as a page."""
    lines = [
        "# Campaigns", "",
        "What `make endurance` ran, and when each was run last.", "",
        "| | runs | failed | skipped | minutes | figures | commit | day |", "| --- | ---: | ---: | ---: | ---: | --- | --- | --- |",
    ]  # fmt: skip
    for name, told in sorted(campaigns.items()):
        figures = ", ".join(f"{figure} {value}" for figure, value in told["figures"].items())
        lines.append(
            f"| {name} | {told['runs']} | {told['failed']} | {told.get('skipped', 0)} | {told['seconds'] / 60:.1f} | {figures} |"
            f" {told['commit']} | {told['day']} |"
        )
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        options = ["-m", "slow", f"--junit-xml={report}", "-o", "junit_family=xunit1", *sys.argv[1:]]
        ended = subprocess.run([sys.executable, "-m", "pytest", *options], cwd=ROOT, check=False).returncode
        told = {"commit": commit(), "day": f"{datetime.now(UTC):%Y-%m-%d}"}
        now = {name: sums | told for name, sums in ran(report).items()}
    kept = RESULTS / "campaigns.json"
    campaigns = (json.loads(kept.read_text()) if kept.exists() else {}) | now
    kept.write_text(json.dumps(campaigns, indent=2, sort_keys=True) + "\n")
    (RESULTS / "campaigns.md").write_text(written(campaigns))
    sys.exit(ended)
