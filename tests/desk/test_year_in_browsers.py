"""The whole year in real browsers, each person before their own: from the text that comes in to the leader who looks at how it went."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desk.in_the_way import Sit
from desk.plans_made import REPORT, item_of
from desk.qinghe import unit
from desk.year_until_handed_out import HOMES, STREETS, assigned, brought_in, handed_out, reviewed, row
from luoshi.desk.documents.models import Document
from luoshi.desk.plans.checking import first_difference
from luoshi.desk.plans.models import Item, Plan

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ItIs = Callable[[str], None]


@pytest.mark.usefixtures("with_portal")
def test_the_year_from_the_text_to_the_account(sit: Sit, it_is: ItIs, tmp_path: Path) -> None:
    it_is("2026-01-20")
    desk, housing, works = sit("desk"), sit("housing"), sit("works")
    plan = brought_in(desk)
    reviewed(desk, plan)
    assigned(desk, plan)
    handed_out(desk, plan)

    it_is("2026-01-22")
    homes = item_of(plan, HOMES)
    signed_for(housing)
    planned(housing, homes)
    begun_in_the_office(works)

    it_is("2026-03-03")
    reported(housing, tmp_path)
    proved(desk)
    helped(sit("street"), housing, homes)
    it_is("2026-05-20")
    reminded(desk, housing)
    it_is("2026-06-10")
    given_more_time(housing, desk, homes)

    it_is("2026-07-01")
    amended(desk, plan, tmp_path)
    it_is("2026-11-10")
    closed(housing, sit("desk2"), homes)
    seen_from_above(sit("sponsor"), homes)
    told_in_whole(sit("auditor"), homes)
    seen_by_all(sit("school"), sit(""))
    assert first_difference() is None


def signed_for(housing: Page) -> None:
    """The unit finds them on its first page, with the clock, and signs for both at once."""
    housing.goto("/")
    housing.locator("main table a").first.click()
    row(housing, HOMES).get_by_text(re.compile("working days? left")).wait_for()
    housing.get_by_role("button", name="Sign for all 2").click()
    housing.get_by_text("Signed for 2 items.").wait_for()


def planned(housing: Page, homes: Item) -> None:
    """The unit says what it will do, and gives a part of it to its own office."""
    housing.goto(f"/items/{homes.key}/")
    among_others(housing)
    housing.get_by_role("link", name="File the steps").click()
    housing.get_by_label("Steps, one a line").fill("四月进场\n六月完成主体")
    housing.get_by_role("button", name="File the steps").click()
    housing.locator("li", has_text="六月完成主体").wait_for()
    among_others(housing)
    housing.get_by_role("link", name="Break down").click()
    housing.get_by_label("Wording").fill("完成6个小区施工图审查")
    housing.get_by_label("Office").select_option(label="区住房城乡建设局工程科")
    housing.get_by_label("Due").fill("2026-04-30")
    housing.get_by_role("button", name="Break down").click()
    housing.get_by_role("link", name="完成6个小区施工图审查").wait_for()


def among_others(page: Page) -> None:
    """What else one can do with an item stands folded beside the step that comes first."""
    page.locator("details.more > summary").click()


def begun_in_the_office(works: Page) -> None:
    """The office signs for its part; nothing else of the bureau waits for it."""
    works.goto("/inbox/")
    works.get_by_role("button", name="Sign for 1 item").click()
    works.get_by_text("Signed for 1 item.").wait_for()


def reported(housing: Page, tmp_path: Path) -> None:
    """February on one page: something new of one item, with its paper, and of the other nothing; that takes no click more."""
    paper = tmp_path / "开工令.pdf"
    paper.write_bytes(b"%PDF-1.7 x")
    housing.goto("/inbox/")
    housing.get_by_role("link", name=re.compile("^Report on progress")).first.click()
    homes = row(housing, HOMES)
    homes.locator("textarea").first.fill("已开工6个小区")
    homes.locator("summary").click()
    homes.locator("input[type=file]").set_input_files(paper)
    housing.get_by_role("button", name="File the report").click()
    housing.get_by_text("Filed for 2 items · without news: 1 · papers: 1").wait_for()


def proved(desk: Page) -> None:
    """The desk finds the paper in its queue and verifies it."""
    desk.goto("/queue/")
    row(desk, HOMES).get_by_role("link", name="deal with it").click()
    desk.get_by_role("link", name="开工令.pdf").wait_for()
    desk.get_by_role("button", name="Verify evidence").click()
    desk.get_by_text("verified", exact=True).first.wait_for()


def helped(street: Page, housing: Page, homes: Item) -> None:
    """A supporting unit adds a note, and that is all it is asked for; what went well is marked by those who did it."""
    street.goto("/inbox/")
    street.get_by_role("link", name=re.compile("^Report on progress")).first.click()
    row(street, HOMES).locator("textarea").fill("已协调三个小区临时停车")
    street.get_by_role("button", name="File the report").click()
    street.get_by_text("Added 1 note.").wait_for()
    housing.goto(f"/items/{homes.key}/")
    housing.get_by_text("已协调三个小区临时停车").first.wait_for()
    among_others(housing)
    housing.get_by_role("link", name="Mark as good practice").click()
    housing.get_by_label("Text").fill("一小区一方案")
    housing.get_by_role("button", name="Mark as good practice").click()
    housing.get_by_text("good practice", exact=True).first.wait_for()


def reminded(desk: Page, housing: Page) -> None:
    """Two months without a word: the desk reminds the unit, which sees it beside what it is late with."""
    desk.goto("/queue/?kind=report_overdue")
    late = row(desk, STREETS)
    assert late.get_by_role("checkbox").is_checked()
    desk.get_by_role("button", name="Remind the units of what is ticked").click()
    desk.get_by_text(re.compile(r"Sent \d reminders?\.")).wait_for()
    housing.goto("/inbox/")
    row(housing, STREETS).get_by_text("2026-05-20").wait_for()
    row(housing, STREETS).get_by_text("report late").wait_for()
    housing.get_by_role("link", name=re.compile("^Report on progress")).first.click()
    row(housing, STREETS).locator("textarea").first.fill("完成22条")
    housing.get_by_role("button", name="File the report").click()
    housing.get_by_text("Filed for 2 items · without news: 1").wait_for()


def given_more_time(housing: Page, desk: Page, homes: Item) -> None:
    """The unit asks, the desk grants; the first date stays in sight, on the item and in the plan."""
    housing.goto(f"/items/{homes.key}/")
    among_others(housing)
    housing.get_by_role("link", name="Ask for more time").click()
    housing.get_by_label("New date").fill("2026-10-31")
    housing.get_by_label("Reason").fill("汛期停工")
    housing.get_by_role("button", name="Ask for more time").click()
    housing.get_by_text("waits for its answer", exact=True).wait_for()
    desk.goto("/queue/?kind=to_answer")
    row(desk, HOMES).get_by_role("link", name="deal with it").click()
    desk.get_by_text("方琳: 汛期停工").wait_for()
    desk.get_by_role("button", name="Grant more time").click()
    desk.get_by_text("first 2026-09-30").first.wait_for()
    desk.goto(f"/plans/{homes.plan_id}/")
    assert "2026-10-31 first 2026-09-30" in row(desk, HOMES).inner_text()


def amended(desk: Page, plan: Plan, tmp_path: Path) -> None:
    """A revised text comes in as a version; what a person ticks is changed, and the history of the item goes on."""
    revised = tmp_path / "修订稿.txt"
    revised.write_text(REPORT.replace(HOMES, "改造老旧小区30个").replace("深化垃圾分类，", ""), "utf-8")
    desk.goto(f"/documents/{Document.objects.get().pk}/")
    desk.get_by_label("File", exact=True).set_input_files(revised)
    desk.get_by_role("button", name="Bring in this version").click()
    desk.locator("#versions tbody tr").nth(1).wait_for()
    desk.goto(f"/plans/{plan.pk}/")
    desk.get_by_role("link", name="Amend from a revised text").click()
    desk.get_by_role("link", name="修订稿.txt").click()
    row(desk, HOMES).get_by_text("改造老旧小区30个").wait_for()
    row(desk, "深化垃圾分类").wait_for()
    desk.get_by_label("Reason").fill("人代会修改稿")
    desk.get_by_role("button", name="Amend the plan with what is ticked").click()
    desk.get_by_role("link", name="改造老旧小区30个").click()
    all_of_its_history(desk)
    history = desk.locator("table.history")
    history.get_by_text("人代会修改稿").wait_for()
    history.get_by_text("已开工6个小区").wait_for()


def all_of_its_history(page: Page) -> None:
    """The older entries are folded away below the latest ones."""
    page.locator("#history ~ details.older > summary").click()


def closed(housing: Page, desk: Page, homes: Item) -> None:
    """The unit asks for close-out and cannot close; a second person does, having looked at the papers."""
    housing.goto(f"/items/{homes.key}/")
    among_others(housing)
    housing.get_by_role("link", name="Ask for close-out").click()
    housing.get_by_role("button", name="Ask for close-out").click()
    housing.get_by_text("Done: ask for close-out.").wait_for()
    answer = housing.goto(f"/act/{homes.key}/close/")
    assert answer is not None
    assert answer.status == 403
    desk.goto("/queue/?kind=to_close")
    row(desk, "改造老旧小区30个").get_by_role("link", name="deal with it").click()
    desk.get_by_role("link", name="开工令.pdf").wait_for()
    desk.get_by_label("Result").select_option("partly_met")
    desk.get_by_role("button", name="Close").click()
    desk.locator(".title .state", has_text="closed").wait_for()


def seen_from_above(sponsor: Page, homes: Item) -> None:
    """The leader sees the roll-up, and every number is a door: from the number to the item, and on to its sentence."""
    sponsor.goto("/overview/")
    bureau = sponsor.locator("tbody tr", has_text=str(unit("区住建局"))).first
    bureau.get_by_role("link").nth(2).click()
    sponsor.get_by_role("link", name="改造老旧小区30个").click()
    assert sponsor.url.endswith(f"/items/{homes.key}/")
    sponsor.get_by_role("link", name="In the text").click()
    sponsor.locator(":target").wait_for()


def told_in_whole(auditor: Page, homes: Item) -> None:
    """The auditor reads on one page everything that happened, who did it and why."""
    auditor.goto(f"/items/{homes.key}/")
    all_of_its_history(auditor)
    told = " ".join(auditor.locator("table.history tbody").all_inner_texts())
    for said in ("顾明", "方琳", "何静", "汛期停工", "人代会修改稿", "已开工6个小区"):
        assert said in told
    assert auditor.get_by_role("button", name="Save").count() == 0


def seen_by_all(school: Page, anybody: Page) -> None:
    """Another bureau learns what went well and may not open the item; anybody sees what was promised and what came of it."""
    school.goto("/good-practice/")
    assert row(school, "改造老旧小区30个").get_by_role("link").count() == 0
    row(school, "改造老旧小区30个").get_by_text("一小区一方案").wait_for()
    anybody.goto("/portal/")
    promised = row(anybody, "改造老旧小区30个").inner_text()
    assert "closed · partly met" in promised
    assert "2026-10-31 at first 2026-09-30" in promised
    assert "汛期停工" not in anybody.locator("main").inner_text()
