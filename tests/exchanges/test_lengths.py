"""How long a session is, as its letters say it in three languages."""

import pytest

from app.core.i18n import Language
from app.exchanges.service.invitations import length


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (1, {"en": "1 minute", "es": "1 minuto", "pt": "1 minuto"}),
        (90, {"en": "90 minutes", "es": "90 minutos", "pt": "90 minutos"}),
        (180, {"en": "3 hours", "es": "3 horas", "pt": "3 horas"}),
        (450, {"en": "7 hours and 30 minutes", "es": "7 horas y 30 minutos", "pt": "7 horas e 30 minutos"}),
        (1441, {"en": "1 day and 1 minute", "es": "1 día y 1 minuto", "pt": "1 dia e 1 minuto"}),
    ],
)
def test_how_long_is_said_in_the_largest_units(minutes, said):
    assert {language.value: length(minutes, language) for language in Language} == said
