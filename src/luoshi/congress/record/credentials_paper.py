"""The credentials report (代表资格审查报告) as a document: the numbers of the report, and no judgement that isn't in it."""

from __future__ import annotations

from collections.abc import Iterator

from luoshi.congress.record.blocks import Block, Paper
from luoshi.congress.record.chinese_numbers import ordinal
from luoshi.congress.record.minutes import words
from luoshi.congress.roll.credentials import Credentials, UnitCount
from luoshi.congress.roll.delegates import Delegate


def credentials_paper(found: Credentials, *, meeting: str = "") -> Paper:
    """The report for the meeting of that name; parts of which the roll says nothing are left out."""
    said = words()
    title = said["credentials_title"].format(meeting=meeting)
    parts = [
        (said["credentials_units"], [_unit(one) for one in found.units]),
        (said["credentials_traits"], list(_traits(found))),
        (said["credentials_invalid"], [_refused(one) for one in found.invalid]),
        (said["credentials_open"], [_named(one) for one in found.unexamined]),
    ]
    blocks = [Block("title", title, len(meeting)), *(Block("body", line) for line in _summary(found))]
    for number, (heading, lines) in enumerate((part for part in parts if part[1]), 1):
        blocks.append(Block("subheading", said["item"].format(number=ordinal(number), title=heading)))
        blocks += [Block("body", line) for line in lines]
    return Paper(title, tuple(blocks))


def _summary(found: Credentials) -> Iterator[str]:
    said = words()
    places = [one.allotted for one in found.units]
    known = [place for place in places if place is not None]
    # Where the places of one unit aren't known, neither is their sum.
    if known and len(known) == len(places):
        yield said["credentials_places"].format(allotted=sum(known))
    counts = {"listed": found.listed, "valid": found.valid, "invalid": len(found.invalid)}
    yield said["credentials_examined"].format(**counts)
    if found.unexamined:
        yield said["credentials_left"].format(left=len(found.unexamined))
    if found.guests:
        yield said["credentials_guests"].format(guests=found.guests)


def _unit(one: UnitCount) -> str:
    said = words()
    unit = one.unit or said["unsaid"]
    if one.allotted is None:
        return said["credentials_unit"].format(unit=unit, listed=one.listed, valid=one.valid)
    form = "credentials_unit_vacant" if one.vacant else "credentials_unit_full"
    return said[form].format(unit=unit, allotted=one.allotted, valid=one.valid, vacant=one.vacant)


def _traits(found: Credentials) -> Iterator[str]:
    said = words()
    for trait, counted in found.traits:
        kinds = (said["credentials_count"].format(kind=kind or said["unsaid"], count=count) for kind, count in counted)
        yield said[f"credentials_{trait}"].format(kinds=said["list_mark"].join(kinds))


def _named(one: Delegate) -> str:
    return words()["credentials_named"].format(name=one.name, unit=one.unit or words()["unsaid"])


def _refused(one: Delegate) -> str:
    reason = one.reason or words()["credentials_no_reason"]
    return words()["credentials_refused"].format(name=one.name, unit=one.unit or words()["unsaid"], reason=reason)
