"""Which language to speak: as asked for, else as the environment says, else English."""

from __future__ import annotations

from collections.abc import Mapping

from luoshi.exchange.labels import Language

_PLACES = ("LUOSHI_LANG", "LC_ALL", "LANG")


def language_of(given: str | None, environment: Mapping[str, str]) -> Language:
    """``given`` if there is one, else the first of LUOSHI_LANG, LC_ALL, LANG that is set: zh where it begins with zh."""
    said = given or next((environment[place] for place in _PLACES if environment.get(place)), "en")
    return "zh" if said.lower().startswith("zh") else "en"
