"""An organisation's page: shown, edited, added to the directory; its standing with the network."""

import re
from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import Session, col, select

from app.access.abilities import require
from app.access.actor import Actor, SeatRole
from app.accounts.models import Membership, Organisation
from app.circles.models import NETWORK_CIRCLE, SECRETARIAT_CIRCLE
from app.core.text import fold
from app.files import service as pictures
from app.members import policy, workflow
from app.members.events import MembershipChanged, OrganisationEdited, OrganisationJoined
from app.members.models import (
    ContactNote,
    OrganisationLanguage,
    OrganisationProfile,
    OrganisationTopic,
    TopicRelation,
)
from app.members.queries import directory, offers, profiles, topics
from app.members.queries.offers import OfferFilter
from app.members.schemas import (
    ContactNoteIn,
    ContactNoteOut,
    Holder,
    OrganisationEdit,
    OrganisationIn,
    OrganisationOut,
    PastHolding,
    SeatOfOrganisation,
)
from app.members.service import editing, search
from app.members.service.directory import picture_address, written_for
from app.members.service.offers import rows_out
from app.members.service.profiles import profile_of
from app.outbox.events import record

RECORD: Final = ("name", "place", "country", "zone", "latitude", "longitude", "population")
"""Fields that identify an organisation: the secretariat's to change."""
MOST_OFFERS: Final = 20


def show(session: Session, actor: Actor, key: str) -> OrganisationOut:
    """The page of an organisation, by id or slug. Raises NotFound when the actor may not see it."""
    row = profiles.organisation(session, actor, key)
    organisation_id: UUID = row["id"]
    abilities = policy.on_organisation(actor, organisation_id)
    seats = profiles.seats_of_organisation(session, organisation_id)
    note = profiles.contact_note(session, actor, organisation_id)
    offered = offers.offers(session, actor, OfferFilter(organisation=organisation_id), limit=MOST_OFFERS)
    past = profiles.past_of_organisation(session, organisation_id) if abilities.see_past else []
    out = OrganisationOut(
        **{name: row[name] for name in (
            "id", "slug", "name", "kind", "membership", "country", "place", "latitude", "longitude", "zone",
            "population", "population_source",
        )},
        picture=picture_address(row["picture_id"]),
        languages=directory.languages_of_organisations(session, [organisation_id]).get(organisation_id, []),
        summary=written_for(actor.language, row["summary"]),
        summaries=row["summary"] or {},
        topics=_topics(session, organisation_id, TopicRelation.knows),
        knows=editing.written(row["knows"], row["knows_language"]),
        seeks=editing.written(row["seeks"], row["seeks_language"]),
        seeks_topics=_topics(session, organisation_id, TopicRelation.seeks),
        contact_note=note and ContactNoteOut(
            language=note["language"], text=note["note"],
            audience="network" if note["circle_id"] == NETWORK_CIRCLE else "secretariat",
        ),
        seats=[_seat(actor, organisation_id, seat) for seat in seats],
        past=[PastHolding(**each) for each in past],
        offers=rows_out(session, offered[:MOST_OFFERS]),
        missing=[],
        may_become=workflow.memberships_after(row["membership"]) if abilities.change_membership else [],
        abilities=abilities,
        version=row["profile_version"],
    )  # fmt: skip
    if abilities.edit:
        out.missing = _missing(out)
    return out


def _topics(session: Session, organisation_id: UUID, relation: TopicRelation) -> list[str]:
    return directory.topics_of_organisations(session, [organisation_id], relation).get(organisation_id, [])


