"""A report before the congress: drafts, suggestions anchored to a passage, merged and answered, the difference, the vote that locks it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from desk.hall import hall
from desk.qinghe import Enter
from luoshi.desk.congress.dockets import ReportState, report_state
from luoshi.desk.congress.hall import hall_of
from luoshi.desk.congress.models import Congress, StoredReport

pytestmark = pytest.mark.usefixtures("district")
REVISED = (Path(__file__).resolve().parents[2] / "examples/qinghe-second-draft.txt").read_text(encoding="utf-8")


@pytest.fixture
def report() -> StoredReport:
    return hall().reports.get()


def where(report: StoredReport, rest: str = "") -> str:
    return f"/congress/reports/{report.pk}/{rest}"


def state(report: StoredReport) -> ReportState:
    return report_state(report, list(report.entries.select_related("by")), hall_of(report.congress))


def said(answer: Any) -> str:  # noqa: ANN401 - the test client says nothing of its type
    return " ".join(str(one) for one in get_messages(answer.wsgi_request))


def suggest(client: Client, report: StoredReport, quote: str, **more: str) -> str:
    asked = {"quote": quote, "wish": "change", "wording": "", "proposers": "1", "group": "", "reason": "", **more}
    return said(client.post(where(report, "suggest/"), asked))


def revise(client: Client, report: StoredReport) -> None:
    client.post(where(report, "draft/"), {"file": SimpleUploadedFile("二稿.txt", REVISED.encode())})


def test_the_whole_way_from_a_suggestion_to_the_locked_text(enter: Enter, report: StoredReport) -> None:
    client = enter("hall")
    assert suggest(client, report, "年均增长6%左右", wording="年均增长6.5%左右") == ""
    assert suggest(client, report, "增长6%左右", wording="增长7%", proposers="2、3") == ""
    first, second = (one.id for one in state(report).suggestions)
    client.post(where(report, "merge/"), {"one": second, "into": first, "reason": "同一指标"})
    revise(client, report)
    answer = {"suggestion": first, "disposition": "partly", "reason": ""}
    assert "Say why" in said(client.post(where(report, "answer/"), answer))
    client.post(where(report, "answer/"), answer | {"reason": "兼顾两种意见"})
    shown = client.get(where(report)).content.decode()
    assert "6.5%" in shown
    assert f"merged into {first}" in shown
    assert [one.delegate for one in state(report).notices] == ["1", "2", "3"]
    told = [f"{one.answer.number}-{one.delegate}" for one in state(report).notices]
    client.post(where(report, "tell/"), {"told": told[:2]})
    assert [one.delegate for one in state(report).notices] == ["3"]

    changed = client.get(where(report, "difference/")).content.decode()
    assert "<ins>，2027年底前通车</ins>" in changed
    client.post(where(report, "vote/"), {"in_favour": "20", "against": "10", "abstain": "9"})
    assert state(report).locked is None, "20 of 40 is not more than half"
    client.post(where(report, "vote/"), {"in_favour": "36", "against": "2", "abstain": "1"})
    locked = state(report).locked
    assert locked is not None
    assert locked.is_text(REVISED.strip("\n")) or locked.is_text(REVISED)
    assert "is locked" in client.get(where(report)).content.decode()
    revise(client, report)
    assert suggest(client, report, "新建北渡桥") != ""
    assert len(state(report).drafts) == 2


@pytest.mark.parametrize(
    ("quote", "more", "wrong"),
    [
        ("修建大运河", {}, "does not say these words"),
        ("年", {}, "several places"),
        ("新建北渡桥", {"proposers": "99"}, "has the number 99"),
        ("新建北渡桥", {"proposers": ""}, "who proposes it"),
        ("新建北渡桥", {"wish": "sing"}, "what is wished"),
    ],
)
def test_a_suggestion_that_points_nowhere_is_told(
    enter: Enter, report: StoredReport, quote: str, more: dict[str, str], wrong: str
) -> None:
    assert wrong in suggest(enter("hall"), report, quote, **more)
    assert state(report).suggestions == ()


def test_a_sentence_that_was_clicked_is_the_passage(enter: Enter, report: StoredReport) -> None:
    client, text = enter("hall"), state(report).drafts[0].text
    start = text.index("完善养老")
    page = client.get(where(report, f"?from={start}&to={start + 9}")).content.decode()
    assert f'name="start" value="{start}"' in page
    assert suggest(client, report, "服务", start=str(start), group="北渡镇代表团", proposers="") == ""
    [one] = state(report).suggestions
    assert one.anchor is not None
    assert one.anchor.span.start == text.index("服务", start)


def test_a_file_that_cannot_be_read_is_told_and_not_kept(enter: Enter, report: StoredReport) -> None:
    answer = enter("hall").post(where(report, "draft/"), {"file": SimpleUploadedFile("a.zip", b"PK\x03\x04nothing")})
    assert "a.zip" in said(answer)
    assert len(state(report).drafts) == 1


def test_who_only_looks_changes_nothing_and_a_forged_id_is_not_found(enter: Enter, report: StoredReport) -> None:
    client = enter("auditor")
    assert client.get(where(report)).status_code == 200
    for rest in ("draft/", "suggest/", "merge/", "answer/", "tell/", "vote/"):
        assert client.post(where(report, rest)).status_code == 403, rest
    Congress.objects.update(open_to_units=False)
    for rest in ("", "difference/"):
        assert enter("school").get(where(report, rest)).status_code == 404
