"""Suggestions on a draft: merged, answered, shown in the revised text; and who has to be told."""

from __future__ import annotations

from datetime import date

import pytest

from luoshi.congress.suggestions import Answer, Draft, Merge, Suggestion, Told, docket, notices
from luoshi.congress.suggestions.anchor import anchor_at, places_of
from luoshi.congress.suggestions.records import Disposition, Wish

DAY = date(2026, 11, 24)
FIRST = Draft(1, "地区生产总值增长6%左右。新建北渡桥。改造东大街。")
SECOND = Draft(2, "地区生产总值增长6.5%左右。新建北渡桥，年底前通车。")
DRAFTS = [FIRST, SECOND]


def wish(
    number: str, quote: str, kind: Wish = "change", *, wording: str = "", by: tuple[str, ...] = ("王一",)
) -> Suggestion:
    anchor = anchor_at(FIRST, *places_of(FIRST, quote)[0]) if quote else None
    return Suggestion(number, DAY, by, kind, anchor, wording)


def answer(number: int, about: str, disposition: Disposition = "adopted", reason: str = "", version: int = 2) -> Answer:
    return Answer(number, about, disposition, version, "起草组", DAY, reason)


GROWTH = wish("1", "增长6%左右", wording="增长6.5%左右")
BRIDGE = wish("2", "新建北渡桥", "add", wording="年底前通车", by=("李二", "赵三"))
STREET = wish("3", "改造东大街", "delete", by=("周四",))


def findings(
    suggestions: list[Suggestion], merges: list[Merge] | None = None, answers: list[Answer] | None = None
) -> list[tuple[str, str]]:
    return [(one.kind, one.suggestion) for one in docket(DRAFTS, suggestions, merges or [], answers or []).findings]


def test_an_adopted_wish_is_shown_in_the_revised_text() -> None:
    found = docket(DRAFTS, [GROWTH, BRIDGE, STREET], [], [answer(1, "1"), answer(2, "2"), answer(3, "3")])
    assert found.findings == ()
    passages = [row.passage for row in found.rows]
    assert [passage.state for passage in passages if passage] == ["changed", "kept", "gone"]
    assert [passage.anchor.quote for passage in passages if passage and passage.anchor] == [
        "增长6.5%左右",
        "新建北渡桥",
    ]


def test_merged_wishes_share_the_answer_and_everybody_is_told() -> None:
    other = wish("4", "增长6%左右", by=("孙五", "王一"))
    found = docket(
        DRAFTS, [GROWTH, other], [Merge(1, "4", "1", "起草组", "意见相同")], [answer(1, "1", "partly", "略作调整")]
    )
    assert found.findings == ()
    assert found.row("4").head == "1"
    assert [(one.delegate, one.suggestion.id, one.answer.disposition) for one in notices(found)] == [
        ("王一", "1", "partly"),
        ("孙五", "4", "partly"),
        ("王一", "4", "partly"),
    ]


def test_a_notice_shows_what_the_passage_said_and_says() -> None:
    found = docket(DRAFTS, [GROWTH, STREET], [], [answer(1, "1"), answer(2, "3")])
    assert [(one.before, one.after) for one in notices(found)] == [("增长6%左右", "增长6.5%左右"), ("改造东大街", None)]


def test_who_was_told_is_told_again_only_of_a_corrected_answer() -> None:
    first = docket(DRAFTS, [BRIDGE], [], [answer(1, "2")])
    told = [Told(1, "李二", DAY)]
    assert [one.delegate for one in notices(first, told)] == ["赵三"]
    corrected = docket(DRAFTS, [BRIDGE], [], [answer(1, "2"), answer(2, "2", "partly", "通车时间另定")])
    assert [(one.delegate, one.answer.disposition) for one in notices(corrected, told)] == [
        ("李二", "partly"),
        ("赵三", "partly"),
    ]


def test_nobody_is_told_before_there_is_an_answer() -> None:
    assert notices(docket(DRAFTS, [GROWTH])) == ()


