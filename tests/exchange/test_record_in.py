"""The record of a meeting from JSON: what it holds, and a line for every place that is not as it should be."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from luoshi.congress.record import orphans
from luoshi.exchange.record_in import read_meeting
from luoshi.reading.errors import UnreadableSource

EXAMPLE = (Path(__file__).resolve().parents[2] / "examples/qinghe-meeting.json").read_text(encoding="utf-8")


def changed(change: Callable[[dict[str, Any]], object]) -> bytes:
    data: dict[str, Any] = json.loads(EXAMPLE)
    change(data)
    return json.dumps(data).encode()


def test_the_example_is_read_whole() -> None:
    meeting = read_meeting(EXAMPLE.encode(), name="会议.json")
    assert [sitting.number for sitting in meeting.sittings] == [1, 2]
    (resolution,) = meeting.resolutions()
    assert resolution.vote is not None
    assert (resolution.vote.state, resolution.vote.need, resolution.vote.base_count) == ("adopted", 51, 100)
    assert [one.due for one in meeting.decisions()] == [date(2027, 12, 31), None, None]
    assert [one.decision.id for one in orphans(meeting.decisions())] == ["d2"]


def test_a_byte_order_mark_is_no_matter() -> None:
    assert read_meeting(b"\xef\xbb\xbf" + EXAMPLE.encode(), name="a").title == "青禾区第二届代表大会第一次会议"


def sitting(data: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = data["sittings"][1]
    return found


def vote(data: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = sitting(data)["items"][0]["resolutions"][0]["vote"]
    return found


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda data: data.pop("title"), "title is missing"),
        (lambda data: data.update(titel=1), "titel is not known here; there may be schema, title"),
        (lambda data: data.update(schema="luoshi.meeting/9"), "schema is 'luoshi.meeting/9'; write one of luoshi.meeting/1"),
        (lambda data: data.update(sittings=[]), "sittings is empty or missing"),
        (lambda data: data.update(sittings=[1]), "sittings is no list of objects"),
        (lambda data: sitting(data).update(begins="morning"), "sittings[1].begins is no time: 'morning'"),
        (lambda data: sitting(data).update(ends="2026-11-25T14:00"), "sittings[1].ends is before the beginning"),
        (lambda data: sitting(data).update(number=0), "sittings[1].number is not between 1 and 99"),
        (lambda data: sitting(data).update(number=True), "sittings[1].number is no whole number"),
        (lambda data: sitting(data).update(chair=7), "sittings[1].chair is no text"),
        (lambda data: sitting(data).update(quorum=[]), "sittings[1].quorum is no object"),
        (lambda data: sitting(data)["quorum"].update(rule="x"), "sittings[1].quorum.rule is 'x'; write one of party-local"),
        (lambda data: sitting(data)["quorum"].update(present=101), "sittings[1].quorum.present is more than are entitled"),
        (lambda data: sitting(data).pop("quorum"), "resolutions[0].vote.for is counted, and the sitting has no quorum"),
        (lambda data: vote(data).update({"for": "90"}), "vote.for is no whole number from 0"),
        (lambda data: vote(data).update({"for": -1}), "vote.for is no whole number from 0"),
        (lambda data: vote(data).update(base="x"), "vote.base is 'x'; write one of entitled, present"),
        (lambda data: sitting(data)["items"][0].update(kind="x"), "sittings[1].items[0].kind is 'x'; write one of opening"),
        (lambda data: sitting(data)["items"][1]["elected"][0].update(names="王一"), "names is no list of texts"),
        (
            lambda data: sitting(data)["items"][0]["resolutions"][0]["decisions"][0].update(due="soon"),
            "decisions[0].due is no day: 'soon'; write it like 2026-11-24",
        ),
        (
            lambda data: sitting(data)["items"][0]["resolutions"][0]["decisions"][2]["needs_none"].pop("at"),
            "needs_none.at is missing",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_place(change: Callable[[dict[str, Any]], object], says: str) -> None:
    with pytest.raises(UnreadableSource) as raised:
        read_meeting(changed(change), name="会议.json")
    assert says in str(raised.value)
    assert str(raised.value).startswith("会议.json: ")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is no JSON that can be read (line 1: Expecting value)"),
        (b'{"a": ', "is no JSON that can be read (line 1"),
        (b"[]", "is JSON but no object"),
        ("{}".encode("utf-16"), "is not JSON in UTF-8"),
        (b"[" * 200_000, "is no JSON that can be read"),
    ],
    ids=["nothing", "cut off", "a list", "another encoding", "nested beyond reason"],
)
def test_what_is_no_json_says_so(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableSource) as raised:
        read_meeting(data, name="a")
    assert says in str(raised.value)
