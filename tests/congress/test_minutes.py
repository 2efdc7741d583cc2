"""Minutes and resolutions say what the record says, in the words of the genre, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from congress.sample_meeting import AFTERNOON, BRIDGE, LONE, MEETING, MORNING, NAME, REPORT, THANKS, proof, vote
from luoshi.congress.record import (
    Decision,
    Mark,
    Meeting,
    Resolution,
    agenda_of,
    credentials_paper,
    minutes_of,
    orphans,
    resolution_of,
)
from luoshi.congress.record.blocks import Block
from luoshi.congress.record.chinese_numbers import half_day, ordinal
from luoshi.congress.roll import Delegate, credentials_report

TEXT = minutes_of(MEETING).text


@pytest.mark.parametrize(
    "line",
    [
        "青禾区第二届代表大会第一次会议纪要",
        "2026年11月24日上午，青禾区第二届代表大会第一次会议在区会议中心举行第一次全体会议。会议由王一主持。",
        "应到代表100名，实到代表98名，符合法定人数。",
        "一、开幕",
        "会议听取了李二所作的上届委员会工作报告。",
        "赵三（北渡镇代表团）发言：建议加快建桥",
        "会议审议了《关于上届委员会工作报告的决议》。",
        "表决结果：赞成90票，反对5票，弃权3票。",
        "会议通过了《关于上届委员会工作报告的决议》。",
        "《关于更改区徽的决议》未获通过。",
        "选举产生委员3名（按公布次序）：丁一鸣、马飚、王小河。",
    ],
)
def test_the_minutes_tell_what_happened(line: str) -> None:
    assert line in TEXT.splitlines()


def test_sittings_are_told_apart_where_there_are_several() -> None:
    headings = [block.text for block in minutes_of(MEETING).blocks if block.kind == "heading"]
    assert headings == ["第一次全体会议", "第二次全体会议"]
    one = minutes_of(replace(MEETING, sittings=(MORNING,)))
    assert [block for block in one.blocks if block.kind == "heading"] == []


def test_they_end_with_who_signs_and_the_day() -> None:
    assert minutes_of(MEETING).blocks[-2:] == (
        Block("signature", "青禾区代表大会主席团"),
        Block("signature", "2026年11月25日"),
    )


@pytest.mark.parametrize(
    ("resolution", "says", "never"),
    [
        (replace(REPORT, vote=None), "《关于上届委员会工作报告的决议》未付表决。", "通过了"),
        (replace(REPORT, vote=vote(60, 60, 60)), "对《关于上届委员会工作报告的决议》的表决无效。", "表决结果"),
        (replace(REPORT, vote=vote(60, 0, 0, present=60)), "到会人数未达到法定人数，未对《关于上届委员会工作报告的决议》进行表决。", "表决结果"),
    ],
)  # fmt: skip
def test_what_was_not_decided_is_not_told_as_decided(resolution: Resolution, says: str, never: str) -> None:
    item = replace(AFTERNOON.items[0], resolutions=(resolution,))
    text = minutes_of(Meeting(MEETING.title, MEETING.body, (replace(AFTERNOON, items=(item,)),))).text
    assert says in text
    assert never not in text


def test_a_quorum_that_was_not_recorded_or_not_met_is_not_made_up() -> None:
    silent = minutes_of(replace(MEETING, sittings=(replace(MORNING, quorum=None),))).text
    assert "到会人数未予记录" in silent
    assert "符合法定人数" not in silent
    few = minutes_of(replace(MEETING, sittings=(replace(MORNING, quorum=proof(100, 60)),))).text
    assert "实到代表60名，未达到法定人数。" in few


def test_a_resolution_has_its_day_under_its_title() -> None:
    assert resolution_of(MEETING, REPORT).text.splitlines() == [
        "青禾区第二届代表大会第一次会议关于上届委员会工作报告的决议",
        "（2026年11月25日青禾区第二届代表大会第一次会议通过）",
        "大会批准上届委员会的工作报告。",
        "大会号召全区干部群众团结奋斗。",
    ]
    assert "未获通过" in resolution_of(MEETING, NAME).text
    assert "（草案，未经表决）" in resolution_of(MEETING, replace(REPORT, vote=None)).text


def test_only_what_was_adopted_is_a_decision() -> None:
    assert [one.id for one in MEETING.decisions()] == ["d1", "d2", "d3"]


def test_no_decision_is_lost() -> None:
    found = orphans(MEETING.decisions())
    assert [(one.decision.id, one.missing) for one in found] == [("d2", ("owner", "due", "evidence"))]
    assert orphans([BRIDGE, THANKS]) == ()


@pytest.mark.parametrize(
    ("decision", "missing"),
    [
        (replace(BRIDGE, owner=" "), ("owner",)),
        (replace(BRIDGE, due=None), ("due",)),
        (replace(BRIDGE, evidence=""), ("evidence",)),
        (replace(LONE, needs_none=Mark("", BRIDGE.due or THANKS.needs_none.at, "礼仪性决定")), ("reason",)),  # type: ignore[union-attr]
        (replace(THANKS, needs_none=Mark("王一", THANKS.needs_none.at, " ")), ("reason",)),  # type: ignore[union-attr]
    ],
)
def test_what_a_decision_lacks_is_named(decision: Decision, missing: tuple[str, ...]) -> None:
    assert [one.missing for one in orphans([decision])] == [missing]


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (19, "十九"), (20, "二十"), (21, "二十一"), (99, "九十九")],
)
def test_ordinals(number: int, said: str) -> None:
    assert ordinal(number) == said


@pytest.mark.parametrize("number", [0, 100, -1])
def test_ordinals_end_at_99(number: int) -> None:
    with pytest.raises(ValueError, match="not between 1 and 99"):
        ordinal(number)


@pytest.mark.parametrize(
    ("clock", "said"), [("08:00", "上午"), ("12:00", "下午"), ("17:59", "下午"), ("18:00", "晚上")]
)
def test_parts_of_the_day(clock: str, said: str) -> None:
    assert half_day(datetime.fromisoformat(f"2026-11-24T{clock}")) == f"2026年11月24日{said}"


def test_the_agenda_says_when_and_what_and_not_what_became_of_it() -> None:
    assert agenda_of(MEETING).text.splitlines() == [
        "青禾区第二届代表大会第一次会议议程",
        "2026年11月24日上午　区会议中心",
        "一、开幕",
        "二、上届委员会工作报告",
        "2026年11月25日下午　区会议中心",
        "一、关于工作报告的决议",
        "二、新一届委员会委员的选举",
    ]


ROLL = [
    Delegate("1", "王一", "北渡镇", traits=(("sex", "男"),)),
    Delegate("2", "李二", "北渡镇", traits=(("sex", "女"),)),
    Delegate("3", "赵三", "南坪镇", valid=False, reason="收回选票多于发出选票"),
    Delegate("4", "周四", "", valid=None),
    Delegate("5", "钱五", voting=False),
]


def test_the_credentials_report_is_a_document() -> None:
    report = credentials_paper(credentials_report(ROLL, {"北渡镇": 2, "南坪镇": 2}), meeting="青禾区第二届代表大会")
    assert report.text.splitlines() == [
        "青禾区第二届代表大会代表资格审查报告",
        "在册代表4名，经审查，资格有效2名，无效1名。",
        "尚未审查1名，不计入应到人数。",
        "另有列席、特邀1名，没有表决权。",
        "一、各选举单位代表名额和人数",
        "北渡镇：名额2名，资格有效2名。",
        "南坪镇：名额2名，资格有效0名，缺额2名。",
        "未写明：在册1名，资格有效0名。",
        "二、代表构成",
        "按性别：女1名、男1名。",
        "三、资格无效的代表",
        "赵三（南坪镇）：收回选票多于发出选票。",
        "四、资格尚未审查的代表",
        "周四（未写明）。",
    ]


def test_the_sum_of_all_places_is_told_only_where_it_is_known() -> None:
    known = credentials_paper(credentials_report(ROLL[:2], {"北渡镇": 2, "南坪镇": 2})).text
    assert "应选代表4名。" in known
    assert "应选" not in credentials_paper(credentials_report(ROLL[:2])).text


def test_parts_of_which_the_roll_says_nothing_are_left_out() -> None:
    headings = [one.text for one in credentials_paper(credentials_report([ROLL[0]])).blocks if one.kind == "subheading"]
    assert headings == ["一、各选举单位代表名额和人数", "二、代表构成"]
