"""`lazy_pattern`: a regular expression that is compiled when it is first searched for, not when its module is loaded.

A reading asks for a third of ours only where a text has what they look for, and a command such as `luoshi plan --help`
asks for none. Those asked for at nearly every clause are compiled as they are written: `re.compile`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, cast

_ASKED = tuple(name for name in dir(re.Pattern) if not name.startswith("__"))


def lazy_pattern(written: str, flags: int = 0, form: Callable[[str], str] = str) -> re.Pattern[str]:
    """The pattern as `re.compile` would give it, of what `form` makes of it; what is wrong in it is told when it is first used."""
    return cast("re.Pattern[str]", _Written(written, flags, form))


class _Written:
    """Stands for a pattern: when it is first asked something, it becomes a `_Compiled` that answers as the compiled one would."""

    def __init__(self, written: str, flags: int, form: Callable[[str], str]) -> None:
        self._written, self._flags, self._form = written, flags, form
        if form is str:
            # Other patterns are made of it; that is no search either.
            self.pattern = written

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        # Python itself asks for such names, to copy it for instance; that is no search.
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self._form(self._written), self._flags)
        for one in _ASKED:
            setattr(self, one, getattr(compiled, one))
        # Python looks for the attributes of a class with `__getattr__` in a roundabout way, at each of a million searches.
        self.__class__ = _Compiled  # type: ignore[assignment]
        return getattr(self, name)


class _Compiled:
    """What a `_Written` becomes: all that a pattern answers stands in its attributes."""
