"""Pictures in a section's text: who brings one, who reads it, and that it is signed as it is."""

import orjson
import pytest
from pycrdt import XmlElement, XmlFragment

from app.circles.models import CircleRole
from app.core.errors import IllegalMove, NotAllowed, NotFound
from app.drafting import content
from app.drafting import service as drafts
from app.files import service as files
from app.files.errors import FileTooLarge, TooManyFiles, UnreadablePicture, UnsupportedFile, UnsupportedPicture
from app.files.models import File
from app.proposals import queries, wording
from app.proposals.codes import SectionState
from app.proposals.models import Proposal
from app.proposals.service import pictures
from app.proposals.signing import parts
from tests.files import samples
from tests.proposals import story

LEAD = "focal_point"


@pytest.fixture
def section(session, world):
    return queries.sections(session, story.begin(session, world).id)[0]


def add(session, world, section, *, by: str = LEAD, data: bytes | None = None):
    return pictures.add(
        session, world.actor(session, by), section.id, name="street.jpg", data=data or samples.picture()
    )


@pytest.mark.parametrize("role", [CircleRole.reader, CircleRole.commenter, CircleRole.reviewer])
def test_whoever_does_not_write_brings_no_picture(session, world, section, role):
    story.put_to_work(session, world, session.get_one(Proposal, section.proposal_id), "member", role)
    with pytest.raises(NotAllowed):
        add(session, world, section, by="member")


@pytest.mark.parametrize("name", ["other_city", "secretariat", "guest", "observer", "expert"])
def test_others_neither_bring_nor_read_one(session, world, section, name):
    file_id = add(session, world, section)
    with pytest.raises(NotFound):
        add(session, world, section, by=name)
    with pytest.raises(NotFound):
        files.show(session, world.actor(session, name), file_id)


def test_an_agreed_section_takes_none(session, world, section):
    section.state = SectionState.agreed
    session.add(section)
    with pytest.raises(IllegalMove):
        add(session, world, section)


@pytest.mark.parametrize(
    ("data", "refusal"),
    [(samples.PDF, UnsupportedPicture), (samples.SVG, UnsupportedPicture), (samples.picture()[:60], UnreadablePicture)],
)
def test_what_is_no_picture_is_refused(session, world, section, data, refusal):
    with pytest.raises(refusal):
        add(session, world, section, data=data)


def test_a_picture_weighs_no_more_than_an_attachment(session, world, section):
    with pytest.raises(FileTooLarge):
        add(session, world, section, data=b"\x89PNG\r\n\x1a\n" + bytes(files.MOST_BYTES))


def test_a_text_holds_no_more_files_than_there_may_be(session, world, section, monkeypatch):
    monkeypatch.setattr(files, "MOST_ABOUT", 2)
    for _ in range(2):
        add(session, world, section)
    with pytest.raises(TooManyFiles):
        add(session, world, section)


def test_what_is_no_picture_leaves_nothing_behind(session, world, section, settings):
    with pytest.raises(UnsupportedFile):
        add(session, world, section, data=samples.PDF)
    assert not (settings.data_dir / "files").exists()


def test_whoever_reads_the_section_reads_the_picture_without_what_the_camera_noted(database, world, signed_in):
    with database.writing() as session:
        proposal = story.begin(session, world)
        story.put_to_work(session, world, proposal, "member", CircleRole.reader)
        section = queries.sections(session, proposal.id)[0]
        file_id = add(session, world, section, data=samples.photograph_with_place())
    answer = signed_in("member").get(f"/api/files/{file_id}/content")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/webp")
    assert b"Exif" not in answer.content
    assert signed_in("other_city").get(f"/api/files/{file_id}/content").status_code == 404


def put(session, section, *file_ids) -> None:
    def change(document):
        for file_id in file_ids:
            picture = XmlElement(wording.PICTURE, {"file": str(file_id), "alt": "A street", "width": "50"})
            document.get(content.ROOT, type=XmlFragment).children.append(picture)

    drafts.amend(session, section.id, change)


def signed(session, proposal) -> dict:
    name = next(name for part in parts.current(session, proposal) if (name := part.name).startswith("sections/01"))
    return orjson.loads(next(part.content for part in parts.current(session, proposal) if part.name == name))


def test_what_a_picture_shows_is_signed_with_the_text(session, world, section):
    proposal = session.get_one(Proposal, section.proposal_id)
    assert "pictures" not in signed(session, proposal)
    file_id, stranger = add(session, world, section), section.id
    put(session, section, file_id, stranger, "nothing")
    file = session.get_one(File, file_id)
    assert signed(session, proposal)["pictures"] == [
        {"file": str(file_id), "sha256": file.sha256},
        {"file": str(stranger), "sha256": None},
        {"file": "nothing", "sha256": None},
    ]
    assert [block["type"] for block in signed(session, proposal)["blocks"]][-3:] == [wording.PICTURE] * 3


def test_nobody_takes_away_a_picture_that_may_be_signed(session, world, section):
    file_id = add(session, world, section)
    with pytest.raises(NotAllowed):
        files.erase(session, world.actor(session, LEAD), file_id)
