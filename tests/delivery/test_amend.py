"""A revised text: what was added, changed, dropped and moved, by which rule, and what is carried over."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import qinghe
from luoshi.delivery import Plan, make_plan, matching
from luoshi.delivery.alike import bare, without_figures
from luoshi.delivery.amend import Amendment, amend, carry_over
from luoshi.delivery.entering import NoSuchRow, enter
from luoshi.delivery.items import Cell, Item
from luoshi.delivery.matching import Said
from luoshi.delivery.row_places import rows_at
from luoshi.delivery.rules import match_rules
from luoshi.reading import read
from luoshi.reading.text import Span

BOOK = tomllib.loads((Path(__file__).parent.parent / "cases/amendments.toml").read_text(encoding="utf-8"))
CASES = [*BOOK["case"], *BOOK["near_miss"]]
TODAY = date(2026, 11, 24)
WORKS = (
    "新建北渡桥", "改造老旧小区50个", "完善公交线网", "扩建区医院", "新建中心小学", "推进河道治理", "建设滨河公园",
    "发放稻谷种植补贴", "培育家庭农场20家", "整治背街后巷30条", "改造老旧小区80个", "推广旱作农业",
)  # fmt: skip


def plan_of(text: str, name: str = "甲.txt") -> Plan:
    return make_plan(read(text.strip().encode(), name=name, today=TODAY))


def by_id(plan: Plan) -> dict[str, Item]:
    return {item.id: item for item in plan.items()}


def wordings(plan: Plan, ids: tuple[str, ...]) -> list[str]:
    known = by_id(plan)
    return [known[row_id].wording for row_id in ids]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_list_says_what_was_done_to_the_text(case: dict[str, Any]) -> None:
    old, new = plan_of(case["old"]), plan_of(case["new"], "乙.txt")
    found = amend(old, new)
    known = by_id(new)
    told = [
        (known[row.match.new].wording, row.match.rule, {one.kind for one in row.changes}) for row in found.changed()
    ]
    assert [(row, rule) for row, rule, _ in told] == [(one["row"], one["rule"]) for one in case["changed"]]
    for (_, _, kinds), one in zip(told, case["changed"], strict=True):
        assert set(one["kinds"]) <= kinds
    assert wordings(new, found.added) == case.get("added", [])
    assert wordings(old, found.dropped) == case.get("dropped", [])


def test_every_rule_about_words_has_a_case() -> None:
    tried = {one["rule"] for case in CASES for one in case["changed"]}
    assert tried == match_rules().keys() - {"paired-by-person", "same-place", "most-of-the-place"}


def test_every_near_miss_says_why() -> None:
    assert all(case["why"] for case in BOOK["near_miss"])


def text_of(works: list[str], numbers: str = "一二三四五六七八九十") -> str:
    """Headings with three works each, numbered from the first of `numbers` on."""
    parts = [works[at : at + 3] for at in range(0, len(works), 3)]
    return "二、重点工作\n" + "\n".join(
        f"（{number}）第{part[0][-3:]}类。{'。'.join(part)}。" for number, part in zip(numbers, parts, strict=False)
    )


@settings(max_examples=40)
@given(st.permutations(WORKS), st.integers(0, 11), st.sampled_from(["一二三四五", "三四五六七"]))
def test_what_is_left_keeps_its_id_whatever_is_dropped_moved_or_renumbered(
    works: list[str], dropped: int, numbers: str
) -> None:
    old = plan_of(text_of(list(WORKS)))
    left = [work for work in works if work != WORKS[dropped]]
    new = plan_of(text_of(left, numbers), "乙.txt")
    found = amend(old, new)
    carried = carry_over(old, new, found)
    ids = {item.wording: item.id for item in old.items()}
    # The one row that was dropped may be taken for nobody else: 80个 is not what became of 50个.
    assert {item.wording: item.id for item in carried.items()} == {wording: ids[wording] for wording in left}
    assert wordings(old, found.dropped) == [WORKS[dropped]]
    assert found.added == ()


def check_amendment(old: Plan, new: Plan, found: Amendment) -> None:
    ids = [[item.id for item in plan.items()] for plan in (old, new)]
    assert sorted([*(row.match.old for row in found.rows), *found.dropped]) == sorted(ids[0])
    assert sorted([*(row.match.new for row in found.rows), *found.added]) == sorted(ids[1])
    carried = [item.id for item in carry_over(old, new, found).items()]
    assert len(set(carried)) == len(carried) == len(ids[1])


pieces = st.lists(
    st.sampled_from([*WORKS, "新建北渡桥", "地区生产总值增长6%", "财政收入增长%左右", "（二）再说。"]), max_size=10
)


@settings(max_examples=60)
@given(pieces, pieces)
def test_every_row_is_told_once(before: list[str], after: list[str]) -> None:
    old, new = (
        plan_of("二、今年重点工作\n" + "。".join(before) + "。"),
        plan_of("二、今年重点工作\n" + "。".join(after) + "。", "乙.txt"),
    )
    found = amend(old, new)
    check_amendment(old, new, found)
    assert amend(old, new) == found


def test_the_same_text_has_nothing_to_tell() -> None:
    plan = make_plan(qinghe().build())
    found = amend(plan, plan)
    assert (found.changed(), found.added, found.dropped) == ((), (), ())
    assert {row.match.rule for row in found.rows} == {"same-place"}
    assert carry_over(plan, plan, found) == plan


def test_two_figures_of_the_same_words_stay_apart() -> None:
    old, text = make_plan(qinghe().build()), qinghe()
    text.text = text.text.replace("（一）", "（三）")
    new = make_plan(text.build())
    carried = carry_over(old, new, amend(old, new))
    assert [item.id for item in carried.items()] == [item.id for item in old.items()]


def test_a_newer_engine_keeps_what_people_decided() -> None:
    """The same file, read into other rows: a decision stays with the place in the text."""
    old = make_plan(qinghe().build())
    builder = qinghe()
    # The newer engine takes in "年底前，" and finds one task less.
    wider = builder.find("年底前，改造老旧小区50个")
    builder.tasks[0] = replace(builder.tasks[0], start=wider.start, end=wider.end)
    lost = builder.tasks.pop()
    new = make_plan(builder.build())
    found = amend(old, new)
    before, after = by_id(old), by_id(new)
    (row,) = [row for row in found.rows if after[row.match.new].place.start == wider.start]
    assert (row.match.rule, before[row.match.old].wording) == ("most-of-the-place", "改造老旧小区50个")
    assert [before[row_id].place.start for row_id in found.dropped] == [lost.start]
    task = next(item for item in new.items() if item.place.start == wider.start)
    spans = [Span(*builder.find("改造老旧小区50个")), Span(lost.start, lost.end), Span(*builder.find("北门桥"))]
    part = next(item for item in new.items() if item.wording == "北门桥")
    assert rows_at(new, spans) == (task.id, None, part.id)


def test_a_person_has_the_last_word() -> None:
    old = plan_of("二、重点工作\n（一）加快城市建设。新建北渡桥。改造老旧小区。")
    new = plan_of("二、重点工作\n（一）加快城市建设。架设过江通道。改造老旧小区。", "乙.txt")
    found = amend(old, new)
    pair = (found.dropped[0], found.added[0])
    told = amend(old, new, said=Said(pairs=(pair,)))
    assert (told.added, told.dropped) == ((), ())
    assert [(row.match.rule, row.match.old, row.match.new) for row in told.changed()] == [("paired-by-person", *pair)]
    same = next(row.match for row in found.rows)
    apart = amend(old, new, said=Said(apart=frozenset({(same.old, same.new)})))
    assert same.old in apart.dropped
    assert same.new in apart.added
    unknown = Said(pairs=(("LS-none", "LS-nothing"),))
    assert amend(old, new, said=unknown) == found


def test_what_people_entered_is_carried_into_what_the_text_leaves_open() -> None:
    old = plan_of("二、重点工作\n（一）加快城市建设。新建北渡桥。改造老旧小区50个。")
    rows = {item.wording: item.id for item in old.items()}
    unit = Cell(("区交通局",), "entered")
    old = enter(old, {rows["新建北渡桥"]: {"lead": unit}, rows["改造老旧小区50个"]: {"lead": unit}})
    new = plan_of(
        "二、重点工作\n（一）加快城市建设。新建北渡桥。\n（二）改善居住条件。改造老旧小区60个（区住建局牵头）。",
        "乙.txt",
    )
    carried = by_id(carry_over(old, new, amend(old, new)))
    assert carried[rows["新建北渡桥"]].lead == unit
    assert carried[rows["改造老旧小区50个"]].lead == Cell(("区住建局",), "stated")


def test_a_new_row_never_gets_the_id_of_an_old_one() -> None:
    old, new = plan_of("二、重点工作\n新建北渡桥。"), plan_of("二、重点工作\n发放稻谷种植补贴。", "乙.txt")
    (before,), (after,) = old.items(), new.items()
    group = new.groups[0]
    clash = replace(new, groups=(replace(group, items=(replace(after, id=before.id),)),))
    found = amend(old, clash)
    assert (found.added, found.dropped) == ((before.id,), (before.id,))
    assert [item.id for item in carry_over(old, clash, found).items()] == [before.id + "a"]


def test_nothing_can_be_entered_for_a_row_that_is_not_there() -> None:
    with pytest.raises(NoSuchRow, match="LS-none"):
        enter(plan_of("二、重点工作\n新建北渡桥。"), {"LS-none": {"lead": Cell()}})


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("（一）新建北渡桥，", "3.新建 北渡桥", True),
        ("改造５０个", "改造50个", True),
        ("1.5万吨", "15万吨", False),
        ("增长5%", "增长5", False),
    ],
)
def test_bare_words(one: str, other: str, same: bool) -> None:
    assert (bare(one) == bare(other)) is same


def test_words_without_their_figures() -> None:
    assert without_figures("新建学校三所、改造小区50个") == without_figures("新建学校三所、改造小区1.5万个")
    assert without_figures("新建学校") != without_figures("新建医院")


def test_every_rule_has_its_sentence_and_no_sentence_is_left_over() -> None:
    folder = Path(matching.__file__).parent
    code = "".join((folder / name).read_text(encoding="utf-8") for name in ("matching.py", "row_places.py"))
    named = set(re.findall(r'"([a-z]+(?:-[a-z]+)+)"', code))
    assert named == match_rules().keys()
    assert all(rule.keys() == {"zh", "en"} for rule in match_rules().values())
