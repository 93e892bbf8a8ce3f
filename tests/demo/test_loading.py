"""The story in the tables: everybody can come in, and who reads what is as the product would have made it."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, time, timedelta
from itertools import product
from pathlib import Path

import psycopg
import pytest
from fastapi.testclient import TestClient
from sqlmodel import Session, SQLModel, col, func, select

from app.access import principals
from app.access.actor import COMMITTING
from app.accounts import queries as accounts
from app.accounts import service as accounts_service
from app.accounts.models import EmailAddress, Membership, Organisation, Person, Seat
from app.circles.models import NETWORK_CIRCLE, SECRETARIAT_CIRCLE, Admission, Circle
from app.circles.queries import principals_of
from app.core import clock
from app.core import settings as settings_module
from app.core.database import Database
from app.demo import loading, story
from app.demo.loading.accounts import WITHOUT_CONSENT
from app.demo.loading.cast import Cast
from app.demo.loading.exchanges import exchange_id
from app.exchanges.codes import MatchState, Publish, ReportState, State, Step
from app.exchanges.models import Deadline, Exchange, Match, Publication, Report
from app.exchanges.service import circles
from app.exchanges.service.answers import EXPIRY
from app.exchanges.service.deadlines import STEP_DUE
from app.exchanges.service.follow_up import CLOSED
from app.exchanges.workflow import ENDED
from app.mail.models import MailRow
from app.outbox import events
from app.outbox.models import Delivery, Due, EventRow
from tests.people import ORIGIN, SETTINGS

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module", autouse=True)
def day() -> Iterator[None]:
    """One day for all of these tests, begun at twenty past ten: the story is told once and read until the end."""
    begun = datetime.combine(clock.now().date(), time(10, 20), UTC)
    with clock.moved(begun - clock.now()):
        yield


@pytest.fixture
def told() -> story.Story:
    return story.load(clock.now().date())


@pytest.fixture
def cast(told: story.Story) -> Cast:
    return Cast(told)


@pytest.fixture(scope="module")
def prepared(day: None, tmp_path_factory: pytest.TempPathFactory, migrated_sqlite: Path) -> Path:
    """The story in an SQLite file, told once."""
    path = tmp_path_factory.mktemp("told") / "pacto.sqlite3"
    shutil.copy(migrated_sqlite, path)
    database = Database(f"sqlite:///{path}", info=settings_module.carried(SETTINGS))
    with database.writing() as session:
        assert loading.load_once(session)
    database.close()
    return path


Rows = dict[str, bytes]
"""What PostgreSQL copies out of each table."""


@pytest.fixture(scope="module")
def rows() -> Rows:
    """The story in PostgreSQL, kept once it was told there."""
    return {}


@pytest.fixture
def loaded(database: Database, prepared: Path, rows: Rows) -> Database:
    if database.is_sqlite:
        with closing(sqlite3.connect(prepared)) as source, closing(sqlite3.connect(str(database.url.database))) as copy:
            source.backup(copy)
    elif rows:
        put_back(database, rows)
    else:
        with database.writing() as session:
            assert loading.load_once(session)
        rows.update(copied(database))
    return database


TABLES = (*(table.name for table in SQLModel.metadata.tables.values()), "search_index")


def copied(database: Database) -> Rows:
    with driven(database) as cursor:
        found = {}
        for table in TABLES:
            with cursor.copy(f'COPY "{table}" TO STDOUT') as copy:
                found[table] = b"".join(copy)
        return found


def put_back(database: Database, rows: Rows) -> None:
    with driven(database) as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("; ".join(f'DELETE FROM "{table}"' for table in TABLES))
        for table, data in rows.items():
            with cursor.copy(f'COPY "{table}" FROM STDIN') as copy:
                copy.write(data)


@contextmanager
def driven(database: Database) -> Iterator[psycopg.Cursor]:
    """A transaction of the driver's own."""
    with psycopg.connect(database.url.set(drivername="postgresql").render_as_string(hide_password=False)) as connection:
        yield connection.cursor()


