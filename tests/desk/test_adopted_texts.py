"""What the congress adopted is issued with one click, read into a plan, and led back to its vote; no decision of it gets lost."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile

import pytest
from django.test import Client

from desk.hall import hall
from desk.plans_made import issued
from desk.qinghe import Enter, person
from desk.test_reports_in_the_hall import REVISED, revise, said, where
from luoshi.desk.congress.accounted import accounted
from luoshi.desk.congress.models import Congress, DraftText, Entry, StoredReport
from luoshi.desk.documents.models import Document
from luoshi.desk.plans.models import Item, Plan
from luoshi.desk.plans.recording import record

pytestmark = pytest.mark.usefixtures("district")
RESOLUTION = "大会听取和审议了上届委员会工作报告。大会批准这个报告。\n各单位要切实抓好北渡桥建设。"


def adopted(enter: Enter) -> StoredReport:
    """The report of the demonstration, revised and adopted."""
    report = hall().reports.get()
    client = enter("hall")
    revise(client, report)
    client.post(where(report, "vote/"), {"in_favour": "36", "against": "2", "abstain": "1"})
    return report


def resolved(enter: Enter, one: Congress) -> Entry:
    """A resolution on the report, adopted."""
    item = one.sittings.last().items.get(kind="resolution")  # type: ignore[union-attr]
    votes = {"in_favour": "37", "against": "1", "abstain": "1"}
    asked = {"item": item.pk, "about": "工作报告", "wording": RESOLUTION, **votes}
    enter("hall").post(f"/congress/{one.pk}/minutes/resolve/", asked)
    return one.entries.get(kind="resolved")


def issue(client: Client, one: Congress, vote: Entry) -> str:
    return said(client.post(f"/congress/{one.pk}/adopted/{vote.number}/issue/"))


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return " ".join(answer.content.decode().split())


def test_one_click_makes_a_document_and_its_draft_plan_and_the_way_back_to_the_vote(enter: Enter) -> None:
    report = adopted(enter)
    one, desk = report.congress, enter("desk")
    vote = one.entries.get(kind="voted")
    assert "Issue it and make its plan" in page(desk, f"/congress/{one.pk}/")
    issue(desk, one, vote)
    issue(desk, one, vote)
    line, plan = one.entries.get(kind="issued"), Plan.objects.get()
    assert plan.title == "工作报告"
    assert plan.version is not None
    assert plan.version.document_id == line.data["document"] != report.document_id
    assert (
        plan.version.sha256
        == line.data["sha256"]
        == vote.data["sha256"]
        == hashlib.sha256(REVISED.encode()).hexdigest()
    )
    assert plan.version.original() == REVISED.encode()

    shown = page(desk, f"/plans/{plan.pk}/")
    assert f"Adopted by {one.title}: 36 for, 2 against, 1 abstaining" in shown
    assert vote.seal in shown
    bridge = plan.items.get(wording__contains="北渡桥")
    from_item = page(desk, f"/items/{bridge.key}/")
    to_text = re.search(r'href="(/documents/readings/\d+/)#(at-\w+)"', from_item)
    assert to_text is not None
    text = page(desk, to_text[1])
    assert f'id="{to_text[2]}"' in text
    back = f'href="/congress/reports/{report.pk}/#vote"'
    assert back in text
    assert back in from_item
    assert '<ul class="sum" id="vote"><li>' in page(desk, f"/congress/reports/{report.pk}/")


def test_the_secretariat_issues_and_the_plan_waits_for_the_desk(enter: Enter) -> None:
    report = adopted(enter)
    one, runs = report.congress, enter("hall")
    vote = one.entries.get(kind="voted")
    assert "waits for the oversight desk" in issue(runs, one, vote)
    assert not Plan.objects.exists()
    assert "its plan waits for the oversight desk" in page(runs, f"/congress/{one.pk}/")
    assert "An adopted text without a plan" in page(enter("desk"), "/")
    issue(enter("desk"), one, vote)
    assert Plan.objects.count() == 1
    assert one.entries.filter(kind="issued").count() == 1
    assert "An adopted text without a plan" not in page(enter("desk"), "/")
    assert "read into a plan" in page(runs, f"/congress/{one.pk}/")


@pytest.mark.usefixtures("unguarded_book")
def test_a_text_that_is_no_longer_what_was_voted_on_is_not_issued(enter: Enter) -> None:
    report = adopted(enter)
    vote = report.congress.entries.get(kind="voted")
    DraftText.objects.filter(report=report, number=2).update(text=REVISED.replace("12个", "11个"))
    assert "not the one that was voted on" in issue(enter("desk"), report.congress, vote)
    assert not Document.objects.filter(title="工作报告").exists()


def test_what_was_not_adopted_is_not_issued_and_who_only_looks_issues_nothing(enter: Enter) -> None:
    report = hall().reports.get()
    one = report.congress
    enter("hall").post(where(report, "vote/"), {"in_favour": "20", "against": "10", "abstain": "9"})
    vote = one.entries.get(kind="voted")
    assert enter("desk").post(f"/congress/{one.pk}/adopted/{vote.number}/issue/").status_code == 404
    assert enter("auditor").post(f"/congress/{one.pk}/adopted/{vote.number}/issue/").status_code == 403
    assert enter("auditor").post(f"/congress/{one.pk}/accounted/mark/", {"about": "x", "why": "y"}).status_code == 403
    Congress.objects.update(open_to_units=False)
    for rest in ("accounted/", "account/", "account/docx/"):
        assert enter("school").get(f"/congress/{one.pk}/{rest}").status_code == 404


def test_no_decision_of_a_resolution_gets_lost(enter: Enter) -> None:
    one, desk = hall(), enter("desk")
    line = resolved(enter, one)
    place = f"/congress/{one.pk}/accounted/"
    assert "adopted, not issued yet" in page(desk, place)
    issue(desk, one, line)
    [text] = accounted(one)
    assert text.issue.data["sha256"] == hashlib.sha256(RESOLUTION.encode()).hexdigest() == text.issue.data["digest"]
    bridge, decided = next(row for row in text.rows if row.item), [row for row in text.rows if row.item is None]
    assert "北渡桥" in bridge.text
    assert any("批准这个报告" in row.text for row in decided)
    assert all(row.missing == ("owner", "due", "evidence") for row in decided)
    shown = page(desk, place)
    assert "not in the plan" in shown
    assert re.search(rf'href="/plans/{text.plan.pk}/review/\?pull=\d+#c-s\d+"', shown)  # type: ignore[union-attr]
    assert f'href="/items/{bridge.item.key}/"' in shown  # type: ignore[union-attr]

    # The work is assigned; what the meeting has done itself needs nothing, by a person's word.
    item = Item.objects.get(pk=bridge.item.pk)  # type: ignore[union-attr]
    issued(item)
    assert accounted(one)[0].missing[0].missing == ("evidence",)
    milestones = [{"name": "主桥合龙", "due": "2026-10-31"}]
    record(item, "assign", person("desk"), data={"milestones": milestones})
    about = [row.about for row in decided]
    assert "say why" in said(desk.post(f"{place}mark/", {"about": about, "why": ""}))
    assert "say why" in said(desk.post(f"{place}mark/", {"about": ["D0-0"], "why": "大会已经通过"}))
    desk.post(f"{place}mark/", {"about": about, "why": "大会已经通过"})
    [text] = accounted(one)
    assert text.missing == []
    assert text.marked == len(decided)
    everything = page(desk, f"{place}?all=1")
    assert "大会已经通过" in everything
    assert person("desk").name in everything
    assert "Nothing is missing." in page(desk, place)
    assert "have an owner, a date and what will show it" in page(desk, f"/plans/{text.plan.pk}/")  # type: ignore[union-attr]

    desk.post(f"{place}mark/", {"again": about[0]})
    assert [row.about for row in accounted(one)[0].missing] == [about[0]]
    assert "1 lack something" in page(desk, f"/congress/{one.pk}/")


def test_a_row_that_was_taken_off_the_plan_says_who_did_it_and_why(enter: Enter) -> None:
    report = adopted(enter)
    issue(enter("desk"), report.congress, report.congress.entries.get(kind="voted"))
    item = Item.objects.get(wording__contains="养老")
    record(item, "drop", person("desk"), reason="已列入专项规划")
    [row] = [row for row in accounted(report.congress)[0].rows if row.about == item.key]
    assert row.missing == ()
    assert row.marked is not None
    assert (row.marked.by, row.marked.why) == (person("desk").name, "已列入专项规划")


def account_written(client: Client, one: Congress) -> str:
    """The account as a Word document: what stands in it."""
    answer = client.get(f"/congress/{one.pk}/account/docx/")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        return packed.read("word/document.xml").decode()


def test_the_account_counts_what_was_handed_out_and_what_was_done(enter: Enter) -> None:
    report = adopted(enter)
    one, desk = report.congress, enter("desk")
    assert "No text was issued yet" in page(desk, f"/congress/{one.pk}/account/")
    assert "尚未印发通过的文本。" in account_written(desk, one)
    issue(desk, one, one.entries.get(kind="voted"))
    drafts = Item.objects.filter(workflow="draft", parent=None).count()
    # A rate of nothing is no rate.
    assert f"尚无事项交办，待交办{drafts}项。" in account_written(desk, one)
    item = issued(Item.objects.get(wording__contains="北渡桥"))
    record(item, "sign", person("housing"))
    record(item, "report", person("housing"), data={"period": "2026-11", "line": "主桥合龙"})
    shown = page(desk, f"/congress/{one.pk}/account/")
    assert "<b>1</b> handed out" in shown
    assert "主桥合龙" in shown
    written = account_written(desk, one)
    assert "已交办1项，办结0项" in written
    # Days as they are written on paper, all of them.
    assert "（区住房城乡建设局，2026年12月31日）：" in written
    assert "主桥合龙" in written
