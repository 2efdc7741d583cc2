"""A suggestion that became a motion: who owes the answer, how many days are left, and the proposer hears of it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from desk.hall import hall
from desk.qinghe import Enter, person, unit
from desk.test_adopted_texts import page
from desk.test_reports_in_the_hall import said, state, suggest, where
from luoshi.desk import clock
from luoshi.desk.accounts.models import Person
from luoshi.desk.congress.models import Congress, Entry, StoredReport
from luoshi.desk.congress.motions import HandedOut, motions_in

pytestmark = pytest.mark.usefixtures("district")


@pytest.fixture
def report() -> StoredReport:
    return hall().reports.get()


def handed_out(enter: Enter, report: StoredReport, who: str = "1", to: str = "区住建局") -> Entry:
    """A suggestion of a delegate, in the hands of a unit."""
    client = enter("hall")
    assert suggest(client, report, "改造东大街老旧小区12个", wording="改造东大街老旧小区15个", proposers=who) == ""
    asked = {"suggestion": state(report).suggestions[-1].id, "unit": unit(to).pk}
    assert said(client.post(where(report, "motion/"), asked)) == ""
    return report.entries.filter(kind="motion").latest("number")


def motion(line: Entry, day: date) -> HandedOut:
    return next(one for one in motions_in(Entry.objects.all(), day) if one.line == line)


def delegate() -> Person:
    """Number 1 of the roll, who has an account."""
    return person("delegate1")


def test_three_months_run_from_the_day_it_was_handed_out(enter: Enter, report: StoredReport) -> None:
    with clock.set_to(datetime(2026, 11, 30, 3, tzinfo=UTC)):
        line = handed_out(enter, report)
    assert str(motion(line, date(2026, 12, 1)).clock.last_day) == "2027-02-28"
    assert motion(line, date(2027, 2, 28)).clock.state == "due"
    late = motion(line, date(2027, 3, 3))
    assert (late.clock.state, late.days_over) == ("overdue", 3)


def test_who_owes_an_answer_sees_it_and_gives_it_and_the_desk_sees_that_it_is_late(
    enter: Enter, report: StoredReport
) -> None:
    with clock.set_to(datetime(2026, 11, 30, 3, tzinfo=UTC)):
        line = handed_out(enter, report)
    with clock.set_to(datetime(2027, 3, 3, 3, tzinfo=UTC)):
        queue = page(enter("desk"), "/queue/")
        assert "3 days over" in queue
        assert f'href="/congress/{report.congress_id}/motions/#m{line.number}"' in queue
        assert "Motions whose answer is overdue" in page(enter("desk"), "/")
        assert "改造东大街老旧小区15个" in page(enter("housing"), "/inbox/")
        assert "改造东大街老旧小区15个" not in page(enter("farm"), "/inbox/")
        assert enter("farm").post(f"/congress/motions/{line.pk}/answer/", {"said": "不归我们"}).status_code == 404
        assert "Write the answer" in said(enter("housing").post(f"/congress/motions/{line.pk}/answer/", {"said": " "}))
        enter("housing").post(f"/congress/motions/{line.pk}/answer/", {"said": "已列入明年计划", "from": "inbox"})
        shown = page(enter("hall"), f"/congress/{report.congress_id}/motions/")
        assert "已列入明年计划" in shown
        assert "answered, 3 days late" in shown
        assert '<span lang="zh">王一</span>' in shown, "the proposer has yet to be told"
        assert "Motions to answer" not in page(enter("housing"), "/inbox/")

        proposer = enter("delegate1")
        assert "Answers to what you suggested" in page(proposer, "/")
        assert "Answers to what you suggested" in page(proposer, "/inbox/")
        answers = page(proposer, "/congress/answers/")
        assert "已列入明年计划" in answers
        key = f"m{report.congress_id}-{report.entries.get(kind='motion-answered').number}"
        proposer.post("/congress/answers/read/", {"read": [key, "m1-999"]})
        assert "No answer waits" in page(proposer, "/congress/answers/")
        told = report.entries.get(kind="motion-told")
        assert (told.by, told.data["delegate"]) == (delegate(), "1")


def test_six_months_need_a_reason_and_come_before_the_answer(enter: Enter, report: StoredReport) -> None:
    with clock.set_to(datetime(2026, 11, 30, 3, tzinfo=UTC)):
        line = handed_out(enter, report)
    runs, hard = enter("hall"), f"/congress/motions/{line.pk}/hard/"
    assert "Say why" in said(runs.post(hard, {"why": ""}))
    assert enter("housing").post(hard, {"why": "涉及面广"}).status_code == 403
    runs.post(hard, {"why": "涉及面广"})
    assert str(motion(line, date(2026, 12, 1)).clock.last_day) == "2027-05-30"
    runs.post(f"/congress/motions/{line.pk}/answer/", {"said": "已采纳"})
    assert "before it is answered" in said(runs.post(hard, {"why": "再想想"}))


def test_an_answer_on_a_report_is_read_by_its_proposer_and_that_counts_as_told(
    enter: Enter, report: StoredReport
) -> None:
    runs = enter("hall")
    suggest(runs, report, "增长6%左右", wording="增长7%")
    [one] = state(report).suggestions
    runs.post(where(report, "answer/"), {"suggestion": one.id, "disposition": "not", "reason": "留有余地"})
    answers = page(enter("delegate1"), "/congress/answers/")
    assert "留有余地" in answers
    assert "not adopted" in answers
    [notice] = state(report).notices
    key = f"a{report.congress_id}-{notice.answer.number}-{one.id}"
    enter("delegate1").post("/congress/answers/read/", {"read": key})
    assert state(report).notices == ()


def test_a_name_that_two_people_have_tells_nobody(enter: Enter, report: StoredReport) -> None:
    Person.objects.filter(username="demo-farm").update(name="王一")
    line = handed_out(enter, report)
    enter("hall").post(f"/congress/motions/{line.pk}/answer/", {"said": "已采纳"})
    for login in ("delegate1", "farm"):
        assert "No answer waits" in page(enter(login), "/congress/answers/")


def test_a_motion_is_handed_out_once_and_to_a_unit_that_is_there(enter: Enter, report: StoredReport) -> None:
    line = handed_out(enter, report)
    runs = enter("hall")
    again = {"suggestion": line.data["suggestion"], "unit": unit("区住建局").pk}
    for asked in (again, again | {"suggestion": "999"}, again | {"unit": "999999"}, again | {"unit": "drei"}):
        assert "no motion yet" in said(runs.post(where(report, "motion/"), asked))
    assert report.entries.filter(kind="motion").count() == 1


def test_who_only_looks_changes_nothing(enter: Enter, report: StoredReport) -> None:
    line = handed_out(enter, report)
    looks = enter("auditor")
    assert looks.get(f"/congress/{report.congress_id}/motions/").status_code == 200
    assert looks.post(where(report, "motion/"), {"suggestion": "1"}).status_code == 403
    assert looks.post(f"/congress/motions/{line.pk}/answer/", {"said": "x"}).status_code == 404
    Congress.objects.update(open_to_units=False)
    assert enter("school").get(f"/congress/{report.congress_id}/motions/").status_code == 404