@pytest.fixture
def as_person(loaded: Database, client: TestClient, cast: Cast) -> Callable[..., TestClient]:
    """Clients of people of the story: `as_person("person-leandro-vientosur")`, for one of their seats if named."""

    def of(name: str, seat: str | None = None) -> TestClient:
        made = TestClient(client.app, base_url=ORIGIN, headers={"origin": ORIGIN})
        with loaded.writing() as session:
            seat_id = cast.seat(seat) if seat else None
            token = accounts_service.open_sign_in(session, SETTINGS, cast.person(name), method="code", seat_id=seat_id)
        made.cookies.set("pacto", token)
        return made

    return of


def counts(session: Session) -> dict[str, int]:
    return {
        name: session.connection().execute(select(func.count()).select_from(table)).scalar_one()
        for name, table in SQLModel.metadata.tables.items()
    }


# Coming in


def test_every_persona_comes_in_with_the_seat_it_is_shown_with(as_person, cast: Cast) -> None:
    for persona in story.personas():
        me = as_person(persona.person, persona.seat).get("/api/me").json()
        assert me["person"]["name"] == cast.people[persona.person].name
        assert (me["seat"] or {}).get("id") == (str(cast.seat(persona.seat)) if persona.seat else None)


def test_somebody_holds_two_seats_and_somebody_none(loaded: Database, cast: Cast) -> None:
    with loaded.reading() as session:
        assert len(accounts.seats_of(session, cast.person("person-tomas-brisalegre"))) == 2
        for name in ("person-ofelia-callebrisa", "person-renata-pontelume", "person-rania-talnarjis"):
            assert accounts.seats_of(session, cast.person(name)) == []


def test_the_leaver_has_gone_and_the_successor_sits_in_the_seat(loaded: Database, cast: Cast) -> None:
    with loaded.reading() as session:
        assert accounts.seats_of(session, cast.person("person-heloisa-ventoclaro")) == []
        held = accounts.seats_of(session, cast.person("person-jussara-matoclaro"))
        assert [seat.id for seat in held] == [cast.seat("seat-niteroi-focal-point")]


def test_everybody_has_agreed_to_the_terms_but_one(loaded: Database, cast: Cast) -> None:
    with loaded.reading() as session:
        open_ = session.exec(select(Person.id).where(Person.consented_to != accounts.TERMS_VERSION)).all()
    assert open_ == [cast.person(WITHOUT_CONSENT)]


def test_invited_speakers_and_related_bodies_are_no_members(loaded: Database, told: story.Story) -> None:
    with loaded.reading() as session:
        stands = dict(session.connection().execute(select(Organisation.slug, Organisation.membership)).all())
    for organisation in told.organisations:
        expected = organisation.is_member and organisation.membership != "prospective"
        assert (stands[organisation.id] is Membership.member) is expected


def test_titles_are_written_in_the_language_of_whoever_holds_the_seat(loaded: Database, cast: Cast) -> None:
    with loaded.reading() as session:
        seat = session.get_one(Seat, cast.seat("seat-niteroi-focal-point"))
    assert seat.title_language == "pt"
    assert seat.title == cast.seats["seat-niteroi-focal-point"].title["pt"]


# Once, and with nobody else


def test_loading_again_changes_nothing(loaded: Database) -> None:
    with loaded.writing() as session:
        before = counts(session)
        session.get_one(Organisation, session.exec(select(Organisation.id)).first()).name = "Another name"
    with loaded.writing() as session:
        assert not loading.load_once(session)
        assert counts(session) == before
        assert session.exec(select(Organisation.name).where(Organisation.name == "Another name")).one()


