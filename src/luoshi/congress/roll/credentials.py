"""The credentials report (代表资格审查报告): how many from each unit, of which kind, whose credentials don't stand and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from luoshi.congress.roll.delegates import Delegate

FindingKind = Literal[
    "same-id", "same-name", "no-id", "no-unit", "too-many", "unknown-unit", "no-reason", "not-examined"
]
"""What is wrong with a roll: two with one number; two of one name in a unit; a missing number or unit; more delegates than a
unit may send; a unit that sends none; credentials refused without a reason; credentials that nobody has looked at."""

# What is counted, in the order of a report.
TRAITS = ("sex", "nation", "education", "kind")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in the roll that a person has to look at; `about` are the numbers of the delegates, or the unit."""

    kind: FindingKind
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitCount:
    """One electoral unit: how many it may send (None where that isn't said), how many are on the roll, how many stand."""

    unit: str
    allotted: int | None
    listed: int
    valid: int

    @property
    def vacant(self) -> int | None:
        """Places that nobody holds; None where it isn't said how many there are."""
        return None if self.allotted is None else max(0, self.allotted - self.valid)


@dataclass(frozen=True, slots=True)
class Credentials:
    """What the credentials committee reports. Only delegates with a vote are counted; `guests` attend without one.

    `traits` hold, for each heading that the roll has, how many of the valid delegates there are of a kind; those of whom the
    roll says nothing stand under an empty name. `invalid` are delegates whose credentials don't stand.
    """

    listed: int
    valid: int
    units: tuple[UnitCount, ...]
    traits: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    invalid: tuple[Delegate, ...]
    unexamined: tuple[Delegate, ...]
    guests: int
    findings: tuple[Finding, ...]


def credentials_report(delegates: Sequence[Delegate], allotted: Mapping[str, int] | None = None) -> Credentials:
    """The report on a roll; `allotted` says how many each electoral unit may send, in the order of the report."""
    voters = [one for one in delegates if one.voting]
    valid = [one for one in voters if one.valid is True]
    return Credentials(
        listed=len(voters),
        valid=len(valid),
        units=tuple(_units(voters, allotted or {})),
        traits=tuple(_traits(valid)),
        invalid=tuple(one for one in voters if one.valid is False),
        unexamined=tuple(one for one in voters if one.valid is None),
        guests=len(delegates) - len(voters),
        findings=tuple(_findings(delegates, allotted)),
    )


def _units(voters: Sequence[Delegate], allotted: Mapping[str, int]) -> Iterator[UnitCount]:
    names = dict.fromkeys([*allotted, *(one.unit for one in voters)])
    listed, valid = Counter(one.unit for one in voters), Counter(one.unit for one in voters if one.valid is True)
    for unit in names:
        yield UnitCount(unit, allotted.get(unit), listed[unit], valid[unit])


def _traits(valid: Sequence[Delegate]) -> Iterator[tuple[str, tuple[tuple[str, int], ...]]]:
    for trait in TRAITS:
        counted = Counter(one.trait(trait) for one in valid)
        if counted.keys() - {""}:
            yield trait, tuple(sorted(counted.items(), key=lambda pair: (pair[0] == "", -pair[1], pair[0])))


def _findings(delegates: Sequence[Delegate], allotted: Mapping[str, int] | None) -> Iterator[Finding]:
    ids = Counter(one.id for one in delegates if one.id)
    yield from (Finding("same-id", (number,)) for number, times in ids.items() if times > 1)
    namesakes: dict[tuple[str, str], list[str]] = {}
    for one in delegates:
        namesakes.setdefault((one.unit, "".join(one.name.split())), []).append(one.id or one.name)
    yield from (Finding("same-name", tuple(found)) for found in namesakes.values() if len(found) > 1)
    for one in delegates:
        yield from (Finding(kind, (one.id or one.name,)) for kind in _missing(one))
    if allotted is not None:
        yield from _against_allotment([one for one in delegates if one.voting], allotted)


def _missing(one: Delegate) -> Iterator[FindingKind]:
    if not one.id:
        yield "no-id"
    if not one.unit and one.voting:
        yield "no-unit"
    if one.valid is False and not one.reason:
        yield "no-reason"
    if one.valid is None and one.voting:
        yield "not-examined"


def _against_allotment(voters: Sequence[Delegate], allotted: Mapping[str, int]) -> Iterator[Finding]:
    for count in _units(voters, allotted):
        if count.allotted is None and count.unit:
            yield Finding("unknown-unit", (count.unit,))
        elif count.allotted is not None and count.valid > count.allotted:
            yield Finding("too-many", (count.unit,))
