"""A person takes out what is held about them, in each language."""

import json
import zipfile

import pytest

from app.home.my_data.schemas import MyData
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.test_pages import MEMBERS, look

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", MEMBERS)
def test_my_data_is_downloaded_from_the_account(visit, tmp_path, language):
    member = visit(language, phone=language == "es")
    member.sign_in(MEMBERS[language], "/account")
    section = member.page.get_by_role("region", name=member.say("home_data"), exact=True)
    section.scroll_into_view_if_needed()
    assert look(member, f"my-data-{language}") == []
    member.page.emulate_media(color_scheme="light")
    for size in (DESKTOP, PHONE):
        member.page.set_viewport_size(size)
        member.shot("my-data")

    with member.page.expect_download() as download:
        section.get_by_role("link", name=member.say("home_data_take"), exact=True).click()
    saved = tmp_path / download.value.suggested_filename
    download.value.save_as(saved)
    assert saved.name.startswith("pacto-")
    with zipfile.ZipFile(saved) as archive:
        told = archive.read("data.json")
        letter = archive.read("README.txt").decode()
    MyData.model_validate_json(told)
    mine = json.loads(told)
    assert mine["person"]["name"] == MEMBERS[language]
    assert mine["posts"]
    assert MEMBERS[language] in letter
    assert member.page.url.endswith("/account")