def test_real_people_are_never_joined_by_the_story(world, database: Database) -> None:
    with database.writing() as session, pytest.raises(loading.RealPeopleError):
        loading.load_once(session)
    with database.reading() as session:
        assert session.exec(select(Person.id).where(col(Person.fictional))).all() == []


def test_the_same_first_day_gives_the_same_addresses() -> None:
    first, second, later = (Cast(story.load(day)) for day in (date(2027, 3, 1), date(2027, 3, 1), date(2027, 3, 2)))
    assert first.person("person-leandro-vientosur") == second.person("person-leandro-vientosur")
    assert first.person("person-leandro-vientosur") != later.person("person-leandro-vientosur")
    assert first.person("person-leandro-vientosur").version == 7


def test_all_mail_would_go_to_example_org(loaded: Database) -> None:
    with loaded.reading() as session:
        assert all(email.endswith("@example.org") for email in session.exec(select(EmailAddress.email)))
        assert session.exec(select(Person.id).where(col(Person.fictional).is_(False))).all() == []


def test_the_command_prepares_a_database_and_starting_again_keeps_it(tmp_path: Path) -> None:
    def prepared() -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, "-m", "app.cli", "demo", "--prepare"],
            cwd=ROOT, env={"PACTO_DATA_DIR": str(tmp_path), "PATH": ""}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        return done.returncode, done.stderr

    assert prepared()[0] == 0
    database = Database(f"sqlite:///{tmp_path / 'pacto.sqlite3'}")
    with database.writing() as session:
        before = counts(session)
        session.add(Person(name="Somebody new", language="en", zone="UTC", fictional=True))
    assert prepared()[0] == 0
    with database.writing() as session:
        assert counts(session)["person"] == before["person"] + 1
        session.add(Person(name="Somebody real", language="en", zone="UTC"))
    code, said = prepared()
    assert code == 1
    assert "real people" in said
    database.close()


# Exchanges: who reads what

_UNSENT = frozenset({State.draft, State.discarded})


def committing(cast: Cast, *organisations: str | None) -> set[str]:
    """Who may commit these organisations today."""
    return {
        seat.holder
        for seat in cast.seats.values()
        if seat.organisation in organisations and seat.role in COMMITTING and seat.holder
    }


def asking_side(cast: Cast, exchange: story.Exchange) -> set[str]:
    """Who speaks for the side that asks: whoever holds those seats today."""
    seats = {cast.held_by(exchange.request.requester, exchange.request.organisation)}
    if exchange.request.status not in _UNSENT:
        seats.add(cast.colleague(exchange.parts.deputy, exchange.request.organisation))
    holders = {cast.seat_by_id[seat_id].holder for seat_id in seats - {None}}
    return committing(cast, exchange.request.organisation) | holders - {None}


def answering_side(cast: Cast, exchange: story.Exchange) -> set[str]:
    agreement = exchange.parts.agreement
    if agreement is None:
        return set()
    organisation = next(match.organisation for match in exchange.parts.matches if match.id == agreement.match)
    return committing(cast, organisation) | {agreement.peer_contact} | (
        {agreement.peer_substitute} if cast.colleague(agreement.peer_substitute, organisation) else set()
    )  # fmt: skip


def readers_of(cast: Cast, exchange: story.Exchange) -> tuple[set[str], bool]:
    """Who may read the record, and whether the whole network may."""
    opened = any(step.state == State.open for step in exchange.request.timeline)
    side = asking_side(cast, exchange) | answering_side(cast, exchange)
    if exchange.request.status not in _UNSENT:
        side |= {seat.holder for seat in cast.seats.values() if seat.role == "secretariat" and seat.holder}
    if exchange.request.id == "request-30":
        side.add("person-ofelia-callebrisa")
    return side, opened and exchange.request.confidentiality == "network"


