"""What the demonstration's proposal encloses and says so far: a letter, who may apply, the first results."""

import hashlib
from datetime import timedelta
from typing import Any, Final

from sqlmodel import Session

from app.core.settings import of as settings_of
from app.demo.loading.cast import Cast
from app.demo.loading.rows import Rows, id_of
from app.files import storage
from app.files.models import File, FileKind
from app.proposals.annexes.events import AnnexExcused, AnnexPut
from app.proposals.annexes.models import SUBJECT, Annex
from app.proposals.codes import Answer
from app.proposals.evidence.events import EvidenceTold
from app.proposals.evidence.models import Evidence
from app.proposals.models import Proposal
from app.proposals.results import indicators
from app.proposals.results.events import ResultAdded
from app.proposals.results.models import ResultRow

PUT: Final = timedelta(days=5)
BOGOTA: Final = ("city-bogota", "seat-bogota-focal-point", "person-ivan-torrelimpia")
OAKLAND: Final = ("city-oakland", "seat-oakland-focal-point", "person-simone-larkmere")
LETTER: Final = """Carta de compromiso

La Secretaría de Seguridad de Bogotá participa como socia en la propuesta "Two cities, one first night".
Aporta dos especialistas durante doce meses y mide los resultados de la primera noche.
"""
EXCUSE: Final = "We are a city, so there is no registration to prove."
SAID: Final = (
    ("members", OAKLAND, Answer.met, "Both are members of the network and both are cities."),
    ("report", BOGOTA, Answer.met, "El último informe se entregó y fue aceptado en mayo."),
)
RESULTS: Final = (
    ("outcome", "Families of those shot accept help in the first night", "Families who accept a specialist’s help",
     "of 100 families", "23", "45", 10, "Case files of the response team, read each month", OAKLAND),
    ("output", "A specialist reaches every scene", "Scenes reached within two hours",
     "%", "40", "90", 8, "Registro de despachos de la línea 123", BOGOTA),
    ("outcome", "Fewer people are killed in the city", "homicide_rate_police", "", "the year before", "a tenth less", 12,
     "Policía Nacional and DANE", BOGOTA),
)  # fmt: skip
"""The last one takes its indicator from the network's list."""


def load(session: Session, rows: Rows, cast: Cast, proposal: Proposal) -> None:
    """Write them, dated some days ago; the proposal must be in the tables."""
    _letter(session, rows, cast, proposal)
    _excuse(rows, cast, proposal)
    _evidence(rows, cast, proposal)
    _results(rows, cast, proposal)
    rows.write(session)


def _letter(session: Session, rows: Rows, cast: Cast, proposal: Proposal) -> None:
    """Bogotá has put its letter; Oakland owes its own."""
    at, (organisation, seat, person) = rows.now - PUT, BOGOTA
    data = LETTER.encode()
    annex = Annex(
        id=id_of(at, "annex", "letter", organisation), proposal_id=proposal.id, circle_id=proposal.circle_id,
        key="letter", organisation_id=cast.organisation(organisation), changed_by=cast.person(person), changed_at=at,
    )  # fmt: skip
    file = File(
        id=id_of(at, "file", "letter", organisation), circle_id=proposal.circle_id, subject_kind=SUBJECT,
        subject_id=annex.id, name="carta de compromiso.txt", kind=FileKind.text,
        media_type="text/plain; charset=utf-8", size=len(data), sha256=hashlib.sha256(data).hexdigest(),
        uploaded_by=cast.person(person), made_at=at,
    )  # fmt: skip
    storage.write(storage.path_of(settings_of(session), file.id), data)
    annex.file_id = file.id
    rows.add(file, annex)
    put = AnnexPut(
        subject_id=proposal.id, circle_id=proposal.circle_id, key=annex.key, organisation_id=annex.organisation_id,
        file_id=file.id,
    )  # fmt: skip
    rows.event(at, put, cast.person(person), cast.seat(seat))


def _excuse(rows: Rows, cast: Cast, proposal: Proposal) -> None:
    at, (organisation, seat, person) = rows.now - PUT, OAKLAND
    annex = Annex(
        id=id_of(at, "annex", "registration", organisation), proposal_id=proposal.id, circle_id=proposal.circle_id,
        key="registration", organisation_id=cast.organisation(organisation), reason=EXCUSE,
        changed_by=cast.person(person), changed_at=at,
    )  # fmt: skip
    rows.add(annex)
    excused = AnnexExcused(
        subject_id=proposal.id, circle_id=proposal.circle_id, key=annex.key, organisation_id=annex.organisation_id,
        needed=False,
    )  # fmt: skip
    rows.event(at, excused, cast.person(person), cast.seat(seat))


def _evidence(rows: Rows, cast: Cast, proposal: Proposal) -> None:
    at = rows.now - PUT
    for key, (organisation, seat, person), answer, words in SAID:
        row = Evidence(
            id=id_of(at, "evidence", key, organisation), proposal_id=proposal.id, circle_id=proposal.circle_id,
            key=key, organisation_id=cast.organisation(organisation), answer=answer, words=words,
            told_by=cast.person(person), told_at=at, version=1,
        )  # fmt: skip
        rows.add(row)
        told = EvidenceTold(
            subject_id=proposal.id, circle_id=proposal.circle_id, key=key, organisation_id=row.organisation_id,
            answer=answer,
        )  # fmt: skip
        rows.event(at, told, cast.person(person), cast.seat(seat))


def _results(rows: Rows, cast: Cast, proposal: Proposal) -> None:
    """The partner whose section it is has begun the table."""
    at, (_, seat, person) = rows.now - PUT, BOGOTA
    for position, told in enumerate(RESULTS):
        level, result, indicator, unit, baseline, target, due_month, source, (organisation, _, _) = told
        words: dict[str, Any] = indicators.words(indicator, proposal.language)
        said = words | {"network_indicator": indicator} if words else {"indicator": indicator, "unit": unit}
        row = ResultRow(
            id=id_of(at, "result", position), proposal_id=proposal.id, circle_id=proposal.circle_id,
            position=position, level=level, result=result, baseline=baseline, target=target,
            due_month=due_month, source=source, organisation_id=cast.organisation(organisation),
            changed_by=cast.person(person), changed_at=at, **said,
        )  # fmt: skip
        rows.add(row)
        added = ResultAdded(subject_id=proposal.id, circle_id=proposal.circle_id, row_id=row.id)
        rows.event(at, added, cast.person(person), cast.seat(seat))
