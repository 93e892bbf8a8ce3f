"""A post in a language that one does not read, translated where it stands by a real service; the original one tap away."""

import pytest

from tests.browser.conftest import serving
from tests.browser.test_pages import LANGUAGES, MEMBERS, look
from tests.browser.test_story import signed_in
from tests.translator import translator

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def service():
    with translator() as made:
        yield made


@pytest.fixture(scope="module")
def site(tmp_path_factory, first_morning, service):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PACTO_TRANSLATE_URL", service.url)
        with serving(tmp_path_factory.mktemp("site"), first_morning) as running:
            yield running


def foreign_post(visitor) -> dict:
    """A post of a thread that the whole network reads, in another language than the visitor reads."""
    for thread in visitor.api("/api/threads?limit=100")["items"]:
        if thread["confidential"] or thread["subject_kind"]:
            continue
        for post in visitor.api(f"/api/threads/{thread['id']}/posts?limit=100")["items"]:
            if post["abilities"]["translate"]:
                return post
    pytest.fail("the demonstration has nothing to translate")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_post_is_translated_where_it_stands(visit, language):
    reader = signed_in(visit, MEMBERS[language], phone=language == "es")
    post = foreign_post(reader)
    reader.goto(f"/conversations/{post['thread_id']}")
    article = reader.page.locator(f"#post-{post['id']}")
    words = article.locator(".read")
    original = words.inner_text()
    assert words.get_attribute("lang") == post["language"]
    reader.shot("translation-offered")

    article.get_by_role("button", name=reader.say("discussions_translate"), exact=True).click()
    shown = article.locator(f'.read[lang="{language}"]')
    shown.wait_for()
    assert f"-{language}" in shown.inner_text()
    name = reader.page.evaluate(
        "([reads, tag]) => new Intl.DisplayNames(reads, { type: 'language' }).of(tag)", [language, post["language"]]
    )
    assert article.get_by_role("status").inner_text() == reader.say("discussions_translated", **{"from": name})
    reader.shot("translation-shown")
    assert look(reader, "conversations/translated") == []

    article.get_by_role("button", name=reader.say("discussions_translation_original"), exact=True).press("Enter")
    article.locator(f'.read[lang="{post["language"]}"]').wait_for()
    assert words.inner_text() == original
    article.get_by_role("button", name=reader.say("discussions_translation_show"), exact=True).click()
    shown.wait_for()


def test_a_service_that_fails_says_so_and_the_original_stays(visit, service):
    reader, writer = signed_in(visit, MEMBERS["es"], phone=True), signed_in(visit, MEMBERS["pt"])
    thread = foreign_post(reader)["thread_id"]
    body = {"language": "pt", "markdown": "Duas noites seguidas, depois descanso."}
    post = writer.api(f"/api/threads/{thread}/posts", "POST", body)
    service.status = 500
    reader.goto(f"/conversations/{thread}")
    article = reader.page.locator(f"#post-{post['id']}")
    article.get_by_role("button", name=reader.say("discussions_translate"), exact=True).click()
    told = article.get_by_role("alert")
    told.wait_for()
    assert reader.say("discussions_problem_translation_unavailable") in told.inner_text()
    assert article.locator(".read").get_attribute("lang") == "pt"
    assert look(reader, "conversations/not-translated") == []
    reader.faults.clear()  # the refusal is a 503, which is what this is about

    service.status = 200
    article.get_by_role("button", name=reader.say("discussions_translate"), exact=True).click()
    article.locator('.read[lang="es"]').wait_for()
    assert told.count() == 0