SOME = (
    "person-leandro-vientosur", "person-mora-islaverde", "person-jussara-matoclaro", "person-simone-larkmere",
    "person-thandeka-ntabayokuthula", "person-dario-montelirio", "person-dalva-serraclara", "person-devon-cedarbay",
    "person-livia-praiaserena", "person-ofelia-callebrisa", "person-ruwan-nilahanda", "person-heloisa-ventoclaro",
    "person-renata-pontelume", "person-veronica-lagunaserena", "person-marcus-stonefield-ray",
)  # fmt: skip


def test_each_person_reads_the_exchanges_that_circles_admit_them_to(
    as_person, loaded: Database, cast: Cast, told: story.Story
) -> None:
    clients = {person: as_person(person) for person in SOME}
    with loaded.reading() as session:
        in_network = {
            person for person in SOME for seat in accounts.seats_of(session, cast.person(person)) if seat.opens_network
        }
    for person, exchange in product(SOME, told.exchanges):
        side, network = readers_of(cast, exchange)
        expected = 200 if person in side or (network and person in in_network) else 404
        answer = clients[person].get(f"/api/exchanges/{exchange_id(exchange)}")
        assert answer.status_code == expected, (exchange.request.id, person)
        if expected == 200:
            assert answer.json()["state"] == exchange.request.status
            in_room = person in side and exchange.parts.agreement is not None
            assert answer.json()["in_room"] is in_room, (exchange.request.id, person)


def test_circles_of_the_installation_admit_nobody_else(loaded: Database) -> None:
    with loaded.reading() as session:
        assert principals_of(session, NETWORK_CIRCLE) == {principals.NETWORK}
        assert principals_of(session, SECRETARIAT_CIRCLE) == {principals.SECRETARIAT}


def test_settling_a_circle_again_changes_nothing(loaded: Database) -> None:
    with loaded.writing() as session:
        before = set(session.connection().execute(select(Admission.circle_id, Admission.principal, Admission.until)))
        for exchange in session.exec(select(Exchange)).all():
            circles.settle(session, exchange)
        after = set(session.connection().execute(select(Admission.circle_id, Admission.principal, Admission.until)))
    assert after == before


def test_a_peer_reads_its_match_before_the_agreement_and_nothing_of_the_others(as_person, loaded, cast) -> None:
    with loaded.reading() as session:
        found = session.exec(
            select(Match).where(Match.peer_seat_id == cast.seat("seat-cidade-segura-consultant-in-prevention"))
        ).all()
        waiting = next(match for match in found if match.state is MatchState.sent)
        others = session.exec(
            select(Match).where(Match.exchange_id == waiting.exchange_id, Match.id != waiting.id)
        ).all()
    dalva = as_person("person-dalva-serraclara")
    read = dalva.get(f"/api/matches/{waiting.id}").json()
    assert read["abilities"]["accept"] is True
    assert [reason["code"] for reason in read["reasons"]["peer"]] == ["words"] * 3
    assert "requester" not in read["reasons"]
    assert dalva.get(f"/api/exchanges/{waiting.exchange_id}").status_code == 404
    for other in others:
        assert dalva.get(f"/api/matches/{other.id}").status_code == 404


# Exchanges: what stands in them


def test_every_exchange_waits_for_what_its_state_waits_for(loaded: Database) -> None:
    with loaded.reading() as session:
        exchanges = session.exec(select(Exchange)).all()
        open_steps: dict[object, set[Step]] = {exchange.id: set() for exchange in exchanges}
        for deadline in session.exec(select(Deadline).where(col(Deadline.met_at).is_(None))):
            open_steps[deadline.exchange_id].add(deadline.step)
        planned = {(due.subject_id, due.occasion) for due in session.exec(select(Due).where(Due.kind == STEP_DUE))}
    for exchange in exchanges:
        steps = open_steps[exchange.id]
        assert (exchange.due_step in steps) if steps else exchange.due_step is None, exchange.title
        assert {(exchange.id, step) for step in steps} <= planned
        if exchange.state in ENDED - {State.completed}:
            assert steps == set()
    waits = {exchange.state: open_steps[exchange.id] for exchange in exchanges}
    assert waits[State.submitted] == {Step.triage, Step.first_match}
    assert waits[State.returned] == {Step.changes}
    assert waits[State.open] == {Step.first_match}
    assert waits[State.agreed] == {Step.first_session}
    assert waits[State.reporting] == {Step.report}
    assert waits[State.scheduled] == set()


