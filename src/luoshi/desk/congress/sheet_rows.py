"""A teller's sheet as a form: a row for each kind of ballot, a mark for each candidate, and how many there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from luoshi.congress.elections.closing import TellerSheet
from luoshi.congress.elections.election import Ballot, Candidate
from luoshi.desk.congress.candidates import names_typed
from luoshi.desk.congress.whole_numbers import is_whole

_MARKS = {"○": "support", "×": "against", "△": "abstain"}
_SPARE = 4
_AT_MOST_ROWS = 400


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it was filled in, everything as text; `marks` has ○ × △ or a rank for each candidate."""

    marks: tuple[str, ...]
    written: str = ""
    invalid: bool = False
    weight: str = "1"
    count: str = ""

    @property
    def empty(self) -> bool:
        """Is nothing filled in?"""
        return not (self.count or self.written or self.invalid or any(self.marks))


def rows_sent(given: Mapping[str, str], candidates: Sequence[Candidate]) -> list[Row]:
    """The rows of a form that was sent."""
    asked = given.get("rows", "0")
    many = min(int(asked), _AT_MOST_ROWS) if asked.isdecimal() else 0
    return [
        Row(
            tuple(given.get(f"m{row}-{at}", "").strip() for at in range(len(candidates))),
            given.get(f"w{row}", "").strip(),
            bool(given.get(f"x{row}")),
            given.get(f"v{row}", "1").strip() or "1",
            given.get(f"n{row}", "").strip(),
        )
        for row in range(many)
    ]


def rows_of(sheet: TellerSheet | None, candidates: Sequence[Candidate], *, ranked: bool) -> list[Row]:
    """The rows that say what a teller entered before."""
    found = sorted(sheet.ballots.items()) if sheet else []
    return [_row(ballot, count, candidates, ranked=ranked) for ballot, count in found if count]


def with_spare(rows: Sequence[Row], candidates: Sequence[Candidate], more: int = _SPARE) -> list[Row]:
    """The rows and some empty ones behind them."""
    filled = [row for row in rows if not row.empty]
    return [*filled, *([Row(("",) * len(candidates))] * more)][:_AT_MOST_ROWS]


def ballots_in(
    rows: Sequence[Row], candidates: Sequence[Candidate], *, ranked: bool
) -> tuple[Counter[Ballot], list[str]]:
    """How many ballots there are of each kind, and what is wrong with the rows; nothing is counted where something is."""
    found: Counter[Ballot] = Counter()
    wrong: list[str] = []
    for number, row in enumerate(rows, 1):
        if row.empty:
            continue
        said = list(_wrong_with(row, ranked=ranked))
        wrong += [_("Row %(number)s: %(said)s") % {"number": number, "said": one} for one in said]
        if not said:
            found[_ballot(row, candidates, ranked=ranked)] += int(row.count)
    return found, wrong


def _wrong_with(row: Row, *, ranked: bool) -> Iterator[str]:
    if not is_whole(row.count):
        yield _("write how many ballots look like this, as a whole number.")
    if not is_whole(row.weight) or int(row.weight) < 1:
        yield _("the votes that a ballot carries are a whole number, 1 at least.")
    marks = [mark for mark in row.marks if mark]
    if ranked and (not all(mark.isdecimal() for mark in marks) or len(set(marks)) < len(marks)):
        yield _("write 1, 2, 3 … beside the candidates, each number once.")
    if not ranked and not set(marks) <= set(_MARKS):
        yield _("a mark is one of ○ × △, or nothing.")
    names = names_typed(row.written)
    if len(set(names)) < len(names):
        yield _("a name is written in twice.")


def _ballot(row: Row, candidates: Sequence[Candidate], *, ranked: bool) -> Ballot:
    written = tuple(sorted(names_typed(row.written)))
    marked = [(mark, one.id) for mark, one in zip(row.marks, candidates, strict=True) if mark]
    if ranked:
        order = tuple(one for _mark, one in sorted(marked, key=lambda pair: int(pair[0])))
        return Ballot(order, (), (), written, int(row.weight), row.invalid)
    support, against, abstain = (tuple(sorted(one for mark, one in marked if mark == sign)) for sign in _MARKS)
    return Ballot(support, against, abstain, written, int(row.weight), row.invalid)


def _row(ballot: Ballot, count: int, candidates: Sequence[Candidate], *, ranked: bool) -> Row:
    def mark(one: str) -> str:
        if ranked:
            return str(ballot.support.index(one) + 1) if one in ballot.support else ""
        return next((sign for sign, part in _MARKS.items() if one in getattr(ballot, part)), "")

    marks = tuple(mark(one.id) for one in candidates)
    return Row(marks, "、".join(ballot.write_in), ballot.spoilt, str(ballot.weight), str(count))
