"""The credentials report: counts by unit and kind, whose credentials don't stand and why, and what is wrong with a roll."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.congress.roll import Delegate, credentials_report
from luoshi.congress.roll.credentials import UnitCount

WANG = Delegate("1", "王一", "北渡镇", traits=(("sex", "男"), ("nation", "汉族")))
LI = Delegate("2", "李二", "北渡镇", traits=(("sex", "女"),))
ZHAO = Delegate("3", "赵三", "南坪镇", valid=False, reason="收回选票多于发出选票", traits=(("sex", "女"),))
QIAN = Delegate("4", "钱四", "区直机关", voting=False)
ROLL = [WANG, LI, ZHAO, QIAN]


def kinds(roll: list[Delegate], allotted: dict[str, int] | None = None) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.kind, one.about) for one in credentials_report(roll, allotted).findings]


def test_units_are_counted_against_their_places() -> None:
    found = credentials_report(ROLL, {"南坪镇": 2, "北渡镇": 2})
    assert found.units == (UnitCount("南坪镇", 2, 1, 0), UnitCount("北渡镇", 2, 2, 2))
    assert [one.vacant for one in found.units] == [2, 0]
    assert (found.listed, found.valid, found.guests) == (3, 2, 1)


def test_a_unit_without_delegates_is_reported_as_vacant() -> None:
    assert credentials_report([], {"南坪镇": 2}).units == (UnitCount("南坪镇", 2, 0, 0),)


def test_kinds_are_counted_among_the_valid_ones_and_what_is_not_said_is_said() -> None:
    found = dict(credentials_report(ROLL).traits)
    assert found == {"sex": (("女", 1), ("男", 1)), "nation": (("汉族", 1), ("", 1))}


def test_those_whose_credentials_do_not_stand_are_named_with_the_reason() -> None:
    assert [(one.name, one.reason) for one in credentials_report(ROLL).invalid] == [("赵三", "收回选票多于发出选票")]


@pytest.mark.parametrize(
    ("roll", "allotted", "finding"),
    [
        ([WANG, Delegate("1", "孙五", "北渡镇")], None, ("same-id", ("1",))),
        ([WANG, Delegate("5", "王　一", "北渡镇")], None, ("same-name", ("1", "5"))),
        ([Delegate("", "孙五", "北渡镇")], None, ("no-id", ("孙五",))),
        ([Delegate("5", "孙五")], None, ("no-unit", ("5",))),
        ([WANG, LI], {"北渡镇": 1}, ("too-many", ("北渡镇",))),
        ([WANG], {"南坪镇": 1}, ("unknown-unit", ("北渡镇",))),
        ([Delegate("5", "孙五", "北渡镇", valid=False)], None, ("no-reason", ("5",))),
        ([Delegate("5", "孙五", "北渡镇", valid=None)], None, ("not-examined", ("5",))),
    ],
    ids=lambda value: str(value[0]) if isinstance(value, tuple) else "",
)
def test_what_is_wrong_with_a_roll_is_found(
    roll: list[Delegate], allotted: dict[str, int] | None, finding: tuple[str, tuple[str, ...]]
) -> None:
    assert kinds(roll, allotted) == [finding]


@pytest.mark.parametrize(
    ("roll", "allotted", "why"),
    [
        ([WANG, Delegate("5", "王一", "南坪镇")], None, "the same name in another unit is another person"),
        ([QIAN, Delegate("6", "孙五", voting=False)], None, "a guest needs no unit"),
        ([Delegate("6", "孙五", voting=False, valid=None)], None, "a guest has no credentials to examine"),
        ([WANG, LI], {"北渡镇": 2}, "as many as there are places"),
        ([LI, ZHAO], {"北渡镇": 1, "南坪镇": 0}, "who isn't valid takes no place"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_only_looks_wrong_is_left_alone(roll: list[Delegate], allotted: dict[str, int] | None, why: str) -> None:
    assert why
    assert kinds(roll, allotted) == []


DELEGATES = st.builds(
    Delegate,
    id=st.text("123", max_size=2),
    name=st.text("王李赵", max_size=2),
    unit=st.sampled_from(["", "北渡镇", "南坪镇"]),
    voting=st.booleans(),
    valid=st.sampled_from([True, False, None]),
    traits=st.sampled_from([(), (("sex", "女"),), (("sex", "男"),)]),
)


@given(st.lists(DELEGATES, max_size=8))
def test_every_count_adds_up(roll: list[Delegate]) -> None:
    found = credentials_report(roll)
    assert found.listed + found.guests == len(roll)
    assert found.valid + len(found.invalid) + len(found.unexamined) == found.listed
    assert sum(one.listed for one in found.units) == found.listed
    assert sum(one.valid for one in found.units) == found.valid
    for _, counted in found.traits:
        assert sum(times for _, times in counted) == found.valid
