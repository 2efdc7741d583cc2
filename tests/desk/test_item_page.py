"""The page of one item: the step that comes first stands at the top, long lists are folded, figures are told by their names."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from desk.handed_out import at, handed_out, in_hand, plan, reported
from desk.plans_made import item_of, plan_made
from desk.qinghe import Enter, person, unit
from luoshi.desk import clock
from luoshi.desk.plans.checking import first_difference
from luoshi.desk.plans.models import Item
from luoshi.desk.plans.recording import record
from luoshi.desk.progress.next_step import steps_for

pytestmark = pytest.mark.usefixtures("district")


@pytest.fixture(autouse=True)
def _june() -> Iterator[None]:
    with clock.set_to(at("2026-06-16")):
        yield


def first(login: str, item: Item) -> str:
    """The action that comes first for somebody; empty for none."""
    item.refresh_from_db()
    step = steps_for(person(login), item, item.item_state()).first
    return step.action if step else ""


def everybody(item: Item) -> dict[str, str]:
    return {login: first(login, item) for login in ("housing", "desk", "sponsor", "reform", "auditor")}


def test_one_step_comes_first_and_it_is_the_one_that_is_waited_for() -> None:
    support = [str(unit("区发改局").pk)]
    item = handed_out(support=support, sponsor=str(person("sponsor").pk))
    assert everybody(item) == {"housing": "sign", "desk": "", "sponsor": "", "reform": "note", "auditor": ""}
    record(item, "sign", person("housing"))
    # March to May are owed.
    assert first("housing", item) == "report"
    reported(item, "2026-05", "2026-06-16", {"values": {"m1": "9"}})
    record(item, "ask_extension", person("housing"), data={"due": "2027-03-31"}, reason="汛期停工")
    assert (first("desk", item), first("sponsor", item)) == ("grant_extension", "grant_extension")
    record(item, "refuse_extension", person("sponsor"), reason="请加派力量")
    record(item, "add_evidence", person("housing"), data={"id": "ab" * 32, "name": "验收单.pdf"})
    assert (first("housing", item), first("desk", item)) == ("ask_close_out", "verify_evidence")
    record(item, "ask_close_out", person("housing"))
    assert (first("housing", item), first("desk", item)) == ("report", "close")


def test_what_takes_an_item_out_never_comes_first() -> None:
    item = in_hand()
    record(item, "suspend", person("desk"), reason="等上级批复")
    assert first("desk", item) == "resume"
    record(item, "resume", person("desk"))
    record(item, "drop", person("desk"), reason="并入另一项")
    assert first("desk", item) == ""


def test_it_stands_beside_the_state_and_the_others_are_folded(enter: Enter) -> None:
    item = in_hand()
    page = enter("housing").get(f"/items/{item.key}/").content.decode()
    step = page.index(f'<a class="button first" href="/reports/{unit("区住建局").pk}/#row-{item.pk}">')
    assert page.index("<h1") < step < page.index("Where it stands")
    assert page.count('class="button first"') == 1
    folded = re.search(r'<details class="more">.*?</details>', page, re.DOTALL)
    assert folded is not None
    assert f"/act/{item.key}/ask_extension/" in folded[0]
    # Whoever can do nothing sees no buttons.
    assert "What you can do" not in enter("auditor").get(f"/items/{item.key}/").content.decode()


def test_whom_it_waits_for_is_said(enter: Enter) -> None:
    item = handed_out()
    assert "The lead unit is to sign for it." in enter("auditor").get(f"/items/{item.key}/").content.decode()
    record(item, "sign", person("housing"))
    page = enter("auditor").get(f"/items/{item.key}/").content.decode()
    assert "is to sign" not in page
    assert "due in 198 days" in page


def test_long_lists_are_folded_and_nothing_is_left_out(enter: Enter) -> None:
    item = in_hand()
    for month in ("03", "04", "05"):
        reported(item, f"2026-{month}", "2026-06-03", {"values": {"m1": month}, "line": f"{month}月情况"})
    reported(item, "2026-06", "2026-06-10", {"line": "六月情况"})
    page = enter("desk").get(f"/items/{item.key}/").content.decode()
    assert "3 older entries" in page
    assert "1 older report<" in page
    rows = re.findall(r'<td class="num">(\d+)</td><td><time>', page)
    assert rows == [str(one.number) for one in item.history().order_by("-number")]
    assert all(f"{words}情况" in page for words in ("03月", "04月", "05月", "六月"))


def test_a_report_is_read_from_its_period_to_what_is_in_its_way(enter: Enter) -> None:
    said = {"help": "请协调", "line": "已开工", "obstacle": "管线", "values": {"m1": "3"}}
    item = reported(in_hand(), "2026-05", "2026-06-03", said)
    page = enter("desk").get(f"/items/{item.key}/").content.decode()
    last = page.split("<tbody>")[-1].split("</tr>")[0]
    labels = re.findall(r'<div class="small"><span class="quiet">([^<]+)<', last)
    assert labels == ["Period", "Values", "Progress", "Obstacle", "Help wanted"]


def test_figures_are_told_by_the_names_of_their_measures(enter: Enter) -> None:
    item = reported(in_hand(), "2026-05", "2026-06-02", {"values": {"m1": "6"}})
    record(item, "ask_adjustment", person("housing"), data={"measure": "m1", "target": "18"}, reason="两个小区列入拆迁")
    page = enter("desk", "zh-hans").get(f"/items/{item.key}/").content.decode()
    assert "改造老旧小区 6" in page
    assert not re.search(r">m1\b", page)
    # Where it should have stood by the end of May: 90 of 304 days of the way to 20.
    assert re.search(r'data-label="序时应达">5\.\d+<', page)
    assert "达到序时进度" in page or "超前" in page


def test_a_standing_duty_gets_its_checklist_here(enter: Enter) -> None:
    item = item_of(plan_made(), "改造老旧小区28个")
    client = enter("desk")
    form = {
        "seen": item.last_entry, "lead": unit("区住建局").pk, "rhythm": "monthly", "weight": "1",
        "checklist": "走访困难家庭\n\n检查消防通道\n走访困难家庭", "new_measure": "走访户数", "new_unit": "户", "new_baseline": "0", "new_target": "300",
        **{f"{one}-0": value for one, value in (("baseline", ""), ("target", "28"))},
    }  # fmt: skip
    assert client.post(f"/items/{item.key}/assign/", form).status_code == 302
    item.refresh_from_db()
    state = item.item_state()
    assert state.checklist == ("走访困难家庭", "检查消防通道")
    assert [(one.name, str(one.target)) for one in state.measures][-1] == ("走访户数", "300")
    assert len({one.id for one in state.measures}) == 2
    page = client.get(f"/items/{item.key}/").content.decode()
    assert "A standing duty: ticked anew in every report." in page
    # From the page of the item it is handed out, without a date: a standing duty needs none.
    assert "Hand it out" in page
    assert first_difference() is None


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"new_target": "3"}, "Give the measure a name."),
        ({"new_measure": "改造老旧小区"}, "There is a measure of this name already."),
        ({"new_measure": "x", "new_baseline": "viele"}, "Enter a number."),
    ],
)
def test_a_measure_that_is_none_is_told_and_the_form_stays_open(enter: Enter, said: dict[str, str], why: str) -> None:
    item = in_hand()
    form = {"seen": item.last_entry, "rhythm": "monthly", "baseline-0": "0", "target-0": "20", **said}
    answer = enter("desk").post(f"/items/{item.key}/assign/", form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert why in page
    assert '<details class="aside' not in page
    assert len(Item.objects.get(pk=item.pk).item_state().measures) == 1


def test_a_draft_is_handed_out_from_its_page(enter: Enter) -> None:
    item = Item(plan=plan(), key="P1-LS-9", kind="task", number="9", order=9)
    record(item, "open", person("desk"), data={"wording": "办好老年食堂"})
    client = enter("desk")
    assert "Hand it out" not in client.get(f"/items/{item.key}/").content.decode()
    record(item, "assign", person("desk"), data={"lead": str(unit("区住建局").pk), "due": "2026-12-31"})
    page = client.get(f"/items/{item.key}/").content.decode()
    ticket = re.search(r'name="item" value="(P1-LS-9@\d+)"', page)
    assert ticket is not None
    client.post(f"/plans/{plan().pk}/issue/", {"item": ticket[1]})
    item.refresh_from_db()
    assert item.workflow == "issued"


def broken_down() -> tuple[Item, Item]:
    """An item that the housing bureau leads, and what it gave its engineering office."""
    from luoshi.desk.progress.breaking_down import SubItemForm, break_down

    item = in_hand()
    said = {"seen": item.last_entry, "wording": "完成12个小区管网改造", "unit": unit("工程科").pk, "due": "2026-05-31"}
    form = SubItemForm(item, item.item_state(), said)
    assert form.is_valid(), form.errors
    return item, break_down(item, form, person("housing"))


def test_others_see_the_sum_of_what_a_unit_gave_its_offices(enter: Enter) -> None:
    item, sub = broken_down()
    page = enter("desk").get(f"/items/{item.key}/").content.decode()
    assert "1 sub-item · of them closed out 0 · overdue 1" in page
    folded = re.search(r"<details><summary>What the unit gave its own offices</summary>.*?</details>", page, re.DOTALL)
    assert folded is not None
    assert sub.wording in folded[0]
    # The unit itself works with them: they stand open.
    own = enter("housing").get(f"/items/{item.key}/").content.decode()
    assert sub.wording in own
    assert "What the unit gave" not in own


def test_what_an_office_owes_is_for_its_unit_to_follow(enter: Enter) -> None:
    from luoshi.desk.progress.queue_page import queue_for

    item, sub = broken_down()
    assert {row.item.key for row in queue_for(person("desk"))} == {item.key}
    inbox = enter("housing").get("/inbox/").content.decode()
    offices = inbox[inbox.index("Your own offices") :]
    assert sub.key in offices
    assert "工程科" in offices
    assert "Your own offices" not in enter("works").get("/inbox/").content.decode()
