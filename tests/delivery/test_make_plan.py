"""From a reading to a plan: everything in it once, nothing that the text doesn't say."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import REPORT, ReadingBuilder, qinghe
from luoshi.delivery import Plan, make_plan
from luoshi.delivery.items import Item
from luoshi.delivery.numbering import chinese_number


@pytest.fixture(scope="module")
def plan() -> Plan:
    return make_plan(qinghe().build())


def row(plan: Plan, wording: str) -> Item:
    return next(item for item in plan.items() if item.wording.startswith(wording))


def test_groups_stand_in_the_order_of_an_office(plan: Plan) -> None:
    assert [(group.number, group.kind, group.heading) for group in plan.groups] == [
        ("1", "targets", None),
        ("2", "section", "2026年重点工作"),
        ("3", "decisions", None),
    ]
    assert [(below.number, below.heading) for below in plan.groups[1].groups] == [
        ("2.1", "加快城市建设"),
        ("2.2", "办好民生实事"),
    ]


def test_rows_are_counted_through_the_whole_plan(plan: Plan) -> None:
    assert [item.number for item in plan.items()] == [
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
        "7",
        "7.1",
        "7.2",
        "7.3",
        "8",
        "9",
        "10",
    ]


def test_every_entry_of_the_reading_is_in_the_plan_once() -> None:
    reading = qinghe().build()
    entries = [entry for item in make_plan(reading).items() if item.kind != "part" for entry in item.entries]
    found = [
        *(one.id for one in reading.targets),
        *(one.id for one in reading.tasks),
        *(one.id for one in reading.decisions),
    ]
    assert sorted(entries) == sorted(found)


def test_every_row_leads_back_to_its_words(plan: Plan) -> None:
    for item in plan.items():
        place = item.place
        quote = REPORT[place.start : place.end]
        # Two that share their words are named apart, each still at its place.
        words = item.indicators.values[0] if "分别" in quote else quote.replace("\n", "").replace("www.ads.example", "")
        assert item.wording == words
        assert place.sentence == REPORT[place.sentence_start :][: len(place.sentence)]
        assert quote in place.sentence


def test_a_row_knows_its_headings_and_paragraph(plan: Plan) -> None:
    place = row(plan, "北门桥").place
    assert place.path == ("二、2026年重点工作", "（一）加快城市建设")
    assert place.paragraph == 6
    assert place.sentence.startswith("年底前，改造")


def test_what_the_text_says_is_stated(plan: Plan) -> None:
    task = row(plan, "改造老旧小区")
    assert (task.lead.values, task.lead.status) == (("区住建局",), "stated")
    assert (task.support.values, task.support.status) == (("区城管局",), "stated")
    assert (task.due.words, task.due.day, task.due.status) == ("年底前", date(2026, 12, 31), "stated")
    assert (task.indicators.values, task.indicators.status) == (("改造老旧小区50个",), "stated")


def test_what_the_text_does_not_say_is_to_fill(plan: Plan) -> None:
    task = row(plan, "完善社区")
    for cell in (task.measures, task.indicators, task.lead, task.support, task.sponsor):
        assert (cell.values, cell.status) == ((), "to_fill")
    assert (task.due.words, task.due.day, task.due.status) == (None, None, "to_fill")
    assert (task.progress.values, task.progress.status) == ((), "to_report")


def test_a_blank_number_stays_blank_and_is_to_fill(plan: Plan) -> None:
    target = row(plan, "财政收入")
    assert (target.indicators.values, target.indicators.status) == (("财政收入增长 ＿% 左右",), "to_fill")
    assert plan.counts()["missing"] == 1


def test_two_indicators_that_share_their_words_are_two_rows(plan: Plan) -> None:
    rows = [item for item in plan.items() if REPORT[item.place.start :].startswith("城镇和农村")]
    assert [item.indicators.values for item in rows] == [
        ("城镇居民人均可支配收入增长5%",),
        ("农村居民人均可支配收入增长7%",),
    ]
    assert [item.wording for item in rows] == [words for item in rows for words in item.indicators.values]
    assert rows[0].id != rows[1].id


def test_a_part_goes_with_its_task(plan: Plan) -> None:
    part = row(plan, "北门桥")
    assert (part.lead.values, part.lead.status) == (("区住建局",), "with_parent")
    assert (part.due.words, part.due.status) == ("年底前", "with_parent")
    assert part.measures.status == "with_parent"


def test_a_decision_has_nothing_to_report(plan: Plan) -> None:
    decision = row(plan, "审议通过")
    cells = (decision.measures, decision.lead, decision.due, decision.progress)
    assert {cell.status for cell in cells} == {"not_applicable"}


def test_targets_of_different_periods_give_the_task_no_date() -> None:
    builder = ReadingBuilder("今年新建公路3公里、明年5公里。").task("今年新建公路3公里、明年5公里", "新建")
    builder.target("新建公路3公里", "新建公路", "3", period="今年").target("明年5公里", "公路", "5", period="明年")
    (task,) = make_plan(builder.build()).items()
    assert task.due.status == "to_fill"
    assert len(task.targets) == 2


def test_a_target_goes_to_the_task_that_shares_most_with_it() -> None:
    builder = ReadingBuilder("抓好改造，新建公路30公里。")
    builder.task("抓好改造，新建", "抓好").task("新建公路30公里", "新建").target("新建公路30公里", "新建公路", "30")
    first, second = make_plan(builder.build()).items()
    assert (len(first.targets), len(second.targets)) == (0, 1)


def test_a_text_without_stops_is_not_quoted_whole_by_every_row() -> None:
    text = "，".join(f"新建第{number}号桥" for number in range(300))
    builder = ReadingBuilder(text)
    for number in (0, 150, 299):
        builder.task(f"新建第{number}号桥", "新建")
    places = [item.place for item in make_plan(builder.build()).items()]
    assert max(len(place.sentence) for place in places) < 500
    assert [text[place.start : place.end] in place.sentence for place in places] == [True] * 3
    assert all(text.startswith(place.sentence, place.sentence_start) for place in places)


def test_statements_are_kept_for_a_person_to_look_at(plan: Plan) -> None:
    assert [span.quote(REPORT) for span in plan.unplaced] == ["天气渐渐转暖。"]


def test_an_empty_reading_is_an_empty_plan() -> None:
    plan = make_plan(ReadingBuilder("今天天气好。").build())
    assert plan.groups == ()
    assert plan.title is None
    assert set(plan.counts().values()) == {0}


def test_the_same_reading_gives_the_same_plan() -> None:
    assert make_plan(qinghe().build()) == make_plan(qinghe().build())


def test_ids_do_not_depend_on_what_else_was_found() -> None:
    whole = {item.wording: item.id for item in make_plan(qinghe().build()).items() if item.kind == "task"}
    less = qinghe()
    less.targets, less.decisions = [], []
    assert {item.wording: item.id for item in make_plan(less.build()).items() if item.kind == "task"} == whole


def test_json_is_plain_data_with_every_row(plan: Plan) -> None:
    data = json.loads(json.dumps(plan.to_json(), allow_nan=False))
    assert data["schema"] == "luoshi.plan/1"
    assert data["title"] == "青禾区2026年政府工作报告"
    assert data["source"] == {"name": "青禾.txt", "sha256": plan.source_sha256}
    assert data["dated"] == {"earliest": "2026-01-05", "latest": "2026-02-03"}
    assert data["counts"] == {"target": 6, "task": 3, "part": 3, "decision": 1, "missing": 1}
    task = data["groups"][1]["groups"][0]["items"][0]
    assert task["due"] == {"words": "年底前", "day": "2026-12-31", "status": "stated"}
    assert task["targets"][0]["low"] == 50
    assert task["targets"][0]["high"] is None
    assert task["place"]["sentence_start"] < task["place"]["start"]


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1001, "一千零一"),
        (9999, "九千九百九十九"),
    ],
)
def test_group_numbers_in_chinese(number: int, written: str) -> None:
    assert chinese_number(number) == written


@pytest.mark.parametrize("number", [0, -1, 10_000])
def test_a_number_without_a_chinese_form_here_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        chinese_number(number)


@given(st.text(alphabet="新建桥3个目标是：，。\n一、 （二）a", max_size=60), st.data())
def test_any_text_and_any_spans_make_a_plan(text: str, data: st.DataObject) -> None:
    builder = ReadingBuilder(text)
    places = st.integers(0, len(text))
    for _ in range(data.draw(st.integers(0, 5))):
        start, end = sorted((data.draw(places), data.draw(places)))
        if start < end and data.draw(st.booleans()):
            builder.task(text[start:end], "新建")
        elif start < end:
            builder.target(text[start:end], "桥", data.draw(st.sampled_from(["3", None])))
    plan = make_plan(builder.build())
    ids = [item.id for item in plan.items()]
    assert len(set(ids)) == len(ids)
    assert plan.counts()["task"] == len(builder.tasks)
    for item in plan.items():
        assert text[item.place.start : item.place.end] in item.place.sentence