def _seat(actor: Actor, organisation_id: UUID, row: Any) -> SeatOfOrganisation:
    """A seat with its holder; a suspended one is shown to those alone who may give the seat to somebody else."""
    abilities = policy.on_seat(
        actor, organisation_id=organisation_id, role=row["role"], holder_id=row["holder_id"], invited=False
    )
    shown = row["holder_id"] and (abilities.vacate or not row["holder_suspended"])
    holder = shown and Holder(
        id=row["holder_id"],
        name=row["holder_name"],
        picture=picture_address(row["holder_picture_id"]),
        since=row["held_since"],
        suspended=row["holder_suspended"],
    )
    return SeatOfOrganisation(
        **{name: row[name] for name in ("id", "title", "title_language", "role", "since", "version")},
        holder=holder or None,
        abilities=abilities,
    )


def _missing(out: OrganisationOut) -> list[str]:
    has = {
        "summary": out.summary,
        "topics": out.topics,
        "languages": out.languages,
        "knows": out.knows,
        "seeks": out.seeks,
        "contact_note": out.contact_note,
        "picture": out.picture,
        "focal_point": any(
            seat.holder and not seat.holder.suspended and seat.role is SeatRole.focal_point for seat in out.seats
        ),
        "offer": out.offers,
    }
    return [name for name, value in has.items() if not value]


def edit(
    session: Session, actor: Actor, organisation_id: UUID, wanted: OrganisationEdit, *, if_match: str | None
) -> None:
    """Change what was sent. Raises NotFound, NotAllowed, Stale, and UnknownTopic."""
    organisation = profiles.locked_organisation(session, actor, organisation_id)
    abilities = policy.on_organisation(actor, organisation_id)
    require(abilities.edit)
    sent = wanted.model_fields_set
    if sent & set(RECORD):
        require(abilities.edit_record)
    profile = profile_of(session, organisation_id)
    version = profile.version
    editing.require_match(session, if_match, version, kind=OrganisationEdited.kind, subject_id=organisation_id)
    changed = [name for name in sorted(sent) if _change(session, organisation, profile, name, wanted)]
    if not changed:
        return
    profile.version += 1
    session.add_all([organisation, profile])
    search.index_organisation(session, organisation_id)
    if "name" in changed:
        search.index_holders(session, organisation_id)
    event = OrganisationEdited(
        subject_id=organisation_id, circle_id=NETWORK_CIRCLE, fields=tuple(changed), version=profile.version
    )
    record(session, actor, event, behalf_of=editing.behalf_of(actor, organisation_id))


def _change(  # noqa: PLR0911 - one answer for each field
    session: Session, organisation: Organisation, profile: OrganisationProfile, name: str, wanted: OrganisationEdit
) -> bool:
    """Write one field; whether it is another than before. A field that must not be empty is left as it is by null."""
    value = getattr(wanted, name)
    match name:
        case "summaries":
            kept = {language.value: text for language, text in (value or {}).items() if text.strip()}
            return _set(profile, summary=kept)
        case "knows" | "seeks":
            text, language = editing.said(value) if value else ("", None)
            return _set(profile, **{name: text, f"{name}_language": language})
        case "topics":
            return set_topics(session, organisation.id, TopicRelation.knows, value or [])
        case "seeks_topics":
            return set_topics(session, organisation.id, TopicRelation.seeks, value or [])
        case "languages":
            return set_languages(session, organisation.id, value or [])
        case "contact_note":
            return set_contact_note(session, organisation.id, value)
        case "name" | "place" | "country" | "zone" if value is None:
            return False
        case _:
            return _set(organisation, **{name: value})


def _set(row: Any, **values: Any) -> bool:
    changed = any(getattr(row, name) != value for name, value in values.items())
    for name, value in values.items():
        setattr(row, name, value)
    return changed


def set_topics(session: Session, organisation_id: UUID, relation: TopicRelation, topic_ids: Sequence[str]) -> bool:
    """Let these be the topics, in this order; whether they are others than before. Raises UnknownTopic."""
    topics.require_known(session, topic_ids)
    if directory.topics_of_organisations(session, [organisation_id], relation).get(organisation_id, []) == [*topic_ids]:
        return False
    session.connection().execute(
        delete(OrganisationTopic).where(
            col(OrganisationTopic.organisation_id) == organisation_id, col(OrganisationTopic.relation) == relation
        )
    )
    session.add_all(
        OrganisationTopic(organisation_id=organisation_id, relation=relation, topic_id=topic_id, position=position)
        for position, topic_id in enumerate(topic_ids)
    )
    return True


