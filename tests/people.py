"""A small network with somebody in every role that the access table speaks of."""

import copy
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from app.access import principals
from app.access.actor import Actor, SeatRole
from app.accounts import queries as accounts
from app.accounts import service as accounts_service
from app.accounts.models import (
    AdmissionTicket,
    Affiliation,
    EmailAddress,
    Membership,
    Organisation,
    OrganisationKind,
    Person,
    Seat,
    SignIn,
)
from app.circles import service as circles
from app.circles.models import CircleKind, CircleRole
from app.core import clock
from app.core.database import Database
from app.core.i18n import Language
from app.core.settings import Settings

ORIGIN = "http://127.0.0.1:8000"
SINCE = date(2024, 1, 1)
SETTINGS = Settings(secret_key="a key for tests, long enough to be taken")

ROLES = (
    "anonymous", "no_seat", "member", "focal_point", "representative", "expert", "observer", "guest", "other_city",
    "former", "suspended", "expired", "invited", "secretariat",
)  # fmt: skip
"""Everybody that the access table asks about. `former` and `suspended` hold a cookie of better days;
`invited` has not accepted yet and so has none."""
SIGNED_OUT = frozenset({"anonymous", "suspended", "expired", "invited"})
"""Those whose requests are anonymous, whatever cookie they send."""


Rows = list[tuple[sa.Table, list[dict]]]
_kept: list[tuple["World", Rows]] = []


def _rows(session: Session) -> Rows:
    return [
        (table, [dict(row) for row in session.connection().execute(sa.select(table)).mappings()])
        for table in SQLModel.metadata.sorted_tables
    ]


def _added(before: Rows, after: Rows) -> Rows:
    """Rows that came since. Fails for one that was changed: putting back would not change it again."""
    added = []
    for (table, old), (_, new) in zip(before, after, strict=True):
        assert all(row in new for row in old), table.name
        added.append((table, [row for row in new if row not in old]))
    return [(table, rows) for table, rows in added if rows]


