"""Who stands: names put into the order of surname strokes, from the roll or typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from luoshi.congress.elections.election import Candidate
from luoshi.congress.elections.steps import Language
from luoshi.congress.names import Ordered, by_strokes, read_name
from luoshi.congress.names.rules import name_rules


def names_typed(text: str) -> list[str]:
    """The names in a field: one a line, or with 、 or commas between."""
    for mark in "、，,;；\r":
        text = text.replace(mark, "\n")
    return [name for line in text.split("\n") if (name := line.strip())]


def in_order(names: Iterable[str]) -> list[Candidate]:
    """Candidates in 姓氏笔画 order."""
    return as_given([one.name.written for one in by_strokes([read_name(name) for name in names])])


def as_given(names: Iterable[str]) -> list[Candidate]:
    """Candidates in the order given; whoever has a name that another one has gets an id with a number behind it."""
    found: list[Candidate] = []
    for name in names:
        times = sum(1 for one in found if one.name == name)
        found.append(Candidate(f"{name}（{times + 1}）" if times else name, name))
    return found


def places(candidates: Sequence[Candidate], language: Language) -> list[tuple[Ordered, str]]:
    """Each name at its place with the reason for it, and whether a person has to look at it."""
    rules = name_rules()
    return [(one, rules[one.rule][language]) for one in by_strokes([read_name(each.name) for each in candidates])]


def kept(candidates: Iterable[Candidate]) -> list[dict[str, str]]:
    """Candidates as the book keeps them."""
    return [{"id": one.id, "name": one.name} for one in candidates]
