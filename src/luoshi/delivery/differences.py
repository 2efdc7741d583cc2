"""The first difference that `verify` finds, in words of both languages (verification.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from luoshi.delivery.lifecycle import Words
from luoshi.delivery.sentences import Fact, Language, filled


@cache
def _file() -> Mapping[str, Words]:
    return tomllib.loads(files(__package__ or "").joinpath("verification.toml").read_text("utf-8"))


def difference_words(kind: str, **facts: Fact) -> Words:
    """The sentence of this kind with its facts, in both languages."""
    return {"zh": filled(_file()[kind], facts, "zh"), "en": filled(_file()[kind], facts, "en")}


@dataclass(frozen=True, slots=True)
class Difference:
    """The first thing that is not as it was entered.

    ``kind`` is its stable name and ``what`` says it in both languages. ``entry`` is the number of the entry where it shows,
    ``item`` the item; None where it isn't about one. ``where`` names the place: an entry of the ledger, the ledger as a whole
    (None), or a line of the book of a congress, whose title is then the item.
    """

    kind: str
    what: Words
    entry: int | None = None
    item: str | None = None
    where: str | None = None

    def said(self, language: Language) -> str:
        """The difference as one line for a person."""
        where = self.where or ("where-ledger" if self.entry is None else "where-entry")
        parts = [difference_words(where, entry=str(self.entry))]
        parts += [difference_words("item", item=self.item)] if self.item else []
        return "".join(part[language] for part in (*parts, _file()["colon"], self.what))

    def __str__(self) -> str:
        return self.said("en")


def difference(kind: str, entry: int | None = None, item: str | None = None, **facts: Fact) -> Difference:
    """A difference of this kind with the facts that its sentence has blanks for."""
    return Difference(kind, difference_words(kind, **facts), entry, item)


def span_words(first: int, last: int) -> Words:
    """Entries from the first to the last number, as what is missing."""
    return difference_words("one" if first == last else "several", first=str(first), last=str(last))
