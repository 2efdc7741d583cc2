"""Steps: the arithmetic of a count, line by line, sayable in Chinese and English; words are in steps.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Literal

from luoshi.congress.elections.bars import Bar

Language = Literal["zh", "en"]
Said = int | str | Fraction | Bar | tuple[str, ...] | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Step:
    """One line: the name of its sentence and the numbers and names in it."""

    key: str
    values: Mapping[str, Said]

    def said(self, language: Language) -> str:
        """The line in a language."""
        words = step_words(language)
        return words[self.key].format(**{key: _said(value, words, language) for key, value in self.values.items()})


class _Count(str):
    """A number that may stand before a noun: ``{seats:seat|seats}`` is "1 seat" or "3 seats"."""

    __slots__ = ()

    def __format__(self, nouns: str) -> str:
        one, _, more = nouns.partition("|")
        return f"{self!s} {one if self == '1' else more}" if nouns else str(self)


def step(key: str, **values: Said) -> Step:
    """A line with these values."""
    return Step(key, values)


@cache
def step_words(language: Language) -> Mapping[str, str]:
    """The sentences and words of one language by name."""
    words: dict[str, str] = tomllib.loads(files(__package__ or "").joinpath("steps.toml").read_text(encoding="utf-8"))[
        language
    ]
    return words


def _said(value: Said, words: Mapping[str, str], language: Language) -> str:
    match value:
        case Mapping():
            return value[language]
        case Bar():
            return said_bar(value, words)
        case tuple():
            return words["joint"].join(value) if value else words["nobody"]
        case str() if value.startswith("="):
            # A word of ours, to be said in the language; what people wrote stays as it is.
            return words[value[1:]]
        case _:
            return _Count(value)


def said_bar(bar: Bar, words: Mapping[str, str]) -> str:
    """``more than 1/2 of those entitled``."""
    if bar.compare == "most_votes":
        return words["most_votes"]
    return words[bar.compare].format(share=bar.share, base=words[f"base_{bar.base}"])
