"""A new term begins: what is open passes to the successors by a list that both sides sign; a body meets for the first time."""

from __future__ import annotations

import io
import zipfile
from datetime import date, timedelta
from urllib.parse import quote

import pytest
from django.test import Client

from desk.plans_made import issued
from desk.qinghe import Enter, person
from desk.test_adopted_texts import adopted, issue, page
from desk.test_bodies_after_the_hall import OFFICE
from desk.test_elections_in_the_hall import FIRST, FRESH, TIE, hold, papers, where
from desk.test_reports_in_the_hall import said
from luoshi.desk.congress.handing_over import hand_over_list
from luoshi.desk.congress.models import Congress
from luoshi.desk.congress.successions import successions
from luoshi.desk.plans.models import Item
from luoshi.desk.plans.recording import record

pytestmark = pytest.mark.usefixtures("district")
BODY = {"name": "区委员会", "office": "委员", "seats": "2", "within": "", "ends": ""}
NEXT = date(2031, 11, 24)


def seat(one: Congress, people: list[str], since: str, term: str) -> None:
    """The body with its term in the book of a congress, and who took office."""
    by = person("hall")
    one.write("body", {**BODY, "seats": 2, "term": int(term), "starts": since}, by)
    data = {"body": "区委员会", "office": "委员", "since": since, "how": "elected", "people": people, "election": "e1"}
    one.write("took-office", data, by)


def two_terms(enter: Enter) -> tuple[Congress, Congress]:
    """A congress with its plan, its committee, and the congress after it, which elected 李一 and 赵一."""
    one = adopted(enter).congress
    issue(enter("desk"), one, one.entries.get(kind="voted"))
    seat(one, ["王一", "李一"], "2026-11-26", "2")
    after = Congress.objects.create(title="青禾区第三届代表大会", body="主席团", unit=one.unit, first_day=NEXT)
    seat(after, ["李一", "赵一"], NEXT.isoformat(), "3")
    return one, after


def place(one: Congress, rest: str = "") -> str:
    return f"/congress/{one.pk}/handover/{rest}?body={quote('区委员会')}"


def sign(client: Client, one: Congress, side: str, name: str, digest: str = "") -> str:
    seen = digest or hand_over_list(one, successions(one)[0]).digest
    return said(
        client.post(
            f"/congress/{one.pk}/handover/sign/", {"body": "区委员会", "side": side, "name": name, "list": seen}
        )
    )


def test_what_is_open_passes_to_the_successors_and_both_sides_sign(enter: Enter) -> None:
    one, after = two_terms(enter)
    bridge = issued(Item.objects.get(wording__contains="北渡桥"))
    open_before = {item.key for item in Item.objects.filter(parent=None)}
    runs = enter("hall")
    assert "Hand-over list" in page(runs, f"/congress/{after.pk}/bodies/")
    assert "Hand-over list" not in page(runs, f"/congress/{one.pk}/bodies/")
    shown = page(runs, place(after))
    assert "from term 2 to term 3" in shown
    assert f'href="/items/{bridge.key}/"' not in shown, "the secretariat does not see plans"
    assert f'href="/items/{bridge.key}/"' in page(enter("desk"), place(after))
    found = hand_over_list(after, successions(after)[0])
    assert {row["about"] for row in found.rows if not row["about"].startswith("D")} == open_before
    assert (found.people("out"), found.people("in")) == (["王一", "李一"], ["李一", "赵一"])
    assert {(tuple(row["before"]), tuple(row["after"])) for row in found.rows} == {(("王一", "李一"), ("李一", "赵一"))}

    assert sign(runs, after, "out", "王一") == ""
    assert "Choose who signs" in sign(runs, after, "in", "王一"), "he is not of the new term"
    assert "has changed since" in sign(runs, after, "in", "赵一", "0" * 64)
    sign(runs, after, "in", "赵一")
    assert "Both sides have signed; the list stays" in page(runs, place(after))
    assert "signed already" in sign(runs, after, "out", "李一")
    item = page(enter("desk"), f"/items/{bridge.key}/")
    assert "王一、李一 → 李一、赵一" in item
    # What was signed stays as it was signed, and shows what became of it since.
    record(bridge, "drop", person("desk"), reason="改由市里建设")
    assert hand_over_list(after, successions(after)[0]).is_done
    assert "dropped" in page(enter("desk"), place(after))
    assert Item.objects.exclude(workflow="dropped").filter(parent=None).count() == len(open_before) - 1


def test_a_list_that_changed_between_the_signatures_is_signed_anew(enter: Enter) -> None:
    _one, after = two_terms(enter)
    runs = enter("hall")
    sign(runs, after, "out", "王一")
    record(Item.objects.get(wording__contains="养老"), "drop", person("desk"), reason="另有安排")
    assert "it has to be signed anew" in page(runs, place(after))
    sign(runs, after, "in", "赵一")
    assert not hand_over_list(after, successions(after)[0]).is_done
    sign(runs, after, "out", "王一")
    assert hand_over_list(after, successions(after)[0]).is_done


def test_nothing_passes_to_nobody(enter: Enter) -> None:
    one, _after = two_terms(enter)
    runs = enter("hall")
    empty = Congress.objects.create(
        title="青禾区第四届代表大会", body="主席团", unit=one.unit, first_day=NEXT + timedelta(days=1826)
    )
    empty.write("body", {**BODY, "seats": 2, "term": 4, "starts": "2036-11-24"}, person("hall"))
    assert "would pass to nobody" in page(runs, place(empty))
    assert "Fill it first" in sign(runs, empty, "out", "赵一")


