"""A name as the order of names sees it: its surname, and what follows."""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

How = Literal["one-character", "compound", "with-dot", "whole", "said"]
"""By which rule the surname was found: a compound one of the list; a transcribed name goes by its first character; a person said it."""

# The dots in names of people whose language is not Chinese, in every form that keyboards give.
_DOTS = frozenset("·•‧∙⋅・･．.●")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name without the spaces and dots it may be written with; `written` keeps them.

    `surname` and `given` make up the whole. `sure` is False where another reading of the surname is as likely.
    """

    written: str
    surname: str
    given: str
    how: How
    sure: bool = True

    @property
    def letters(self) -> str:
        """Every character that counts in the order."""
        return self.surname + self.given

    def other_reading(self) -> PersonName:
        """The same name with a surname of one character."""
        return PersonName(self.written, self.letters[:1], self.letters[1:], "one-character")


def read_name(written: str, *, surname: str = "") -> PersonName:
    """The name as it is written on a roster; `surname` where a person said which it is.

    Spaces inside are of no account (王　一), nor are the dots of transcribed names (阿依古丽·买买提), which go by their first
    character. A surname that the name doesn't begin with is not one and is left aside.
    """
    name = unicodedata.normalize("NFKC", written)
    letters = "".join(one for one in name if not one.isspace() and one not in _DOTS)
    if surname and letters.startswith(surname) and surname != letters:
        return PersonName(written, surname, letters[len(surname) :], "said")
    if any(one in _DOTS for one in name):
        return PersonName(written, letters[:1], letters[1:], "with-dot")
    compound = letters[:2]
    # Somebody called 欧阳 and nothing else is 阳 of the family 欧.
    if compound in _compound() and 2 < len(letters) <= 4:
        return PersonName(written, compound, letters[2:], "compound", sure=compound not in _also_two())
    return PersonName(written, letters[:1], letters[1:], "one-character" if len(letters) <= 3 else "whole")


@cache
def _lists() -> dict[str, str]:
    return tomllib.loads(files(__package__ or "").joinpath("surnames.toml").read_text(encoding="utf-8"))


@cache
def _compound() -> frozenset[str]:
    return frozenset(_lists()["baijiaxing"].split()) | frozenset(_lists()["later"].split())


@cache
def _also_two() -> frozenset[str]:
    return frozenset(_lists()["also_two"].split())
