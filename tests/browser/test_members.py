"""What people do about organisations, seats and themselves, walked in a browser."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from app.accounts import browsers
from app.core import sealing
from app.core.settings import Settings
from tests import processes
from tests.browser.conftest import say
from tests.files.samples import picture

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", ["Simone Larkmere", "Leandro Vientosur", "Caio Ribeirovento"])
def test_profiles_tell_what_was_learned(visit, name):
    reader = reader_of(visit, name)
    page = reader.page

    reader.goto("/organisations/city-palmira")
    done = page.get_by_role("region", name=reader.say("exchanges_done"))
    done.get_by_text("Tres datos bastan, y ninguno es un nombre.").wait_for()
    assert done.get_by_role("link", name="Oakland").is_visible()
    reader.shot("organisation-done")

    page.get_by_role("link", name="Darío Montelirio").click()
    page.get_by_role("heading", name="Darío Montelirio", level=1).wait_for()
    shared = region(reader, "exchanges_of_person")
    shared.get_by_text("Interruptores y hospital: la primera noche").wait_for()
    reader.shot("person-exchanges")
    done.get_by_text("Tres datos bastan, y ninguno es un nombre.").wait_for()

    reader.goto("/organisations/city-tripoli")
    done.get_by_text(reader.say("exchanges_done_none")).wait_for()

    reader.goto("/organisations/city-palmira")
    done.get_by_role("link", name="Tres datos y ningún nombre").click()
    page.get_by_role("heading", name="Interruptores y hospital: la primera noche").wait_for()


def reader_of(visit, name: str, *, phone: bool = False):
    """Somebody signed in, whose screens speak the language that the person reads."""
    visitor = visit(phone=phone)
    visitor.sign_in(name)
    visitor.language = visitor.api("/api/me")["person"]["language"]
    return visitor


def link_to(visitor, address: str, page: str) -> str:
    """The path of a page in the newest letter to this address."""
    letter = next(row for row in visitor.api("/api/demo/outbox")["items"] if row["to"] == address)
    return re.search(rf"/{page}#[\w-]+", letter["text"])[0]


def region(visitor, key: str):
    return visitor.page.get_by_role("region", name=visitor.say(key))


def invite(visitor, title: str, name: str, email: str) -> None:
    """Make a seat and send the invitation to it."""
    page = visitor.page
    visitor.write("members_f_seat_title", title)
    visitor.press("members_seat_make")
    seat = region(visitor, "members_seats_now").get_by_role("listitem").filter(has_text=title).first
    seat.get_by_role("button", name=visitor.say("members_invite")).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label(visitor.say("members_f_invitee")).fill(name)
    dialog.get_by_label(visitor.say("members_f_email")).fill(email)
    visitor.shot("seats-invite")
    dialog.get_by_role("button", name=visitor.say("members_invite_send")).click()
    seat.get_by_text(email).wait_for()


@pytest.mark.parametrize("phone", [False, True])
def test_a_seat_from_invitation_to_its_end(visit, phone):
    tending = reader_of(visit, "Leandro Vientosur", phone=phone)
    page = tending.page
    title = f"Enlace con las escuelas {int(phone)}"
    tending.goto("/organisations/city-rosario")
    tending.press("members_seats_tend")
    page.get_by_role("heading", name=tending.say("members_seats"), level=1).wait_for()
    email = f"enlace{int(phone)}@example.org"
    invite(tending, title, "Luz Nueva", email)
    tending.shot("seats")

    guest = reader_of(visit, "Caio Ribeirovento", phone=phone)
    guest.goto(link_to(tending, email, "invitation"))
    guest.press("members_invitation_accept", name="Caio Ribeirovento")
    guest.page.wait_for_url(guest.site.address + "/")

    tending.goto("/organisations/city-rosario/seats")
    seat = region(tending, "members_seats_now").get_by_role("listitem").filter(has_text=title).first
    seat.get_by_text("Caio Ribeirovento").wait_for()
    seat.get_by_role("button", name=tending.say("members_seat_vacate")).click()
    page.get_by_role("dialog").get_by_role("button", name=tending.say("members_seat_vacate")).click()
    region(tending, "members_past").get_by_role("listitem").filter(has_text=title).wait_for()
    seat.get_by_role("button", name=tending.say("members_seat_close")).click()
    page.get_by_role("dialog").get_by_role("button", name=tending.say("members_seat_close")).click()
    seat.wait_for(state="detached")
    tending.shot("seats-past")


def test_a_withdrawn_invitation_leads_nowhere(visit):
    tending = reader_of(visit, "Simone Larkmere")
    tending.goto("/organisations/city-oakland/seats")
    invite(tending, "School liaison", "Ann Newcome", "ann.newcome@example.org")
    path = link_to(tending, "ann.newcome@example.org", "invitation")
    tending.press("members_invitation_withdraw")
    tending.page.get_by_text("ann.newcome@example.org").wait_for(state="detached")
    invited = visit("pt")
    invited.goto(path)
    invited.page.get_by_role("main").get_by_text(invited.say("accounts_failed_invitation")).wait_for()


def apply(visit, name: str, email: str):
    """Ask to join and confirm the address by the link in the letter."""
    asking = visit("pt", phone=True)
    asking.goto("/apply")
    asking.write("members_f_your_name", name)
    asking.write("accounts_email", email)
    asking.write("members_f_your_organisation", "Prefeitura de Niterói")
    asking.write("members_f_job", "Coordenadora de escolas")
    asking.press("members_apply_send")
    asking.page.get_by_role("heading", name=asking.say("members_apply_sent")).wait_for()
    asking.goto(link_to(asking, email, "apply/confirm"))
    asking.press("members_confirm_button")
    asking.page.get_by_role("heading", name=asking.say("members_confirmed")).wait_for()
    return asking


def test_the_desk_answers_those_who_ask_to_join(visit):
    asking = apply(visit, "Renata Marazul", "renata@example.org")
    apply(visit, "Otávio Longe", "otavio@example.org")
    desk = reader_of(visit, "Lívia Praiaserena")
    page = desk.page
    desk.goto("/desk")
    desk.press("members_applications")
    waiting = page.get_by_role("listitem").filter(has_text="Renata Marazul")
    waiting.get_by_role("button", name=desk.say("members_approve")).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("combobox", name=desk.say("members_organisation")).fill("niter")
    dialog.get_by_role("option", name="Niterói").first.click()
    dialog.get_by_label(desk.say("members_seat")).wait_for()
    desk.shot("applications-approve")
    dialog.get_by_role("button", name=desk.say("members_approve_send")).click()
    waiting.wait_for(state="detached")
    asking.goto(link_to(asking, "renata@example.org", "invitation"))
    asking.page.get_by_text("Coordenadora de escolas").wait_for()

    waiting = page.get_by_role("listitem").filter(has_text="Otávio Longe")
    waiting.get_by_role("button", name=desk.say("members_decline")).click()
    dialog.get_by_label(desk.say("members_f_reason")).fill("A cidade já tem quem responda por ela.")
    dialog.get_by_role("button", name=desk.say("members_decline")).click()
    waiting.wait_for(state="detached")
    desk.press("members_applications_declined")
    page.get_by_text("A cidade já tem quem responda por ela.").wait_for()
    desk.shot("applications-declined")
    assert "já tem quem responda" in asking.api("/api/demo/outbox")["items"][0]["text"]


def test_the_account_keeps_how_one_wishes_to_hear(visit):
    somebody = reader_of(visit, "Leandro Vientosur")
    page = somebody.page
    somebody.goto("/account#mail")
    group = page.get_by_label(somebody.say("notifications_group_sessions"))
    group.select_option("daily")
    page.get_by_text(somebody.say("notifications_wishes_kept")).first.wait_for()
    page.reload()
    group.wait_for()
    assert group.input_value() == "daily"
    somebody.shot("account")


def test_somebody_else_s_session_of_mine_ends_from_my_account(visit):
    here, there = reader_of(visit, "Simone Larkmere"), reader_of(visit, "Simone Larkmere")
    here.goto("/account")
    here.press("members_account_others")
    here.page.get_by_role("button", name=here.say("members_account_others")).wait_for(state="detached")
    there.goto("/account")
    there.page.wait_for_url(re.compile("/sign-in"))


def come_as_a_stranger(visitor, email: str) -> None:
    """Let the browser keep what the server gives it after an arrival that nobody is known by."""
    settings = Settings(demo=True, data_dir=visitor.site.data_dir)
    arrival = {"issuer": "https://id.example.org", "subject": email, "email": email, "name": "Simone L."}
    sealed = sealing.seal(settings, "pacto-stranger", {"provider": "demo", "arrival": arrival})
    name = browsers.cookie_name(settings, "pacto-stranger")
    visitor.context.add_cookies([{"name": name, "value": sealed, "url": visitor.site.address}])


def test_an_unknown_account_is_confirmed_by_its_owner(visit):
    somebody = visit()
    page = somebody.page
    come_as_a_stranger(somebody, "simone.private@example.org")
    somebody.goto("/apply")
    page.get_by_role("heading", name=somebody.say("accounts_stranger", provider="Demo")).wait_for()
    assert page.get_by_label(somebody.say("accounts_email")).input_value() == "simone.private@example.org"
    somebody.shot("stranger")
    somebody.press("accounts_stranger_known")
    page.wait_for_url(re.compile("/sign-in"))

    somebody.sign_in("Simone Larkmere", "/account")
    somebody.press("accounts_stranger_mine")
    page.get_by_text("simone.private@example.org since").wait_for()
    page.get_by_role("button", name=somebody.say("accounts_stranger_mine")).wait_for(state="detached")


def test_the_secretariat_pauses_access_and_gives_it_back(visit):
    paused = reader_of(visit, "Darío Montelirio")
    desk = reader_of(visit, "Miriam Coastalder")
    desk.goto("/people/" + paused.api("/api/me")["person"]["id"])
    desk.press("members_suspend")
    desk.page.get_by_role("dialog").get_by_role("button", name=desk.say("members_suspend")).click()
    desk.page.get_by_text(desk.say("members_suspended")).wait_for()
    paused.goto("/directory")
    paused.page.wait_for_url(re.compile("/sign-in"))
    desk.press("members_restore")
    desk.page.get_by_role("button", name=desk.say("members_suspend")).wait_for()
    paused.sign_in("Darío Montelirio")


def test_an_organisation_leaves_the_network_and_comes_back(visit):
    desk = reader_of(visit, "Miriam Coastalder")
    dialog = desk.page.get_by_role("dialog")
    desk.goto("/organisations/city-tripoli")
    for key in ("members_membership_former", "members_membership_member"):
        region(desk, "members_standing").get_by_role("button", name=desk.say(key), exact=True).click()
        dialog.get_by_role("button", name=desk.say("members_standing_change")).click()
        region(desk, "members_standing").get_by_role("paragraph").filter(
            has_text=re.compile(f"^{desk.say(key)}$")
        ).wait_for()
    desk.shot("standing")


def test_a_profile_shows_a_photograph_and_a_number_to_whom_it_should(visit):
    mine = reader_of(visit, "Leandro Vientosur", phone=True)
    page = mine.page
    mine.goto("/profile")
    page.locator('input[type="file"]').set_input_files(
        {"name": "me.png", "mimeType": "image/png", "buffer": picture(size=(400, 300))}
    )
    page.locator("main img").first.wait_for()
    mine.write("members_f_phone", "+54 341 555 0101")
    page.get_by_label(mine.say("members_f_who_sees")).last.select_option("secretariat")
    mine.shot("profile")
    mine.press("ui_save")
    page.wait_for_url(re.compile("/people/"))
    address = re.search("/people/.*", page.url)[0]
    for name, seen in (("Miriam Coastalder", 1), ("Caio Ribeirovento", 0)):
        reader = reader_of(visit, name)
        reader.goto(address)
        reader.page.get_by_role("heading", name="Leandro Vientosur", level=1).wait_for()
        assert reader.page.get_by_text("+54 341 555 0101").count() == seen
        assert reader.page.locator("main img").count() == 1


@pytest.mark.parametrize("sought", ["mano dura", "facções", "faccoes"])
def test_the_directory_finds_by_words_of_other_languages(visit, sought):
    reader = reader_of(visit, "Caio Ribeirovento", phone=True)
    page = reader.page
    reader.goto("/directory")
    page.get_by_label(reader.say("members_find")).fill(sought)
    page.get_by_label(reader.say("members_find")).press("Enter")
    page.wait_for_url(re.compile("q="))
    page.locator("main .rows > li").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") == page.viewport_size["width"]
    reader.shot("directory")


def ask_in(host, name: str, email: str) -> None:
    """Invite a guest into the room that stands open."""
    host.press("members_guest_invite")
    dialog = host.page.get_by_role("dialog")
    dialog.get_by_label(host.say("members_f_invitee")).fill(name)
    dialog.get_by_label(host.say("members_f_email")).fill(email)
    dialog.get_by_label(host.say("members_f_guest_until")).fill(
        (datetime.now(UTC) + timedelta(days=30)).date().isoformat()
    )
    host.shot("guest")
    dialog.get_by_role("button", name=host.say("members_invite_send")).click()
    dialog.wait_for(state="hidden")


@pytest.mark.parametrize("phone", [False, True])
def test_a_guest_comes_into_one_room_until_a_day_or_until_the_host_says(visit, phone):
    host = reader_of(visit, "Simone Larkmere", phone=phone)
    rooms = host.api("/api/exchanges?mine=true&limit=100")["items"]
    room = next(row["id"] for row in rooms if host.api(f"/api/exchanges/{row['id']}")["room_thread_id"])
    host.goto(f"/exchanges/{room}")
    guests = region(host, "members_guests").get_by_role("listitem")
    email = f"rosa.fuera{int(phone)}@example.org"
    ask_in(host, "Rosa Fuera", email)
    ask_in(host, "Luz Lejos", f"luz.lejos{int(phone)}@example.org")
    asked = visit(phone=phone)
    asked.goto(link_to(host, email, "invitation"))
    asked.page.get_by_text("Simone Larkmere").wait_for()
    asked.page.wait_for_load_state("networkidle")
    assert asked.refused == [], "a visitor who is not signed in hears of no error"

    invited = guests.filter(has_text="Luz Lejos")
    host.page.evaluate("document.querySelector('#room').scrollIntoView()")
    host.shot("guests")
    invited.get_by_role("button", name=host.say("members_invitation_withdraw")).click()
    invited.wait_for(state="detached")
    turned_away = visit(phone=phone)
    turned_away.goto(link_to(host, f"luz.lejos{int(phone)}@example.org", "invitation"))
    turned_away.page.get_by_role("main").get_by_text(turned_away.say("accounts_failed_invitation")).wait_for()

    guest = reader_of(visit, "Caio Ribeirovento", phone=phone)
    guest.goto(link_to(host, email, "invitation"))
    guest.press("members_invitation_accept", name="Caio Ribeirovento")
    guest.page.wait_for_url(guest.site.address + "/")
    guest.goto(f"/exchanges/{room}")
    guest.page.locator("#room").wait_for()
    host.page.reload()
    here = guests.filter(has_text="Caio Ribeirovento")
    here.get_by_role("button", name=host.say("members_guest_end")).click()
    host.shot("guest-end")
    host.page.get_by_role("dialog").get_by_role("button", name=host.say("members_guest_end")).click()
    here.wait_for(state="detached")
    thread = host.api(f"/api/exchanges/{room}")["room_thread_id"]
    assert guest.api(f"/api/threads/{thread}")["status"] == 404
    guest.page.reload()
    guest.page.locator("main h1").first.wait_for()
    assert guest.page.locator("#room").count() == 0


def test_somebody_invited_to_the_secretariat_is_sent_to_a_provider(visit, tmp_path):
    settings = Settings(data_dir=tmp_path, secret_key="a key for tests, long enough to be taken")
    kept = {
        "PACTO_SECRETARIAT_OIDC_ONLY": "1", "PACTO_SMTP_URL": "smtp://127.0.0.1:9",
        "PACTO_OIDC_CITY_CLIENT_ID": "pacto", "PACTO_OIDC_CITY_ISSUER": "https://id.example.org",
    }  # fmt: skip
    assert processes.command(settings, "migrate", **kept).returncode == 0
    with processes.serving(settings, **kept) as server:
        for language in ("en", "es", "pt"):
            words = ("invite", "--secretariat", f"noor.{language}@example.org", "--language", language)
            printed = processes.command(settings, *words, PACTO_BASE_URL=server.url, **kept).stdout
            invited = visit("es" if language == "en" else "en", phone=language == "pt")
            invited.page.goto(printed.strip())
            invited.page.get_by_text(say(language, "members_invitation_providers")).wait_for()
            way = invited.page.get_by_role("link", name=say(language, "accounts_sign_in_with", provider="City"))
            assert "/auth/city/login?ticket=" in way.get_attribute("href")
            assert invited.page.get_by_role("link", name=say(language, "members_invitation_code")).count() == 0
            invited.language = language
            invited.shot("invitation-providers")
