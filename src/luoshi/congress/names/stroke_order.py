"""姓氏笔画: names by the strokes of the surname, and the reason for every place; what the table can't decide is left to a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from luoshi.congress.names.person_name import PersonName, read_name
from luoshi.congress.names.strokes import Strokes, compare, strokes_of

Rule = Literal[
    "first",
    "fewer-votes",
    "surname-strokes",
    "surname-stroke-order",
    "surname-listed-order",
    "shorter-surname-first",
    "one-character-given-first",
    "given-strokes",
    "given-stroke-order",
    "given-listed-order",
    "shorter-given-first",
    "same-name",
    "unknown-strokes",
]
Why = Literal["same-name", "unknown-strokes", "surname"]
"""What a person has to confirm: who of two namesakes comes first, a character the table can't place, what the surname is."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """The order of two names isn't certain; `other` is the name as written, `chars` the characters that leave it open."""

    why: Why
    other: str
    chars: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Ordered:
    """A name at its place. `rule` says why it stands behind the one before, and `chars` which characters decided."""

    name: PersonName
    strokes: tuple[Strokes, ...]
    rule: Rule
    chars: tuple[str, str] = ("", "")
    doubts: tuple[Doubt, ...] = ()

    @property
    def to_confirm(self) -> bool:
        """Must a person look at its place?"""
        return bool(self.doubts)


@dataclass(frozen=True, slots=True)
class Verdict:
    """How two names stand: `sign` as of `compare`, the rule that says so, the characters it looked at."""

    sign: int | None
    rule: Rule
    chars: tuple[str, str] = ("", "")


class _Rules(NamedTuple):
    """The rules by which two surnames, or two given names, are told apart."""

    strokes: Rule
    stroke_order: Rule
    listed_order: Rule
    shorter: Rule


_SURNAME = _Rules("surname-strokes", "surname-stroke-order", "surname-listed-order", "shorter-surname-first")
_GIVEN = _Rules("given-strokes", "given-stroke-order", "given-listed-order", "shorter-given-first")


def by_strokes(names: Sequence[PersonName]) -> tuple[Ordered, ...]:
    """The names in 姓氏笔画 order, each with its reason.

    By the surname's strokes: their number, then their order (横竖撇点折), then the published list; within a surname, a given
    name of one character first, then the characters one after the other. Undecided names stay as they came and say so.
    """
    placed = sorted(names, key=_sort_key)
    doubts = _doubts(placed)
    ordered = []
    for at, name in enumerate(placed):
        verdict = verdict_on(placed[at - 1], name) if at else Verdict(None, "first")
        strokes = tuple(map(strokes_of, name.letters))
        ordered.append(Ordered(name, strokes, verdict.rule, verdict.chars, tuple(doubts[at])))
    return tuple(ordered)


def in_stroke_order(names: Sequence[str]) -> tuple[str, ...]:
    """The names as written, in 姓氏笔画 order: for whoever needs the order alone. What is doubtful about it `by_strokes` tells."""
    return tuple(one.name.written for one in by_strokes([read_name(name) for name in names]))


def verdict_on(first: PersonName, second: PersonName) -> Verdict:
    """Which of the two names stands before the other, and why."""
    found = _characters(first.surname, second.surname, _SURNAME)
    if found is not None:
        return found
    alone = [len(name.given) == 1 for name in (first, second)]
    if alone[0] != alone[1]:
        return Verdict(-1 if alone[0] else 1, "one-character-given-first")
    return _characters(first.given, second.given, _GIVEN) or Verdict(0, "same-name")


def _characters(first: str, second: str, rules: _Rules) -> Verdict | None:
    for one, other in zip(first, second, strict=False):
        if one != other:
            return _unlike(strokes_of(one), strokes_of(other), rules)
    if len(first) != len(second):
        return Verdict(-1 if len(first) < len(second) else 1, rules.shorter)
    return None


def _unlike(one: Strokes, other: Strokes, rules: _Rules) -> Verdict:
    sign, chars = compare(one, other), (one.char, other.char)
    if sign is None:
        return Verdict(None, "unknown-strokes", chars)
    if one.count is not None and other.count is not None and one.count != other.count:
        return Verdict(sign, rules.strokes, chars)
    if one.order is not None and other.order is not None and one.order != other.order:
        return Verdict(sign, rules.stroke_order, chars)
    # Written alike (田, 由), or one whose strokes only its place in the list tells.
    return Verdict(sign, rules.listed_order, chars)


def _sort_key(name: PersonName) -> tuple[object, ...]:
    surname, given = ([strokes_of(char).sort_key for char in part] for part in (name.surname, name.given))
    return surname, len(name.given) != 1, given


def _doubts(placed: Sequence[PersonName]) -> list[list[Doubt]]:
    """What is uncertain about each name."""
    doubts: list[list[Doubt]] = [[] for _ in placed]
    for first, second in dict.fromkeys([*_alike(placed), *_strange(placed)]):
        doubt = _doubt(placed[first], placed[second])
        if doubt is None:
            continue
        chars = doubt.chars
        for at, other, own in ((first, second, chars), (second, first, chars[::-1])):
            if _is_due_to(own):
                doubts[at].append(Doubt(doubt.why, placed[other].written, own))
    return doubts


def _alike(placed: Sequence[PersonName]) -> Iterator[tuple[int, int]]:
    """Pairs that strokes may not tell apart; they stand together, so one looks on from each name only as far as these go."""
    for at, name in enumerate(placed):
        for to in range(at + 1, len(placed)):
            if not _may_be_alike(name, placed[to]):
                break
            yield at, to


def _may_be_alike(first: PersonName, second: PersonName) -> bool:
    """Is the first character that differs written with the same strokes, or the surname such as to be read in two ways?"""
    if not (first.sure and second.sure) and first.letters[:1] == second.letters[:1]:
        return True
    if first.surname == second.surname and (len(first.given) == 1) != (len(second.given) == 1):
        return False
    pairs = zip(first.letters, second.letters, strict=False)
    one, other = next(((one, other) for one, other in pairs if one != other), ("", ""))
    return strokes_of(one).low == strokes_of(other).low if one else len(first.letters) == len(second.letters)


def _strange(placed: Sequence[PersonName]) -> Iterator[tuple[int, int]]:
    """Pairs of which one has a character that could stand in many places, and so has to be held against all names."""
    for at, name in enumerate(placed):
        if any(strokes_of(char).order is None for char in name.letters):
            yield from ((min(at, to), max(at, to)) for to in range(len(placed)) if to != at)


def _is_due_to(chars: tuple[str, str]) -> bool:
    """Is it the first character's own place that is unknown? One stranger must not cast doubt on the whole roster."""
    known, other_known = (not char or strokes_of(char).order is not None for char in chars)
    return not known or other_known


def _doubt(first: PersonName, second: PersonName) -> Doubt | None:
    verdict = verdict_on(first, second)
    if verdict.sign is None:
        return Doubt("unknown-strokes", "", verdict.chars)
    if verdict.sign == 0:
        return Doubt("same-name", "")
    readings = ((one, other) for one in _readings(first) for other in _readings(second))
    if any(verdict_on(one, other).sign not in {verdict.sign, None} for one, other in readings):
        return Doubt("surname", "")
    return None


def _readings(name: PersonName) -> tuple[PersonName, ...]:
    return (name,) if name.sure else (name, name.other_reading())