def test_a_match_that_waits_for_an_answer_expires_when_the_clock_moves_on(loaded: Database) -> None:
    with loaded.reading() as session:
        waiting = session.exec(select(Match).where(Match.state == MatchState.sent)).all()
        dues = {due.subject_id: due for due in session.exec(select(Due).where(Due.kind == EXPIRY))}
    assert waiting
    assert dues.keys() == {match.id for match in waiting}
    for match in waiting:
        assert dues[match.id].at == match.answer_by
        assert dues[match.id].finished_at is None


def test_the_past_is_told_to_nobody(loaded: Database) -> None:
    _assert_nothing_is_due(loaded)


@pytest.mark.slow
@pytest.mark.parametrize("hour", range(24))
def test_the_past_is_told_to_nobody_at_any_hour(hour: int, database: Database) -> None:
    begun = datetime.combine(clock.now().date(), time(hour, 59, 50), UTC)
    with clock.moved(begun - clock.now()):
        with database.writing() as session:
            assert loading.load_once(session)
        with clock.moved(begun - clock.now()):
            _assert_nothing_is_due(database)


def _assert_nothing_is_due(loaded: Database) -> None:
    with loaded.reading() as session:
        now = clock.now()
        assert session.exec(select(Delivery)).all() == []
        assert session.exec(select(Due).where(Due.at <= now, col(Due.finished_at).is_(None))).all() == []
        assert session.exec(select(EventRow).where(EventRow.at > now)).all() == []


def test_events_are_of_kinds_that_the_product_knows_and_read_by_circles_that_stand(loaded: Database) -> None:
    with loaded.reading() as session:
        rows = session.exec(select(EventRow)).all()
        standing = set(session.exec(select(Circle.id)))
    for row in rows:
        assert events.read(row).kind == row.kind
        assert row.circle_id in standing


def test_the_timeline_of_an_exchange_tells_its_story_in_order(loaded: Database, told: story.Story) -> None:
    exchange = next(each for each in told.exchanges if each.request.id == "request-01")
    with loaded.reading() as session:
        rows = session.exec(
            select(EventRow).where(EventRow.subject_id == exchange_id(exchange)).order_by(EventRow.at)
        ).all()
    reached = [row.data["to_state"] for row in rows if row.kind.startswith("exchange.") and "to_state" in row.data]
    assert ["draft", *reached] == [step.state for step in exchange.request.timeline]


def test_a_conversation_has_decided_something(as_person, told: story.Story) -> None:
    thread = next(each for each in told.threads if each.decision)
    reader = as_person("person-leandro-vientosur")
    listed = reader.get("/api/threads", params={"limit": 100}).json()["items"]
    thread_id = next(each["id"] for each in listed if each["title"] == thread.title)
    [decision] = reader.get(f"/api/threads/{thread_id}/decisions").json()["items"]
    assert (decision["state"], decision["result"], decision["voted"]) == (
        "closed",
        "chosen",
        len(thread.decision.votes),
    )
    assert decision["electorate"] > decision["voted"]
    assert [(option["votes"], option["leads"]) for option in decision["options"]] == [(4, True), (2, False), (0, False)]
    assert decision["outcome"]["words"] == thread.decision.outcome
    votes = reader.get(f"/api/decisions/{decision['id']}/votes").json()["items"]
    assert {vote["reason"] for vote in votes} == {ballot.reason for ballot in thread.decision.votes}
    assert reader.get("/api/search", params={"q": "horário chamada"}).json()["counts"]["thread"] == 1


