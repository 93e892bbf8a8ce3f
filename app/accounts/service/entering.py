"""From somebody whom a provider knows to a person of ours: the rules of joining an identity to a person.

Known identity: its person. Else an invitation in hand. Else a verified e-mail of a domain that this provider is
trusted for. Else nobody joins anything by itself: the owner confirms from a session, or a stranger asks to join.
"""

from uuid import UUID

from sqlmodel import Session, select

from app.access.principals import SECRETARIAT_CIRCLE
from app.accounts.errors import NoEntry, NoEntryReason
from app.accounts.events import IdentityJoined
from app.accounts.models import EmailAddress, Identity, Person
from app.accounts.oidc import Arrival
from app.accounts.service import invitations
from app.core import clock
from app.core.settings import Provider
from app.outbox.events import record


def person_of(session: Session, provider: Provider, arrival: Arrival, *, ticket: str = "") -> UUID | None:
    """The person behind this arrival, joined to the identity if the rules allow; None for a stranger.

    `ticket` is the token of an invitation, which is accepted. Raises NoEntry for someone who is suspended, and for
    an invitation that is over or was meant for somebody else.
    """
    identity = known_identity(session, arrival)
    if ticket:
        admitted = _admit(session, arrival, ticket, identity.person_id if identity else None)
        identity = identity or join(session, admitted, provider, arrival)
    elif identity is None and may_join_by_email(provider, arrival):
        address = session.get(EmailAddress, arrival.email)
        identity = join(session, address.person_id, provider, arrival) if address else None
    if identity is None:
        return None
    identity.used_at = clock.now()
    refuse_suspended(session, identity.person_id)
    return identity.person_id


def _admit(session: Session, arrival: Arrival, token: str, person_id: UUID | None) -> UUID:
    ticket = invitations.open_ticket(session, token)
    if ticket is None:
        raise NoEntry(NoEntryReason.invitation)
    return invitations.accept(session, ticket, person_id=person_id, name=arrival.name)


def known_identity(session: Session, arrival: Arrival) -> Identity | None:
    return session.exec(
        select(Identity).where(Identity.issuer == arrival.issuer, Identity.subject == arrival.subject)
    ).one_or_none()


def may_join_by_email(provider: Provider, arrival: Arrival) -> bool:
    """Whether this provider's word for the e-mail is enough."""
    return arrival.email_verified and arrival.email.rpartition("@")[2] in provider.trusted_domains


def join(session: Session, person_id: UUID, provider: Provider, arrival: Arrival) -> Identity:
    """Let this identity stand for the person from now on. Raises NoEntry when it stands for somebody else."""
    known = known_identity(session, arrival)
    if known is not None:
        if known.person_id != person_id:
            raise NoEntry(NoEntryReason.someone_else)
        return known
    identity = Identity(issuer=arrival.issuer, subject=arrival.subject, person_id=person_id, email=arrival.email)
    session.add(identity)
    session.flush()
    event = IdentityJoined(
        subject_id=person_id, circle_id=SECRETARIAT_CIRCLE, identity_id=identity.id, provider=provider.name
    )
    record(session, None, event).person_id = person_id
    return identity


def refuse_suspended(session: Session, person_id: UUID) -> None:
    """Raise NoEntry for someone who is suspended."""
    if session.get_one(Person, person_id).suspended_at:
        raise NoEntry(NoEntryReason.suspended)
