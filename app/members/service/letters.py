"""The letters that bring links: an invitation, the confirmation of an application, its refusal."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from sqlmodel import Session

from app.access.actor import Actor
from app.accounts.models import AdmissionTicket, Organisation, Seat
from app.core import i18n
from app.core import settings as settings_module
from app.core.i18n import Language, Texts
from app.mail import letters
from app.mail import service as mail
from app.mail.letters import Action, Actions, Block, Letter, Paragraph, Quote
from app.members.models import Application

say: Final = Texts("app.members")
_foot: Final = Texts("app.mail")


def invitation(session: Session, ticket: AdmissionTicket, token: str, *, inviter: Actor) -> None:
    """Send the link of an invitation. Its days are those of the inviter's clock, who chose them."""
    settings = settings_module.of(session)
    language, network = ticket.language, settings.network_name
    if ticket.seat_id:
        seat = session.get_one(Seat, ticket.seat_id)
        organisation = session.get_one(Organisation, seat.organisation_id)
        asked = say(
            "invitation.seat", language, inviter=inviter.name, seat=seat.title, organisation=organisation.name,
            network=network,
        )  # fmt: skip
    else:
        assert ticket.guest_until
        until = i18n.day(ticket.guest_until, language, inviter.zone)
        asked = say("invitation.guest", language, inviter=inviter.name, network=network, until=until)
    blocks: list[Block] = [
        Paragraph(say("invitation.opening", language, name=ticket.name)),
        Paragraph(asked),
        Actions([Action(say("invitation.button", language), f"{settings.origin}/invitation#{token}")]),
        Paragraph(say("invitation.limits", language, day=i18n.day(ticket.expires_at, language, inviter.zone))),
    ]
    subject = say("invitation.subject", language, inviter=inviter.name, network=network)
    _send(session, ticket.email, language, subject, blocks, "members.invitation", "admission_ticket", ticket.id)


def confirmation(session: Session, application: Application, token: str) -> None:
    """Send the link by which an applicant confirms the address."""
    settings = settings_module.of(session)
    language, network = application.language, settings.network_name
    blocks: list[Block] = [
        Paragraph(say("application.opening", language, name=application.name, network=network)),
        Actions([Action(say("application.button", language), f"{settings.origin}/apply/confirm#{token}")]),
        Paragraph(say("application.not_you", language)),
    ]
    subject = say("application.subject", language, network=network)
    _send(
        session, application.email, language, subject, blocks, "members.confirmation", "application", application.id
    )  # fmt: skip


def refusal(session: Session, application: Application) -> None:
    """Tell an applicant why not, in the words of the secretariat."""
    language, network = application.language, settings_module.of(session).network_name
    blocks: list[Block] = [
        Paragraph(say("application.declined", language, name=application.name, network=network)),
        Quote(application.reason, language),
    ]
    subject = say("application.declined_subject", language, network=network)
    _send(session, application.email, language, subject, blocks, "members.refusal", "application", application.id)


def _send(
    session: Session, to: str, language: Language, subject: str, blocks: Sequence[Block], kind: str,
    subject_kind: str, subject_id: UUID,
) -> None:  # fmt: skip
    network = settings_module.of(session).network_name
    letter = Letter(subject=subject, blocks=blocks, foot=_foot("foot", language, network=network))
    mail.queue(
        session, to=to, subject=letter.subject, text=letters.as_text(letter), html=letters.as_html(letter, language),
        language=language, kind=kind, subject_kind=subject_kind, subject_id=subject_id,
    )  # fmt: skip
