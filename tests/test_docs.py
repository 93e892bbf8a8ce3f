"""Documents that must not fall behind: settings, decisions, links."""

import re

from app.core.settings import Settings
from tests.conftest import ROOT

OPERATIONS = (ROOT / "docs" / "operations.md").read_text()


def test_every_setting_is_documented_and_nothing_else_is():
    documented = set(re.findall(r"^\| `([A-Z_]+)` \|", OPERATIONS, re.MULTILINE))
    settings = {f"PACTO_{name.upper()}" for name in Settings.model_fields} - {"PACTO_PORT", "PACTO_OIDC"} | {"PORT"}
    assert documented == settings


def test_defaults_in_the_table_are_the_real_ones():
    told = dict(re.findall(r"^\| `PACTO_([A-Z_]+)` \| `([^`]*)` \|", OPERATIONS, re.MULTILINE))
    for name, default in told.items():
        real = Settings.model_fields[name.lower()].default
        assert default == (str(int(real)) if isinstance(real, bool) else str(real)), name


def test_every_part_of_a_provider_is_documented():
    source = (ROOT / "app" / "core" / "settings.py").read_text()
    parts = set(re.findall(r'_(ISSUER|CLIENT_ID|CLIENT_SECRET|TITLE|TRUSTED_DOMAINS)"', source))
    assert {f"PACTO_OIDC_<NAME>_{part}" for part in parts} == set(re.findall(r"PACTO_OIDC_<NAME>_[A-Z_]+", OPERATIONS))


def test_links_between_documents_lead_somewhere():
    for path in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text()):
            assert (path.parent / target).exists(), f"{path.name} → {target}"


def test_decisions_are_numbered_without_gaps():
    numbers = sorted(int(path.name[:4]) for path in (ROOT / "docs" / "decisions").glob("*.md"))
    assert numbers == list(range(1, len(numbers) + 1))