@dataclass
class World:
    """Ids and tokens by name. Organisations: `rosario`, `durban` (both member cities), `partner`, `kroc`."""

    organisations: dict[str, UUID] = field(default_factory=dict)
    people: dict[str, UUID] = field(default_factory=dict)
    seats: dict[str, UUID] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    guest_circle: UUID | None = None

    @classmethod
    def make(cls, database: Database) -> "World":
        """Built once in a process, then put back row by row: building takes longer than most tests.

        Anew when the clock was moved, because moments of now are among the rows.
        """
        with database.writing() as session:
            if clock.offset():
                return cls._built(session)
            if not _kept:
                before = _rows(session)
                world = cls._built(session)
                session.flush()
                _kept.append((copy.deepcopy(world), _added(before, _rows(session))))
                return world
            world, added = _kept[0]
            for table, rows in added:
                session.connection().execute(sa.insert(table), rows)
        return copy.deepcopy(world)

    @classmethod
    def _built(cls, session: Session) -> "World":
        world = cls()
        world._build(session)
        return world

    def _build(self, session: Session) -> None:
        self.organisation(session, "rosario", zone="America/Argentina/Buenos_Aires", country="AR")
        self.organisation(session, "durban", zone="Africa/Johannesburg", country="ZA")
        self.organisation(session, "partner", kind=OrganisationKind.partner, zone="America/Sao_Paulo", country="BR")
        self.organisation(session, "kroc", kind=OrganisationKind.secretariat, zone="America/Los_Angeles", country="US")
        self.person(session, "focal_point", at="rosario", role=SeatRole.focal_point, language=Language.es)
        self.person(session, "member", at="rosario", role=SeatRole.member, language=Language.es)
        self.person(
            session, "representative", at="rosario", role=SeatRole.authorised_representative, language=Language.es
        )
        self.person(session, "other_city", at="durban", role=SeatRole.focal_point)
        self.person(session, "expert", at="partner", role=SeatRole.expert, language=Language.pt)
        self.person(session, "observer", at="partner", role=SeatRole.observer)
        self.person(session, "secretariat", at="kroc", role=SeatRole.secretariat)
        self.person(session, "no_seat")
        guest = self.person(session, "guest")
        circle = circles.make(session, CircleKind.named_people, {})
        circles.admit(
            session,
            circle.id,
            principals.of_person(guest),
            role=CircleRole.reader,
            until=clock.now() + timedelta(days=30),
        )
        self.guest_circle = circle.id
        self.person(session, "former", at="durban", role=SeatRole.member, until=clock.now() - timedelta(days=1))
        suspended = self.person(session, "suspended", at="rosario", role=SeatRole.member)
        session.get_one(Person, suspended).suspended_at = clock.now()
        self.person(session, "expired", at="durban", role=SeatRole.member)
        sign_in = session.get_one(SignIn, self.sign_in_ids["expired"])
        sign_in.expires_at = clock.now() - timedelta(minutes=1)
        vacant = Seat(
            organisation_id=self.organisations["durban"], title="Focal point", title_language=Language.en,
            role=SeatRole.focal_point, since=SINCE,
        )  # fmt: skip
        session.add(vacant)
        session.flush()
        session.add(
            AdmissionTicket(
                token_hash=accounts_service.hash_of("invited"),
                email="invited@example.org",
                language=Language.en,
                seat_id=vacant.id,
                expires_at=clock.now() + timedelta(days=14),
            )
        )

    sign_in_ids: dict[str, UUID] = field(default_factory=dict)

    def organisation(
        self, session: Session, name: str, *, kind: OrganisationKind = OrganisationKind.city,
        membership: Membership = Membership.member, zone: str = "UTC", country: str = "CO",
    ) -> UUID:  # fmt: skip
        row = Organisation(
            slug=f"{kind}-{name}", name=name.title(), kind=kind, membership=membership, country=country,
            place=name.title(), zone=zone,
        )  # fmt: skip
        session.add(row)
        session.flush()
        self.organisations[name] = row.id
        return row.id

    def person(
        self, session: Session, name: str, *, at: str | None = None, role: SeatRole = SeatRole.member,
        language: Language = Language.en, zone: str = "UTC", until=None,
    ) -> UUID:  # fmt: skip
        """Somebody with consent given, a sign-in and, when `at` names an organisation, a seat there."""
        person = Person(
            name=name.replace("_", " ").title(), language=language, zone=zone, consented_at=clock.now(),
            consented_to=accounts.TERMS_VERSION,
        )  # fmt: skip
        session.add(person)
        session.flush()
        session.add(EmailAddress(email=f"{name}@example.org", person_id=person.id, verified_at=clock.now()))
        self.people[name] = person.id
        if at:
            self.seats[name] = self.seat(session, at, person.id, role=role, until=until)
        token = accounts_service.open_sign_in(session, SETTINGS, person.id, method="code")
        session.flush()
        self.tokens[name] = token
        self.sign_in_ids[name] = session.exec(
            accounts.select(SignIn.id).where(SignIn.token_hash == accounts_service.hash_of(token))
        ).one()
        return person.id

    def seat(self, session: Session, at: str, person_id: UUID, *, role: SeatRole, until=None) -> UUID:
        seat = Seat(
            organisation_id=self.organisations[at],
            title=f"{role} of {at}",
            title_language=Language.en,
            role=role,
            since=SINCE,
        )
        session.add(seat)
        session.flush()
        since = clock.now() - timedelta(days=400)
        session.add(Affiliation(person_id=person_id, seat_id=seat.id, since=since, until=until))
        session.flush()
        return seat.id

    def empty_seat(self, session: Session, at: str, *, role: SeatRole = SeatRole.member) -> UUID:
        """A seat that waits for somebody."""
        seat = Seat(
            organisation_id=self.organisations[at],
            title=f"empty {role} of {at}",
            title_language=Language.en,
            role=role,
            since=SINCE,
        )
        session.add(seat)
        session.flush()
        return seat.id

    def actor(self, session: Session, name: str) -> Actor:
        """The actor that a request of this person would have. Fails for those who cannot act."""
        found = accounts.actor_of(session, SETTINGS, accounts_service.hash_of(self.tokens[name]))
        assert found is not None, name
        return found