def test_private_rooms_hold_their_talk(as_person, loaded: Database, told: story.Story) -> None:
    exchange = next(each for each in told.exchanges if each.request.id == "request-09")
    with loaded.reading() as session:
        thread_id = session.get_one(Exchange, exchange_id(exchange)).room_thread_id
    posts = as_person("person-simone-larkmere").get(f"/api/threads/{thread_id}/posts").json()["items"]
    assert len(posts) == len(exchange.parts.room)
    assert as_person("person-leandro-vientosur").get(f"/api/threads/{thread_id}").status_code == 404


@pytest.mark.parametrize("day", [date(2026, 11, 23), date(2027, 2, 28), date(2027, 7, 4), date(2028, 3, 12)], ids=str)
def test_the_story_can_be_told_on_any_first_day(day: date, database: Database) -> None:
    ahead = datetime.combine(day, time(9), UTC) - datetime.now(UTC)
    with clock.moved(ahead), database.writing() as session:
        loading.load(session, day)
        assert session.exec(select(EventRow).where(EventRow.at > clock.now())).all() == []


# What came of them


def test_reports_stand_where_their_exchange_stands(loaded: Database) -> None:
    with loaded.reading() as session:
        reports = session.exec(select(Report)).all()
        exchanges = {exchange.id: exchange for exchange in session.exec(select(Exchange))}
        published = set(session.exec(select(Publication.exchange_id)))
        dues = {(due.subject_id, due.occasion): due.finished_at for due in session.exec(select(Due))}
    for report in reports:
        exchange = exchanges[report.exchange_id]
        if exchange.state is State.completed:
            state = ReportState.published if exchange.id in published else ReportState.kept_private
            assert (report.state, report.circle_id) == (state, exchange.room_circle_id)
        else:
            assert report.state in {ReportState.due, ReportState.submitted}
        if report.state is ReportState.due:
            assert report.circle_id != exchange.room_circle_id
            assert report.due_at > clock.now() or dues.keys().isdisjoint({(report.id, "day")})


def test_lessons_without_names_name_nobody(loaded: Database) -> None:
    with loaded.reading() as session:
        for publication in session.exec(select(Publication)):
            named = {publication.requester_organisation_id, publication.peer_organisation_id}
            assert (named == {None}) is (publication.choice is Publish.anonymous)
            told = session.exec(
                select(EventRow.circle_id).where(
                    EventRow.subject_id == publication.exchange_id, EventRow.kind == "report.published"
                )
            ).one()
            assert (told == NETWORK_CIRCLE) is (publication.choice is Publish.named)


def test_ninety_days_on_a_city_is_asked_and_can_answer(as_person, loaded: Database, told: story.Story) -> None:
    exchange = next(each for each in told.exchanges if each.request.id == "request-44")
    found = as_person("person-marisol-fuentebruma").get(f"/api/exchanges/{exchange_id(exchange)}/reports")
    assert found.json()["follow_up"]["state"] == "asked"
    with loaded.reading() as session:
        due = session.exec(select(Due).where(Due.kind == CLOSED, Due.subject_id == exchange_id(exchange))).one()
    assert due.finished_at is None
    assert due.at > clock.now()


# Proposals


def test_a_budget_keeps_the_calls_rules_but_for_one(as_person) -> None:
    lead = as_person("person-simone-larkmere")
    begun = next(row for row in lead.get("/api/proposals").json()["items"] if row["state"] == "drafting")
    budget = lead.get(f"/api/proposals/{begun['id']}/budget").json()
    assert {line["organisation_id"] for line in budget["lines"]} == {
        partner["organisation"]["id"] for partner in budget["partners"]
    }
    missing = [finding["rule"] for finding in budget["findings"] if finding["answer"] == "missing"]
    assert missing == ["learning_min"]
    partner = as_person("person-ivan-torrelimpia").get(f"/api/proposals/{begun['id']}/budget").json()
    assert (partner["closed"], partner["sum"]) == ([], budget["sum"])