@pytest.mark.parametrize(
    ("suggestions", "merges", "answers", "found"),
    [
        pytest.param([GROWTH], [], [], [("unanswered", "1")], id="unanswered"),
        pytest.param([GROWTH], [], [answer(1, "1", "not")], [("no-reason", "1")], id="refused without a reason"),
        pytest.param([GROWTH], [], [answer(1, "1", "not", " ")], [("no-reason", "1")], id="a blank is no reason"),
        pytest.param([GROWTH], [], [answer(1, "1", version=1)], [("nothing-changed", "1")], id="nothing changed"),
        pytest.param(
            [wish("2", "新建北渡桥", "add", wording="三年内通车")], [], [answer(1, "2")], [("nothing-changed", "2")], id="not added"
        ),
        pytest.param([wish("3", "改造东大街")], [], [answer(1, "3")], [("passage-gone", "3")], id="passage gone"),
        pytest.param(
            [GROWTH, wish("1", "")], [], [answer(1, "1")], [("same-id", "1")], id="two with one number"
        ),
        pytest.param([GROWTH], [], [answer(1, "1"), answer(2, "9")], [("unknown-suggestion", "9")], id="answer to nothing"),
        pytest.param([GROWTH], [Merge(1, "1", "9", "组")], [answer(1, "1")], [("unknown-suggestion", "9")], id="merged with nothing"),
        pytest.param([GROWTH], [], [answer(1, "1", version=7)], [("unknown-version", "1")], id="in no version"),
        pytest.param(
            [GROWTH, BRIDGE],
            [Merge(1, "1", "2", "组"), Merge(2, "2", "1", "组")],
            [answer(1, "1"), answer(2, "2")],
            [("merged-in-circle", "1"), ("merged-in-circle", "2")],
            id="merged with each other",
        ),
        pytest.param(
            [GROWTH, wish("4", "增长6%左右")],
            [Merge(1, "4", "1", "组")],
            [answer(1, "1"), answer(2, "4", "not", "已采纳他人意见")],
            [("answered-apart", "4")],
            id="answered although merged",
        ),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_found(
    suggestions: list[Suggestion], merges: list[Merge], answers: list[Answer], found: list[tuple[str, str]]
) -> None:
    assert findings(suggestions, merges, answers) == found


@pytest.mark.parametrize(
    ("suggestions", "answers", "why"),
    [
        ([wish("1", "")], [answer(1, "1")], "a wish about the whole draft has no passage that could be gone"),
        ([wish("1", "新建北渡桥", "remark")], [answer(1, "1")], "a remark asks for no change"),
        ([STREET], [answer(1, "3")], "the passage is gone because it was to be struck"),
        (
            [GROWTH],
            [answer(1, "1", "not", "已充分论证", version=1)],
            "refused: it reads as before, and a reason is there",
        ),
        (
            [GROWTH],
            [answer(2, "1"), answer(1, "1", "not")],
            "the later answer is in force, in whatever order they come",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_only_looks_wrong_is_left_alone(suggestions: list[Suggestion], answers: list[Answer], why: str) -> None:
    assert why
    assert findings(suggestions, [], answers) == []


def test_a_passage_that_the_draft_does_not_say_is_a_finding() -> None:
    wrong = Suggestion("1", DAY, ("王一",), "change", anchor_at(Draft(1, "别的文本，别的话。"), 0, 4))
    assert findings([wrong], [], [answer(1, "1")]) == [("no-passage", "1")]
    nowhere = Suggestion("1", DAY, ("王一",), "change", anchor_at(Draft(9, FIRST.text), 0, 4))
    assert findings([nowhere], [], [answer(1, "1")]) == [("no-passage", "1")]


def test_an_unanswered_wish_shows_its_passage_in_the_latest_draft() -> None:
    passage = docket(DRAFTS, [GROWTH]).row("1").passage
    assert passage is not None
    assert (passage.state, passage.anchor and passage.anchor.version) == ("changed", 2)
