"""Proposals brought to where they are signed: Rosario leads, Durban takes part, each has somebody who signs for it."""

from pycrdt import Doc, XmlElement, XmlFragment, XmlText
from sqlalchemy import update
from sqlmodel import Session

from app.access.actor import SeatRole
from app.accounts.models import SignIn
from app.core import clock
from app.core.database import Database
from app.drafting import service as drafts
from app.drafting import store
from app.drafting.store import Tick
from app.proposals import queries, wording
from app.proposals.codes import SectionState
from app.proposals.models import Call, Proposal, Section
from app.proposals.service import consortium
from app.proposals.signing import service
from app.proposals.signing.models import FrozenVersion
from tests.people import World
from tests.proposals import story

SUMMARY = "A specialist reaches every scene."
DURBAN = story.DURBAN


def represented(session: Session, world: World) -> None:
    """Somebody holds the seat that signs for Durban."""
    if DURBAN not in world.people:
        world.person(session, DURBAN, at="durban", role=SeatRole.authorised_representative)


def agreed(session: Session, world: World, *, call: Call | None = None, partner: str | None = DURBAN) -> Proposal:
    """A proposal whose required section is written and agreed; its optional one is open and empty.

    `partner` says yes for Durban, "" whoever may, None where Rosario answers alone. Everybody has just signed in.
    """
    if partner == DURBAN:
        represented(session, world)
    session.connection().execute(update(SignIn).values(proved_at=clock.now()))
    proposal = story.begin(session, world, call=call)
    lead = queries.party_of(session, proposal.id, world.organisations["rosario"])
    consortium.answer(session, world.actor(session, "representative"), lead.id, yes=True)
    if partner is not None:
        story.joined(session, world, proposal, by=partner)
    section = sections(session, proposal)[0]
    write(session, section, SUMMARY)
    section.state = SectionState.agreed
    session.add(section)
    session.flush()
    return proposal


def sections(session: Session, proposal: Proposal) -> list[Section]:
    """Those that are signed in its first stage: a required one, then an optional one."""
    return [section for section in queries.sections(session, proposal.id) if section.stage == "concept"]


def write(session: Session, section: Section, *paragraphs: str) -> None:
    drafts.begin_anew(session, section.id, wording.written(paragraphs))


def frozen(session: Session, world: World, *, call: Call | None = None, partner: str | None = DURBAN) -> tuple[Proposal, FrozenVersion]:  # fmt: skip
    proposal = agreed(session, world, call=call, partner=partner)
    return proposal, service.freeze(session, world.actor(session, "focal_point"), proposal.id)


def signed(session: Session, world: World, *, by: tuple[str, ...] = ("representative", DURBAN), call: Call | None = None, partner: str | None = DURBAN) -> tuple[Proposal, FrozenVersion]:  # fmt: skip
    proposal, version = frozen(session, world, call=call, partner=partner)
    for name in by:
        service.sign(session, world.actor(session, name), proposal.id, digest=version.digest)
    return proposal, version


def typed(database: Database, section_id, words: str) -> None:
    """Letters as they come from an editor: a tick of the log, and no event."""
    with database.reading() as session:
        document: Doc = drafts.read(session, section_id)
        generation = drafts.stands(session, [section_id])[section_id].generation
    before = document.get_state()
    paragraph = XmlElement("paragraph")
    document.get("default", type=XmlFragment).children.append(paragraph)
    paragraph.children.append(XmlText(words))
    store.append(database, [Tick(section_id, generation, document.get_update(before))])