def test_an_earlier_proposal_was_granted_and_owes_a_report(as_person) -> None:
    lead = as_person("person-simone-larkmere")
    sent = next(row for row in lead.get("/api/proposals").json()["items"] if row["outcome"] == "granted")
    after = as_person("person-ivan-torrelimpia").get(f"/api/proposals/{sent['id']}/after").json()
    assert [bool(report["done_at"]) for report in after["reports"]] == [True, False]
    assert not after["reports"][1]["late"]
    assert len(after["result"]["feedback"]) == 6
    assert after["pages"] == [], "what was signed lacks nothing that its call asked for"
    signing = lead.get(f"/api/proposals/{sent['id']}/signing").json()
    assert (signing["missing"], signing["state"]) == (0, "sent")
    waits = [wait["kind"] for wait in lead.get("/api/home").json()["waits"]]
    assert "funder_report" in waits


def test_texts_of_the_earlier_proposal_can_be_used_again_at_once(as_person) -> None:
    found = as_person("person-simone-larkmere").get("/api/reusable-texts").json()
    assert {text["proposal_title"] for text in found} == {"Home before midnight"}
    assert len(found) == 2
    assert all(text["words"] > 10 for text in found)
    assert as_person("person-leandro-vientosur").get("/api/reusable-texts").json() == []


def test_a_result_is_measured_by_an_indicator_of_the_network(as_person) -> None:
    partner = as_person("person-ivan-torrelimpia")
    begun = next(row for row in partner.get("/api/proposals").json()["items"] if row["state"] == "drafting")
    table = partner.get(f"/api/proposals/{begun['id']}/results").json()
    chosen = [row for row in table["rows"] if row["network_indicator"]]
    assert [row["unit"] for row in chosen] == ["per 100,000 inhabitants"]
    assert chosen[0]["network_indicator"] in {each["key"] for each in table["indicators"]}


# Inboxes


def test_inboxes_hold_what_waits_and_no_letter_leaves(as_person, loaded: Database, work) -> None:
    def unread(person: str) -> set[str]:
        items = as_person(person).get("/api/inbox?unread=true").json()["items"]
        return {item["kind"] for item in items}

    assert unread("person-leandro-vientosur") >= {"report_waits"}
    assert unread("person-mora-islaverde") >= {"peer_can"}
    assert unread("person-marisol-fuentebruma") >= {"follow_up_asked"}
    assert unread("person-dalva-serraclara") == {"peer_asked"}
    assert "peer_asked" not in unread("person-tomas-brisalegre")
    work()
    with loaded.reading() as session:
        assert session.exec(select(MailRow.id)).all() == []


# Living on


@pytest.mark.parametrize("days", [2, 10, 120])
def test_the_story_goes_on_when_the_clock_moves(days: int, loaded: Database, work) -> None:
    with clock.moved(timedelta(days=days)):
        work()
        with loaded.reading() as session:
            failed = session.exec(select(Due.kind).where(Due.error != "")).all()
            failed += session.exec(select(Delivery.subscriber).where(Delivery.error != "")).all()
            waiting = session.exec(select(Match.answer_by).where(Match.state == MatchState.sent)).all()
            late = session.exec(select(Due.kind).where(Due.at <= clock.now(), col(Due.finished_at).is_(None))).all()
    assert failed == []
    assert late == []
    assert all(answer_by > clock.now() for answer_by in waiting)


def test_the_invitation_that_waits_can_be_read(client: TestClient, loaded: Database, cast: Cast) -> None:
    found = client.get("/api/admissions/demonstration-person-rania-talnarjis").json()
    assert found["name"] == cast.people["person-rania-talnarjis"].name
    assert found["seat"]["id"] == str(cast.seat("seat-amman-parks"))