def set_languages(session: Session, organisation_id: UUID, languages: Sequence[str]) -> bool:
    """Let these be the languages, in this order; whether they are others than before."""
    if directory.languages_of_organisations(session, [organisation_id]).get(organisation_id, []) == [*languages]:
        return False
    session.connection().execute(
        delete(OrganisationLanguage).where(col(OrganisationLanguage.organisation_id) == organisation_id)
    )
    session.add_all(
        OrganisationLanguage(organisation_id=organisation_id, language=language, position=position)
        for position, language in enumerate(languages)
    )
    return True


def set_contact_note(session: Session, organisation_id: UUID, wanted: ContactNoteIn | None) -> bool:
    """Keep how the organisation is best reached, in the circle of its audience, or take it away."""
    row = session.get(ContactNote, organisation_id)
    if wanted is None:
        if row:
            session.delete(row)
        return row is not None
    circle = NETWORK_CIRCLE if wanted.audience == "network" else SECRETARIAT_CIRCLE
    row = row or ContactNote(organisation_id=organisation_id, note="", language=wanted.language, circle_id=circle)
    changed = _set(row, note=wanted.text, language=wanted.language, circle_id=circle)
    session.add(row)
    return changed


def add(session: Session, actor: Actor, wanted: OrganisationIn) -> Organisation:
    """A new organisation in the directory; the secretariat's to make."""
    require(actor.is_secretariat)
    organisation = Organisation(**wanted.model_dump(), slug=_free_slug(session, wanted))
    session.add(organisation)
    session.flush()
    profile_of(session, organisation.id)
    search.index_organisation(session, organisation.id)
    record(session, actor, OrganisationJoined(subject_id=organisation.id, circle_id=NETWORK_CIRCLE))
    return organisation


def _free_slug(session: Session, wanted: OrganisationIn) -> str:
    words = re.sub(r"[^a-z0-9]+", "-", fold(wanted.name)).strip("-")[:40].strip("-")
    stem = f"{'city' if wanted.kind == 'city' else 'org'}-{words or 'new'}"
    taken = set(session.exec(select(Organisation.slug).where(col(Organisation.slug).startswith(stem, autoescape=True))))
    return next(slug for slug in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if slug not in taken)


def change_membership(session: Session, actor: Actor, organisation_id: UUID, *, membership: Membership) -> None:
    """Let the organisation stand otherwise to the network. Raises NotFound, NotAllowed and IllegalMove."""
    organisation = profiles.locked_organisation(session, actor, organisation_id)
    require(policy.on_organisation(actor, organisation_id).change_membership)
    before = organisation.membership
    workflow.check_membership_move(before, membership)
    organisation.membership = membership
    session.add(organisation)
    event = MembershipChanged(subject_id=organisation_id, circle_id=NETWORK_CIRCLE, before=before, after=membership)
    record(session, actor, event)


def set_logo(session: Session, actor: Actor, organisation_id: UUID, data: bytes | None) -> str | None:
    """Show this picture, or none; its address. Raises NotFound, NotAllowed, and what `another_picture` raises."""
    organisation = profiles.locked_organisation(session, actor, organisation_id)
    require(policy.on_organisation(actor, organisation_id).edit)
    organisation.picture_id = pictures.another_picture(session, actor, organisation.picture_id, data)
    session.add(organisation)
    version = profile_of(session, organisation_id).version
    event = OrganisationEdited(
        subject_id=organisation_id, circle_id=NETWORK_CIRCLE, fields=("picture",), version=version
    )
    record(session, actor, event, behalf_of=editing.behalf_of(actor, organisation_id))
    return picture_address(organisation.picture_id)
