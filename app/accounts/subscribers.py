"""What accounts does when a date comes: the letter with a code, which no request waits for, and forgetting."""

from typing import Final
from uuid import UUID

from sqlmodel import Session

from app.accounts.models import Person
from app.accounts.service import codes, sign_ins
from app.core import settings as settings_module
from app.core.i18n import Texts
from app.mail import letters
from app.mail import service as mail
from app.mail.letters import Action, Actions, Code, Letter, Paragraph
from app.mail.models import MailRow
from app.outbox import housekeeping, registry

say: Final = Texts("app.accounts")
say_mail: Final = Texts("app.mail")


@registry.timed(codes.DUE)
def send_code(session: Session, code_id: UUID, _occasion: str) -> None:
    """Write the letter with a code and a link, if anybody is to get it."""
    settings = settings_module.of(session)
    prepared = codes.prepare(session, settings, code_id)
    if prepared is None:
        return
    row, reader, digits, link = prepared
    language, network = reader.language, settings.network_name
    minutes = int(codes.LASTS.total_seconds() // 60)
    letter = Letter(
        subject=say("code.subject", language, code=digits, network=network),
        blocks=[
            Paragraph(say("code.opening", language, network=network)),
            Code(digits),
            Paragraph(say("code.limits", language, minutes=minutes)),
            Actions([Action(say("code.button", language), f"{settings.origin}/sign-in/confirm#{link}")]),
            Paragraph(say("code.not_you", language)),
        ],
        foot=say_mail("foot", language, network=network),
    )
    mail.queue(
        session, to=row.email, subject=letter.subject, text=letters.as_text(letter),
        html=letters.as_html(letter, language), language=language, kind="accounts.code", person_id=reader.person_id,
        subject_kind="mail_code", subject_id=row.id,
    )  # fmt: skip


@mail.holds(mail.EVERY)
def may_leave(session: Session, letter: MailRow) -> bool:
    """No letter goes out to somebody who was suspended while it waited."""
    person = session.get(Person, letter.person_id) if letter.person_id else None
    return person is None or person.suspended_at is None


@housekeeping.daily("accounts.mail_codes")
def forget_codes(session: Session, most: int) -> int:
    return codes.forget_old(session, most=most)


@housekeeping.daily("accounts.sign_ins")
def forget_sign_ins(session: Session, most: int) -> int:
    return sign_ins.forget_old(session, settings_module.of(session), most=most)
