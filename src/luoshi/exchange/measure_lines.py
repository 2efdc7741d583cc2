"""Measures in a cell, one a line: 改造老旧小区：20个（基线值5）. What is edited there comes back as measures, under the ids they have."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import count

from luoshi.delivery.entry_data import number
from luoshi.delivery.indicators import GAP, plain_number
from luoshi.delivery.state import Measure
from luoshi.exchange.cell_text import cell_text
from luoshi.exchange.labels import Labels, labels
from luoshi.exchange.unread_cell import UnreadCell

_COLONS = "：:"
_FIGURE = re.compile(r"[-−－]?[0-9０-９][0-9０-９,，.．]{0,40}")
_THOUSANDS = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3}){1,5}(?:\.[0-9]{1,12})?")
_RUNS_IN = re.compile(r"[\d,，.．A-Za-z]")
# A unit with one of these in it is a second measure in the same line, or none.
_NO_UNIT = frozenset("：:；;")
_LONGEST_UNIT = 20


@dataclass(frozen=True, slots=True)
class _Said:
    """What a line says: the figures, and the unit where it has one."""

    name: str
    target: Decimal | None
    unit: str | None
    baseline: Decimal | None


def measure_lines(measures: Iterable[Measure], words: Labels) -> str:
    """The cell's text; a measure without a target shows its gap."""
    return "\n".join(_line(one, words) for one in measures)


def read_measures(text: str, there: Sequence[Measure], words: Labels) -> tuple[Measure, ...]:
    """The measures that a person's text means; a line that is as it went out is the measure that stood in it.

    A line about a measure of that name changes it, any other adds one. Raises `UnreadCell`.
    """
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    left, found = list(there), dict[int, Measure]()
    for at, line in enumerate(lines):
        same = next((one for one in left if cell_text(_line(one, words)) == line), None)
        if same is not None:
            left.remove(same)
            found[at] = same
    free = _free_ids(there)
    for at, line in enumerate(lines):
        if at not in found:
            said = _read(line, left)
            old = next((one for one in left if _name(one) == said.name), None)
            if old is None and said.name in map(_name, found.values()):
                raise UnreadCell("measure_twice", said.name)
            if old is not None:
                left.remove(old)
            found[at] = _changed(old, said) if old else Measure(next(free), said.name, said.unit, baseline=said.baseline, target=said.target)  # fmt: skip
    promised = next((one for one in left if one.first_target is not None), None)
    if promised is not None:
        raise UnreadCell("measure_promised", _name(promised))
    return tuple(found[at] for at in range(len(lines)))


def _free_ids(there: Sequence[Measure]) -> Iterator[str]:
    taken = {one.id for one in there}
    return (name for at in count(1) if (name := f"own{at}") not in taken)


def _name(one: Measure) -> str:
    return " ".join(one.name.split())


def _line(one: Measure, words: Labels) -> str:
    figure = GAP if one.target is None else plain_number(one.target)
    unit = " ".join((one.unit or "").split())
    # 12 5G基站: a unit that begins like a number would run into it.
    joint = " " if _RUNS_IN.match(unit) else ""
    said = words.words["measure"].format(name=_name(one), figure=f"{figure}{joint}{unit}")
    said = words.words["gap"].format(said) if one.target is None else said
    return said if one.baseline is None else said + words.words["baseline"].format(plain_number(one.baseline))


def _changed(old: Measure, said: _Said) -> Measure:
    """The measure with the figures said; its unit stays where none is said, and where it was handed out."""
    unit = said.unit or old.unit
    if old.first_target is not None and unit != old.unit:
        raise UnreadCell("measure_unit", said.name)
    return replace(old, target=said.target, baseline=said.baseline, unit=unit)


def _read(line: str, known: Iterable[Measure]) -> _Said:
    """A line by its parts: the name up to the colon (names have colons, too: a known one goes first), figure, unit, baseline."""
    names = [_name(one) for one in known if line.startswith(_name(one)) and line[len(_name(one)) :].lstrip()[:1] in tuple(_COLONS)]  # fmt: skip
    ends = [line.index(colon) for colon in _COLONS if colon in line]
    name = max(names, key=len) if names else line[: min(ends, default=0)].strip()
    if not name:
        raise UnreadCell("measure_form", line)
    rest, baseline = _baseline(line[len(name) :].lstrip().lstrip(_COLONS).strip(), line)
    found = _FIGURE.match(rest)
    target = _figure(found.group(), line) if found else None
    unit = rest[found.end() :].strip() if found else rest
    if found is None:
        if unit and not unit.startswith((GAP, "_")):
            raise UnreadCell("measure_form", line)
        unit = unit.lstrip(f"{GAP}_ ")
    if _NO_UNIT & set(unit) or len(unit) > _LONGEST_UNIT:
        raise UnreadCell("measure_form", line)
    return _Said(name, target, unit or None, baseline)


def _baseline(rest: str, line: str) -> tuple[str, Decimal | None]:
    """What stands before the brackets at the end, and the baseline in one of them; that something is to be filled in says no more."""
    baseline = None
    spoken = [labels("zh").words, labels("en").words]
    # The longest stands first where one begins with another.
    names = [name for one in spoken for name in one["baseline_words"].split()]
    while rest.endswith((")", "）")):
        start = max(rest.rfind("("), rest.rfind("（"))
        inside = rest[start + 1 : -1].strip()
        word = next((name for name in names if inside.startswith(name)), None)
        if start < 0 or (word is None and inside not in {one["to_fill"] for one in spoken}):
            break
        if word is not None:
            baseline = _figure(inside.removeprefix(word).strip(f"{_COLONS} "), line)
        rest = rest[:start].rstrip()
    return rest, baseline


def _figure(said: str, line: str) -> Decimal:
    """The number, with 1,200 as 1200. Raises `UnreadCell`."""
    plain = unicodedata.normalize("NFKC", said).replace("−", "-")
    try:
        return number(plain.replace(",", "") if _THOUSANDS.fullmatch(plain) else plain)
    except ValueError as error:
        raise UnreadCell("measure_form", line) from error
