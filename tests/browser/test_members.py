"""What people do about organisations, seats and themselves, walked in a browser."""

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", ["Simone Larkmere", "Leandro Vientosur", "Caio Ribeirovento"])
def test_profiles_tell_what_was_learned(visit, name):
    reader = visit()
    reader.sign_in(name)
    reader.language = reader.api("/api/me")["person"]["language"]
    page = reader.page

    reader.goto("/organisations/city-palmira")
    done = page.get_by_role("region", name=reader.say("exchanges_done"))
    done.get_by_text("Tres datos bastan, y ninguno es un nombre.").wait_for()
    assert done.get_by_role("link", name="Oakland").is_visible()
    reader.shot("organisation-done")

    page.get_by_role("link", name="Darío Montelirio").click()
    page.get_by_role("heading", name="Darío Montelirio", level=1).wait_for()
    done.get_by_text("Tres datos bastan, y ninguno es un nombre.").wait_for()

    reader.goto("/organisations/city-tripoli")
    done.get_by_text(reader.say("exchanges_done_none")).wait_for()

    reader.goto("/organisations/city-palmira")
    done.get_by_role("link", name="Tres datos y ningún nombre").click()
    page.get_by_role("heading", name="Interruptores y hospital: la primera noche").wait_for()
