"""The one-page summary: in three languages, with what its reader may read, and what people wrote stays text."""

import io
import resource

import pypdf
import pytest

from app.core import clock, typesetting
from app.core.errors import Busy
from app.exchanges.codes import Confidentiality, Side, State
from app.exchanges.service.summary import TEMPLATE
from tests.exchanges.story import REPORTS, Story

HOSTILE = '#panic("x") $x^2$ *bold* _a_ @ref <label> \\ #read("/etc/passwd") ]] `raw` // /* "quoted" \\u{41} #{1+1}'


@pytest.fixture
def tell(database, world):
    def told(state: State, then=None, **changes) -> str:
        with database.writing() as session:
            story = Story(session, world)
            exchange = story.to(state, **changes)
            if then:
                then(story, exchange)
            return str(exchange.id)

    return told


def text_of(answer) -> str:
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/pdf"
    pages = pypdf.PdfReader(io.BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text().replace("\xad\n", "").split()) for page in pages)


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("other_city", ["The challenge", "Rosario asks", "Durban answers", "Completed", "What was learned", "held"]),
        (
            "focal_point",
            ["El desafío", "Rosario pregunta", "Durban responde", "Completado", "Qué se aprendió", "realizada"],
        ),
    ],
)
def test_summary_speaks_the_readers_language_and_keeps_the_authors_words(signed_in, tell, name, words):
    exchange_id = tell(State.completed)
    text = text_of(signed_in(name).get(f"/api/exchanges/{exchange_id}/summary.pdf"))
    for word in [*words, "Rest and pay for outreach workers", "How do you share this load?", "A rota of two nights"]:
        assert word in text


def test_a_reader_of_the_network_gets_the_request_and_nothing_of_the_room(signed_in, tell):
    exchange_id = tell(State.completed)
    text = text_of(signed_in("expert").get(f"/api/exchanges/{exchange_id}/summary.pdf"))
    assert "O desafio" in text
    assert "Rest and pay for outreach workers" in text
    for secret in ("A rota of two nights", "Rest is planned", "Their union", "part-timers", "realizada"):
        assert secret not in text


def test_what_only_the_secretariat_reads_stands_in_no_summary(signed_in, tell):
    exchange_id = tell(State.completed)
    for name in ("secretariat", "focal_point", "other_city"):
        text = text_of(signed_in(name).get(f"/api/exchanges/{exchange_id}/summary.pdf"))
        for side in Side:
            assert REPORTS[side]["to_secretariat"] not in text


def test_whoever_may_not_see_the_exchange_gets_no_summary(signed_in, tell):
    exchange_id = tell(State.agreed, confidentiality=Confidentiality.matched_only)
    for name in ("member", "expert", "guest", "no_seat"):
        assert signed_in(name).get(f"/api/exchanges/{exchange_id}/summary.pdf").status_code == 404
    text = text_of(signed_in("other_city").get(f"/api/exchanges/{exchange_id}/summary.pdf"))
    assert "Only those who take part may read this page" in text


def test_markup_that_people_wrote_is_shown_as_they_wrote_it(signed_in, tell):
    exchange_id = tell(
        State.completed,
        title=HOSTILE[:120],
        challenge=HOSTILE * 10,
        desired_outcome="عربى שלום 👩‍🚒 日本 \u202eevil\u202c",
    )
    text = text_of(signed_in("other_city").get(f"/api/exchanges/{exchange_id}/summary.pdf"))
    assert squeezed('#panic("x")$x^2$*bold*_a_@ref<label>') in squeezed(text)
    assert squeezed('#read("/etc/passwd")') in squeezed(text)
    assert "root:" not in text


def test_the_longest_request_is_set_within_the_limits(signed_in, tell):
    exchange_id = tell(State.open, challenge="W" * 1500, tried="i " * 400, desired_outcome="\U0001f600" * 400)
    began = spent_on_setting()
    text = text_of(signed_in("focal_point").get(f"/api/exchanges/{exchange_id}/summary.pdf"))
    assert spent_on_setting() - began < 10
    assert squeezed("i " * 400) in squeezed(text)


def spent_on_setting() -> float:
    """Seconds of CPU of the processes that set pages, and of any other child that has ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


def test_a_page_that_takes_too_long_or_too_much_ends_without_harm(monkeypatch):
    endless = "#let f(n) = if n == 0 { 0 } else { f(n - 1) }\n#for i in range(100000000) { f(50) }"
    monkeypatch.setattr(typesetting, "SECONDS", 2)
    with pytest.raises(Busy):
        typesetting.pdf(endless, {}, made_at=clock.now())
    with pytest.raises((Busy, typesetting.TypesettingError)):
        typesetting.pdf("#let a = range(1000000000)", {}, made_at=clock.now())


def test_a_template_reads_no_file_of_this_machine():
    for path in ("/etc/passwd", "../../etc/passwd", "/proc/self/environ"):
        with pytest.raises(typesetting.TypesettingError):
            typesetting.pdf(f'#read("{path}")', {}, made_at=clock.now())


def test_setting_a_page_holds_no_connection(signed_in, tell, monkeypatch, runtime):
    exchange_id = tell(State.open)
    held = []

    def fake(template, data, *, made_at):
        held.append(runtime.database._reader.pool.checkedout())
        return b"%PDF"

    monkeypatch.setattr(typesetting, "pdf", fake)
    signed_in("focal_point").get(f"/api/exchanges/{exchange_id}/summary.pdf")
    assert held == [0]
    assert "sys.inputs.data" in TEMPLATE
