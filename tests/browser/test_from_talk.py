"""From talk to work and back: a conversation becomes a request, what was learned becomes a conversation."""

import re

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["en", "es", "pt"])
def test_a_conversation_becomes_a_request_and_tells_of_it(visit, language):
    member = visit(language, phone=language == "es")
    member.sign_in({"en": "Simone Larkmere", "es": "Marisol Fuentebruma", "pt": "Jussara Matoclaro"}[language])
    thread = next(
        row
        for row in member.api("/api/threads?limit=50")["items"]
        if not row["confidential"] and not row["subject_kind"]
    )
    member.goto(f"/conversations/{thread['id']}")
    work = member.page.get_by_text(member.say("discussions_work"), exact=True)
    work.click()
    member.press("discussions_work_ask")
    member.page.wait_for_url(re.compile(r"/exchanges/[0-9a-f-]{36}/edit"))
    exchange = member.api(f"/api/exchanges/{member.page.url.split('/')[-2]}")
    assert exchange["title"] == thread["title"]
    member.goto(f"/conversations/{thread['id']}")
    work.click()
    here = f"main a[href='/exchanges/{exchange['id']}']"
    member.page.locator(here).wait_for()
    member.shot("from-talk")
    member.goto(f"/exchanges/{exchange['id']}")
    member.page.get_by_text(member.say("exchanges_talk_began")).wait_for()

    other = visit(language)
    other.sign_in("Simone Larkmere" if language == "pt" else "Caio Ribeirovento")
    other.goto(f"/conversations/{thread['id']}")
    other.page.get_by_text(other.say("discussions_work"), exact=True).click()
    other.page.locator("details[open] .meta").first.wait_for()
    assert not other.page.locator(here).count()


def test_what_was_learned_becomes_a_conversation_of_the_network(visit):
    peer = visit("en")
    peer.sign_in("Simone Larkmere")
    told = next(
        row
        for row in peer.api("/api/exchanges?limit=100")["items"]
        if (outcome := peer.api(f"/api/exchanges/{row['id']}/reports")).get("publication")
        and peer.api(f"/api/exchanges/{row['id']}")["in_room"]
        and outcome["publication"]["lessons"]
    )
    peer.goto(f"/exchanges/{told['id']}")
    peer.press("exchanges_talk_lessons")
    peer.page.wait_for_url(re.compile(r"/conversations/new"))
    lessons = peer.api(f"/api/exchanges/{told['id']}/lessons-thread")
    assert peer.page.get_by_label(peer.say("discussions_subject")).input_value() == lessons["title"]
    assert peer.page.get_by_label(peer.say("discussions_make_confidential")).count() == 0
    peer.press("discussions_post")
    peer.page.wait_for_url(re.compile(r"/conversations/[0-9a-f-]{36}$"))
    peer.shot("lessons-told")
    peer.goto(f"/exchanges/{told['id']}")
    peer.page.get_by_text(peer.say("exchanges_talk_tells")).wait_for()
