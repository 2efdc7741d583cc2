"""Drafts and suggestions from JSON: what the file holds, and a line for every place that is not as it should be."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from luoshi.congress.suggestions import docket
from luoshi.exchange.suggestions_in import Collected, read_suggestions
from luoshi.reading.errors import UnreadableSource

EXAMPLE = (Path(__file__).resolve().parents[2] / "examples/qinghe-suggestions.json").read_text(encoding="utf-8")


def read(change: Callable[[dict[str, Any]], object] | None = None) -> Collected:
    data: dict[str, Any] = json.loads(EXAMPLE)
    if change:
        change(data)
    return read_suggestions(json.dumps(data).encode(), name="意见.json", text_of=lambda file: f"{file}的文字。")


def test_the_example_is_read_whole() -> None:
    found = read()
    assert [draft.number for draft in found.drafts] == [1, 2]
    assert [one.anchor.fits(found.drafts[0]) for one in found.suggestions if one.anchor] == [True] * 5
    assert [one.number for one in found.answers] == [1, 2, 3]
    state = docket(found.drafts, found.suggestions, found.merges, found.answers)
    assert [(one.kind, one.suggestion) for one in state.findings] == [("unanswered", "5")]


def test_a_draft_may_be_a_document_of_its_own() -> None:
    found = read(lambda data: data.update(drafts=[{"file": "稿一.docx"}], suggestions=[]))
    assert found.drafts[0].text == "稿一.docx的文字。"


def test_where_words_stand_more_than_once_one_says_which() -> None:
    def twice(data: dict[str, Any]) -> None:
        data["drafts"] = [{"text": "加强管理。加强管理。"}]
        data["suggestions"] = [{**data["suggestions"][0], "quote": "加强管理", "nth": 2}]

    (found,) = read(twice).suggestions
    assert found.anchor is not None
    assert found.anchor.span == (5, 9)


def test_a_quote_that_the_draft_does_not_have_is_a_finding_not_an_error() -> None:
    found = read(lambda data: data["suggestions"][0].update(quote="没有这句话"))
    state = docket(found.drafts, found.suggestions, found.merges, found.answers)
    assert ("no-passage", "1") in [(one.kind, one.suggestion) for one in state.findings]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda data: data.update(drafts=[]), "drafts is empty or missing"),
        (lambda data: data["drafts"][0].update(file="a.docx"), "drafts[0].text and file are two ways to give a draft"),
        (lambda data: data["drafts"][0].pop("text"), "drafts[0].text and file are two ways to give a draft"),
        (lambda data: data["suggestions"][0].update(quote="年均增长", version=3), "suggestions[0].version is 3, and there are 2 drafts"),
        (lambda data: data["suggestions"][0].update(quote="。"), "suggestions[0].quote stands in 4 places of draft 1; say which with nth, 1 to 4"),
        (lambda data: data["suggestions"][0].update(quote="。", nth=5), "suggestions[0].quote stands in 4 places"),
        (lambda data: data["suggestions"][0].update(proposers=[]), "suggestions[0].proposers is empty or missing"),
        (lambda data: data["suggestions"][0].update(wish="x"), "suggestions[0].wish is 'x'; write one of change, add, delete, remark"),
        (lambda data: data["suggestions"][0].pop("made"), "suggestions[0].made is missing"),
        (lambda data: data["answers"][0].update(disposition="yes"), "answers[0].disposition is 'yes'; write one of adopted, partly, not"),
        (lambda data: data["answers"][0].pop("at"), "answers[0].at is missing"),
        (lambda data: data["answers"][0].update(resaon="x"), "answers[0].resaon is not known here"),
        (lambda data: data["merges"][0].pop("into"), "merges[0].into is missing"),
        (lambda data: data["told"][0].pop("at"), "told[0].at is missing"),
        (lambda data: data["motions"][0].update(handed_out="soon"), "motions[0].handed_out is no day: 'soon'"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_place(change: Callable[[dict[str, Any]], object], says: str) -> None:
    with pytest.raises(UnreadableSource) as raised:
        read(change)
    assert says in str(raised.value)
    assert raised.value.cure
