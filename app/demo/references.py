"""Checks that everything the story refers to is in it."""

from collections import Counter
from collections.abc import Iterable, Mapping

from app.demo.records import Exchange, ExchangeParts, Persona, Story


class StoryError(Exception):
    """The files of the demonstration network do not fit together; the message says where."""


def check(story: Story, details: Mapping[str, ExchangeParts]) -> None:
    """Follow every reference. Raises StoryError at the first that leads nowhere, and at ids used twice."""
    seen = _Known(story)
    _check_members(story, seen)
    _check_what_members_say(story, seen)
    for exchange in story.exchanges:
        _check_request(exchange, seen)
        _check_parts(exchange, seen)
    seen.all_in("requests", "exchanges.json", details)
    for thread in story.threads:
        seen.all_in("topics", thread.id, thread.topics)
        seen.all_in("practices", thread.id, [thread.linked_practice])
        seen.all_in("people", thread.id, (post.author for post in thread.posts))
    for practice in story.practices:
        seen.all_in("topics", practice.id, practice.topics)
        seen.all_in("organisations", practice.id, practice.organisations)
    seen.all_in("organisations", "indicators.csv", {row.city_id for row in story.observations})


def check_personas(personas: Iterable[Persona], story: Story) -> None:
    """Each persona must exist and sit, today, in the seat that it is shown with."""
    seen = _Known(story)
    holders = {seat.id: seat.holder for seat in story.seats}
    for persona in personas:
        seen.all_in("people", "personas.json", [persona.person])
        seen.all_in("seats", "personas.json", [persona.seat])
        if persona.seat is not None and holders[persona.seat] != persona.person:
            message = f"personas.json: {persona.person} does not hold {persona.seat}"
            raise StoryError(message)


class _Known:
    """The ids of each kind of record."""

    def __init__(self, story: Story) -> None:
        self._ids = {
            "topics": _unique("topics", (topic.id for topic in story.topics)),
            "organisations": _unique("organisations", (each.id for each in story.organisations)),
            "people": _unique("people", (person.id for person in story.people)),
            "seats": _unique("seats", (seat.id for seat in story.seats)),
            "practices": _unique("practices", (practice.id for practice in story.practices)),
            "threads": _unique("threads", (thread.id for thread in story.threads)),
            "requests": _unique("requests", (exchange.request.id for exchange in story.exchanges)),
        }
        _unique("offers", (offer.id for offer in story.offers))
        _unique("profiles", (profile.organisation for profile in story.profiles))
        _unique("matches", (match.id for exchange in story.exchanges for match in exchange.parts.matches))
        _unique("posts", (post.id for thread in story.threads for post in thread.posts))
        _unique("e-mail addresses", (person.email for person in story.people))

    def all_in(self, kind: str, where: str, ids: Iterable[str | None]) -> None:
        """Raises StoryError unless each id is one of `kind`; None refers to nothing and is fine."""
        for id_ in ids:
            if id_ is not None and id_ not in self._ids[kind]:
                message = f"{where}: there is no {id_} among the {kind}"
                raise StoryError(message)


def _unique(kind: str, ids: Iterable[str]) -> frozenset[str]:
    counted = Counter(ids)
    twice = [id_ for id_, count in counted.items() if count > 1]
    if twice:
        message = f"{kind}: more than one has the id {twice[0]}"
        raise StoryError(message)
    return frozenset(counted)


def _check_members(story: Story, seen: _Known) -> None:
    seen.all_in("topics", "topics.json", (topic.parent for topic in story.topics))
    for organisation in story.organisations:
        seen.all_in("topics", organisation.id, organisation.topics)
    for person in story.people:
        seen.all_in("organisations", person.id, [person.organisation])
        seen.all_in("topics", person.id, person.expertise)
    for seat in story.seats:
        seen.all_in("organisations", seat.id, [seat.organisation])
        seen.all_in("seats", seat.id, [seat.deputy])
        seen.all_in("people", seat.id, (holding.person for holding in seat.holders))
    for invitation in story.invitations:
        seen.all_in("seats", "invitations", [invitation.seat])
        seen.all_in("people", "invitations", [invitation.person, invitation.invited_by])
    for application in story.applications:
        seen.all_in("organisations", "applications", [application.organisation])
        seen.all_in("people", "applications", [application.person])
    for guest in story.guests:
        seen.all_in("people", "guests", [guest.person, guest.admitted_by])
        seen.all_in("requests", "guests", [guest.request])


def _check_what_members_say(story: Story, seen: _Known) -> None:
    for profile in story.profiles:
        seen.all_in("organisations", "profiles.json", [profile.organisation])
        seen.all_in("topics", "profiles.json", profile.seeks_topics)
    expertise = {person.id: person.expertise for person in story.people}
    for known in story.expertise:
        seen.all_in("people", "expertise.json", [known.person])
        if known.topic not in expertise[known.person]:
            message = f"expertise.json: {known.topic} is no topic of {known.person}"
            raise StoryError(message)
    for offer in story.offers:
        seen.all_in("organisations", offer.id, [offer.organisation, *(each.organisation for each in offer.conflicts)])
        seen.all_in("people", offer.id, [offer.person, offer.deputy])
        seen.all_in("topics", offer.id, offer.topics)
        seen.all_in("practices", offer.id, [offer.practice])


def _check_request(exchange: Exchange, seen: _Known) -> None:
    request = exchange.request
    seen.all_in("people", request.id, [request.requester])
    seen.all_in("organisations", request.id, [request.organisation])
    seen.all_in("topics", request.id, request.topics)
    if request.timeline[-1].state != request.status:
        message = f"{request.id}: is {request.status}, but its timeline ends at {request.timeline[-1].state}"
        raise StoryError(message)


def _check_parts(exchange: Exchange, seen: _Known) -> None:
    where, parts = exchange.request.id, exchange.parts
    named_peers = (*parts.peers_known, *parts.peers_not_wanted)
    seen.all_in("organisations", where, (peer.organisation for peer in named_peers))
    seen.all_in("organisations", where, (match.organisation for match in parts.matches))
    seen.all_in("practices", where, [parts.practice])
    seen.all_in("threads", where, [parts.thread])
    seen.all_in("people", where, _people(parts))
    if parts.agreement is not None and parts.agreement.match not in {match.id for match in parts.matches}:
        message = f"{where}: agreed on {parts.agreement.match}, which is not one of its matches"
        raise StoryError(message)


def _people(parts: ExchangeParts) -> Iterable[str | None]:
    yield from (parts.deputy, parts.owner)
    yield from (part.by for part in (parts.endorsement, parts.triage, parts.ending) if part is not None)
    yield from (help_.by for help_ in parts.help_offered)
    for match in parts.matches:
        yield from (match.person, match.substitute, match.drafted_by)
        yield from (answer.by for answer in (match.peer_answer, match.requester_answer) if answer is not None)
    if parts.agreement is not None:
        yield from (parts.agreement.requester_contact, parts.agreement.requester_substitute)
        yield from (parts.agreement.peer_contact, parts.agreement.peer_substitute)
    for session in parts.sessions:
        yield from (session.host, session.planned_by)
        yield from (participant.person for participant in session.participants)
        yield from (note.author for note in session.notes)
        yield from (action.owner for action in session.actions)
    yield from (post.author for post in parts.room)
    if parts.requester_report is not None:
        yield parts.requester_report.by
        yield from (step.who for step in parts.requester_report.will_do)
    yield from (part.by for part in (parts.peer_report, parts.follow_up and parts.follow_up.answer) if part)