def test_somebody_of_a_side_signs_for_themselves_and_nobody_else_does(enter: Enter) -> None:
    _one, after = two_terms(enter)
    school = person("school")
    school.name = "赵一"
    school.save()
    answer = enter("school").post(
        f"/congress/{after.pk}/handover/sign/", {"body": "区委员会", "side": "in", "name": "李一"}
    )
    assert answer.status_code == 403
    assert sign(enter("school"), after, "in", "赵一") == ""
    assert after.entries.get(kind="handed-over").by == school
    assert enter("auditor").get(place(after)).status_code == 200
    assert enter("auditor").get(place(after).replace(quote("区委员会"), "x")).status_code == 404
    Congress.objects.update(open_to_units=False)
    assert enter("farm").get(place(after)).status_code == 404


def test_the_list_is_a_document_with_lines_to_sign_on(enter: Enter) -> None:
    _one, after = two_terms(enter)
    answer = enter("hall").get(place(after, "docx/"))
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        written = packed.read("word/document.xml").decode()
    assert "区委员会工作交接清单" in written
    assert "交出方（签字）：＿＿＿＿＿＿" in written
    assert "由王一、李一交李一、赵一" in written


def test_a_vacancy_leads_to_its_by_election(enter: Enter) -> None:
    one, _after = two_terms(enter)
    runs = enter("hall")
    left = {"person": "李一", "body": "区委员会", "office": "委员", "until": "2027-01-31", "ended": "resigned"}
    runs.post(f"/congress/{one.pk}/bodies/leave/", left)
    shown = page(runs, f"/congress/{one.pk}/bodies/?day=2027-02-05")
    assert "1 seat vacant" in shown
    form = f"/congress/{one.pk}/elections/new/?office={quote('区委员会')}{quote('委员')}&amp;seats=1"
    assert f'<a href="{form}">Set up a by-election</a>' in shown
    assert 'value="区委员会委员"' in page(runs, form.replace("&amp;", "&"))


def test_the_first_plenary_has_the_members_as_its_roll_and_elects_the_officers(enter: Enter) -> None:
    from desk.hall import hall

    one, runs = hall(), enter("hall")
    contest, bodies = one.contests.get(), f"/congress/{one.pk}/bodies/"
    runs.post(f"{bodies}new/", BODY | {"seats": "3", "term": "2", "starts": "2026-11-26"})
    runs.post(
        f"{bodies}new/", BODY | {"office": "书记", "seats": "1", "within": "委员", "term": "2", "starts": "2026-11-26"}
    )
    nobody = said(runs.post(f"{bodies}plenary/", {"body": "区委员会", "day": "2026-11-27"}))
    assert "on which somebody holds office" in nobody
    hold(enter, contest, "final", FIRST, papers(38, 1, 1))
    hold(enter, contest, "fresh", FRESH, papers(), staying=["李小河", "张一", "陈小河"])
    hold(enter, contest, "tie", TIE, papers())
    runs.post(where(contest, "announce/"))
    runs.post(f"{bodies}take/", {"contest": contest.pk, "office": OFFICE, "since": "2026-11-27", "how": "elected"})
    for _twice in range(2):
        runs.post(f"{bodies}plenary/", {"body": "区委员会", "day": "2026-11-27"})
    plenary = Congress.objects.exclude(pk=one.pk).get()
    assert plenary.title == "区委员会（第二届）第一次全体会议"
    assert plenary.quorum_rule == "party-local-plenary"
    assert [each.name for each in plenary.delegates.all()] == ["王一", "李小河", "张一"]
    assert plenary.title in page(runs, bodies)

    asked = {"ruleset": "party-local-secretaries", "office": "区委员会书记", "seats": "1"}
    runs.post(f"/congress/{plenary.pk}/elections/new/", asked)
    office = plenary.contests.get()
    runs.post(where(office, "nominate/"), {"delegate": ["1"]})
    for number in ("1", "2", "3"):
        runs.post(f"/congress/{plenary.pk}/door/line/", {"kind": "in", "delegate": number})
    for login, post in (
        ("teller1", "teller"),
        ("teller2", "teller"),
        ("watch1", "scrutineer"),
        ("watch2", "scrutineer"),
    ):
        runs.post(where(office, "appoint/"), {"person": person(login).pk, "office": post})
    hold(enter, office, "final", [("○王一", 3)], {"issued": 3, "returned": 3, "valid": 3, "invalid": 0, "blank": 0})
    runs.post(where(office, "announce/"))
    take = {"contest": office.pk, "office": "区委员会|书记", "since": "2026-11-28", "how": "elected"}
    runs.post(f"{bodies}take/", take)
    shown = page(runs, f"{bodies}?day=2026-11-28")
    assert one.entries.filter(kind="took-office").latest("number").data["people"] == ["王一"]
    assert "1 seat vacant" not in shown
    stranger = Congress.objects.create(title="别的会", body="主席团", unit=one.unit)
    foreign = stranger.contests.create(ruleset="party-local-secretaries", office="书记", seats=1)
    assert runs.post(f"{bodies}take/", take | {"contest": foreign.pk}).status_code == 404
