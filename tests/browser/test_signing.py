"""Two organisations sign one version: read in full, sign in again, an edit voids what was signed, sent and checked."""

import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tests.browser.conftest import ROOT, Site, Visitor

pytestmark = pytest.mark.browser

AXE = (ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
LEAD, OAKLAND, BOGOTA = "Simone Larkmere", "Rosalind Birchaven", "Consuelo Aguaviva"
WIDE, NARROW, TINY = 1280, 375, 320
REASON = "La visita de abril cae en semana de elecciones"


def agree_to_all(lead: Visitor) -> str:
    """The lead agrees to every section of the demonstration's proposal; its id."""
    proposal_id = lead.api("/api/proposals")["items"][0]["id"]
    for section in lead.api(f"/api/proposals/{proposal_id}")["sections"]:
        for action in ("start", "hand_in", "agree"):
            lead.api(f"/api/sections/{section['id']}/{action}", "POST")
    put_letter(lead, proposal_id)
    return proposal_id


def put_letter(lead: Visitor, proposal_id: str) -> None:
    """The letter that Oakland still owes."""
    owed = next(
        item for item in lead.api(f"/api/proposals/{proposal_id}/annexes")["items"] if item["put"] and not item["file"]
    )
    lead.page.evaluate(
        """async ([path]) => {
            const body = new FormData();
            body.append('file', new Blob(['We take part.']), 'letter.txt');
            return fetch(path, { method: 'PUT', body, headers: { 'if-match': '"0"' } });
        }""",
        [f"/api/proposals/{proposal_id}/annexes/letter/{owed['organisation']['id']}/file"],
    )


def retitle(lead: Visitor, proposal_id: str, title: str) -> None:
    version = lead.api(f"/api/proposals/{proposal_id}")["version"]
    lead.page.evaluate(
        """async ([path, title, etag]) => fetch(path, { method: 'PATCH', body: JSON.stringify({ title }),
            headers: { 'content-type': 'application/json', 'if-match': etag } })""",
        [f"/api/proposals/{proposal_id}", title, f'"{version}"'],
    )


def signed_in_long_ago(site: Site, name: str) -> None:
    with sqlite3.connect(site.data_dir / "pacto.sqlite3", timeout=20) as database:
        database.execute(
            "UPDATE sign_in SET proved_at = datetime(proved_at, '-20 minutes') WHERE person_id ="
            " (SELECT id FROM person WHERE name = ?)",
            (name,),
        )


def look_at(visitor: Visitor, name: str) -> None:
    """Pictures for the eyes; nothing overflows, and axe finds nothing, from wide to 320 px, light and dark."""
    visitor.page.evaluate(AXE)
    for width, scheme in ((WIDE, "light"), (NARROW, "light"), (TINY, "dark"), (WIDE, "dark")):
        visitor.page.set_viewport_size({"width": width, "height": 900})
        visitor.page.emulate_media(color_scheme=scheme)
        visitor.shot(f"{name}-{scheme}")
        assert visitor.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, width
        found = visitor.page.evaluate(
            "async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.map("
            "({ id, nodes }) => [id, nodes[0].html])"
        )
        assert found == [], (width, scheme)
    visitor.page.set_viewport_size({"width": WIDE, "height": 900})
    visitor.page.emulate_media(color_scheme="light")


def tick_both(visitor: Visitor, name: str) -> None:
    visitor.page.get_by_label(visitor.say("signing_read")).check()
    visitor.page.get_by_label(visitor.say("signing_bound", name=name)).check()


def freeze_first(lead: Visitor) -> str:
    """The lead comes from the proposal's page and freezes its first version; the proposal's id."""
    proposal_id = agree_to_all(lead)
    lead.goto(f"/proposals/{proposal_id}")
    lead.press("proposals_tab_sign")
    lead.page.wait_for_url(re.compile(r"/sign$"))
    lead.page.get_by_text(lead.say("signing_none")).wait_for()
    lead.press("signing_freeze")
    lead.page.get_by_text(re.compile(r"^Version 1, frozen by")).wait_for()
    assert lead.page.get_by_role("heading", name=lead.say("signing_yours_title")).count() == 0
    return proposal_id


def sign_from_home(oakland: Visitor) -> None:
    """What waits is on the home page, and the button waits for both ticks."""
    oakland.press("home_do_signature")
    oakland.page.wait_for_url(re.compile(r"/sign$"))
    button = oakland.page.get_by_role("button", name=oakland.say("signing_sign_for", name="Oakland"))
    button.wait_for()
    assert button.is_disabled()
    tick_both(oakland, "Oakland")
    button.click()
    oakland.page.get_by_text(oakland.say("signing_s_signed"), exact=True).wait_for()


def sign_in_again(bogota: Visitor, proposal_id: str) -> None:
    """Whoever came in long ago proves who they are, and finds what they had filled in."""
    signed_in_long_ago(bogota.site, BOGOTA)
    bogota.goto(f"/proposals/{proposal_id}/sign")
    tick_both(bogota, "Bogotá")
    bogota.page.get_by_label(bogota.say("signing_reason")).fill(REASON)
    with_provider = re.compile("^" + re.escape(bogota.say("signing_again_with", provider="")))
    again = bogota.page.get_by_role("link", name=with_provider).first
    again.wait_for()
    look_at(bogota, "signing-again")
    again.click()
    bogota.page.locator('input[name="sought"]').fill(BOGOTA)
    bogota.page.get_by_role("button", name=BOGOTA).click()
    bogota.page.wait_for_url(re.compile(r"/sign$"))
    bogota.page.get_by_role("button", name=bogota.say("signing_refuse_do")).wait_for()
    assert bogota.page.get_by_label(bogota.say("signing_read")).is_checked()
    look_at(bogota, "signing-decide")


def check_file(lead: Visitor, folder: Path) -> None:
    """Somebody else checks the file with the published key; one word changed is found."""
    with lead.page.expect_download() as download:
        lead.press("signing_download")
    bundle, key = folder / "bundle.zip", folder / "key.pem"
    download.value.save_as(bundle)
    key.write_bytes(httpx.get(f"{lead.site.address}/.well-known/pacto-signing-key.pem").content)
    command = [sys.executable, "-m", "app.cli", "verify", str(bundle), "--key", str(key)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert OAKLAND in told
    assert BOGOTA in told
    bundle.write_bytes(bundle.read_bytes().replace(b"together", b"separate"))
    altered = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (altered.returncode, "proposal.json was altered" in altered.stderr) == (1, True)


def test_two_organisations_sign_what_is_sent(visit, tmp_path):
    lead = visit("en")
    lead.sign_in(LEAD)
    proposal_id = freeze_first(lead)
    oakland, bogota = visit("en"), visit("es")
    oakland.sign_in(OAKLAND)
    sign_from_home(oakland)
    bogota.sign_in(BOGOTA)
    sign_in_again(bogota, proposal_id)
    bogota.press("signing_refuse_do")
    lead.page.get_by_text(REASON).wait_for()

    # The lead changes the title: what Oakland signed is void, and every page says so.
    retitle(lead, proposal_id, "Two cities, one first night together")
    for visitor in (lead, oakland):
        visitor.page.get_by_text(visitor.say("signing_stale", number=1)).wait_for()
        visitor.page.get_by_text(visitor.say("signing_void", number=1)).first.wait_for()
    look_at(lead, "signing-void")
    lead.press("signing_freeze")
    lead.page.get_by_text(re.compile(r"^Version 2, frozen by")).wait_for()

    # Both sign the new one, and only then it is sent.
    assert lead.page.get_by_role("button", name=lead.say("signing_send")).count() == 0
    for visitor, name in ((oakland, "Oakland"), (bogota, "Bogotá")):
        visitor.goto(f"/proposals/{proposal_id}/sign")
        tick_both(visitor, name)
        visitor.press("signing_sign_for", name=name)
        visitor.page.get_by_text(visitor.say("signing_signed_toast", name=name)).first.wait_for()
    lead.press("signing_send")
    lead.page.get_by_role("dialog").get_by_role("button", name=lead.say("signing_send")).click()
    lead.page.get_by_text(lead.say("proposals_p_sent"), exact=True).first.wait_for()
    look_at(lead, "signing-sent")
    check_file(lead, tmp_path)

    stranger = visit("pt", phone=True)
    stranger.sign_in("Caio Ribeirovento")
    assert stranger.api(f"/api/proposals/{proposal_id}/signing")["code"] == "not_found"
