"""Which language to speak: as asked for, else as the environment says, else English."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from itertools import pairwise

from luoshi.exchange.labels import Language

_PLACES = ("LUOSHI_LANG", "LC_ALL", "LANG")
_OPTION = "--lang"
_spoken: ContextVar[Language | None] = ContextVar("spoken", default=None)


def language_of(given: str | None, environment: Mapping[str, str]) -> Language:
    """``given`` if there is one, else the first of LUOSHI_LANG, LC_ALL, LANG that is set: zh where it begins with zh."""
    said = given or next((environment[place] for place in _PLACES if environment.get(place)), "en")
    return "zh" if said.lower().startswith("zh") else "en"


def listen_to(arguments: Sequence[str]) -> None:
    """Speak as these arguments ask for: what is wrong with a call is said before the call is understood."""
    pairs = pairwise((*arguments, ""))
    asked = [after if one == _OPTION else one.partition("=")[2] for one, after in pairs if one.split("=")[0] == _OPTION]
    _spoken.set(language_of(asked[-1] if asked else None, os.environ))


def spoken() -> Language:
    """The language of this call; as the environment says where no call was listened to."""
    return _spoken.get() or language_of(None, os.environ)
