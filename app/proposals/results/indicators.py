"""The indicators that the network shares: read from `indicators.json`, the same in every installation."""

from collections.abc import Mapping
from functools import cache
from importlib import resources

from pydantic import BaseModel, Field, TypeAdapter

from app.core.i18n import Language
from app.proposals.form import Key


class NetworkIndicator(BaseModel):
    """What is counted, and by whom so far. Texts are by language."""

    key: Key = Field(examples=["homicide_rate_police"])
    name: dict[Language, str]
    definition: dict[Language, str]
    unit: dict[Language, str]
    source: str = Field(description="Who publishes it, by its own name.")


class Published(NetworkIndicator):
    """With the series of published figures that are counted so, by which the network can look for them."""

    series: list[str]


@cache
def known() -> Mapping[str, Published]:
    """By key, in the order in which they are offered."""
    told = resources.files("app.proposals.results").joinpath("indicators.json").read_text("utf-8")
    return {each.key: each for each in TypeAdapter(list[Published]).validate_json(told)}


def words(key: str | None, language: Language) -> dict[str, str]:
    """What a row says that has chosen this indicator: its name with the definition, and the unit.

    Nothing for words of one's own, and for an indicator that left the file: the row keeps what it says.
    """
    chosen = known().get(key or "")
    if chosen is None:
        return {}
    return {
        "indicator": f"{chosen.name[language]}: {chosen.definition[language]}",
        "unit": chosen.unit[language],
    }
