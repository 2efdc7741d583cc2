"""The year up to the day on which the items are handed out, as the desk does it in its browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk.plans_made import EXAMPLES, item_of
from desk.qinghe import unit
from luoshi.desk.plans.models import Plan

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

HOMES, STREETS = "改造老旧小区28个", "完成背街小巷整治40条"


def brought_in(desk: Page) -> Plan:
    """The desk brings the report in, sees what was read in it, and makes its plan."""
    desk.goto("/documents/")
    desk.get_by_role("link", name="Bring in a document").click()
    desk.get_by_label("File", exact=True).set_input_files(EXAMPLES / "qinghe-report.txt")
    desk.get_by_role("button", name="Bring in and read").click()
    desk.locator("#versions a.state.done").click()
    desk.locator("#text .task", has_text="改造老旧小区28个").first.wait_for()
    desk.get_by_role("button", name="Make its plan").click()
    desk.get_by_text("Every row is a draft.").wait_for()
    return Plan.objects.get()


def card(desk: Page, words: str) -> Locator:
    """The row beside the text that says these words."""
    return desk.locator("#review .card", has=desk.locator(".words", has_text=words)).first


def reviewed(desk: Page, plan: Plan) -> None:
    """Row by row beside the text; the keys are tried in test_review_in_a_browser.py."""
    desk.get_by_role("link", name="Review beside the text").click()
    # The keys are there once the page is.
    desk.wait_for_url("**/review/")
    for words in (HOMES, STREETS):
        card(desk, words).focus()
        desk.keyboard.press("a")
        card(desk, words).locator(".state", has_text="confirmed").wait_for()
    card(desk, "抢抓机遇").focus()
    desk.keyboard.press("d")
    desk.keyboard.type("口号，无具体事项")
    desk.keyboard.press("Enter")
    card(desk, "抢抓机遇").locator(".state", has_text="left out").wait_for()
    blank = desk.locator(".blank-here", has_text="固定资产投资")
    blank.locator("input[name=value]").fill("6")
    blank.get_by_role("button", name="Fill in").click()
    blank.wait_for(state="detached")
    assert item_of(plan, "固定资产投资").item_state().filled[0].by == "顾明"


def assigned(desk: Page, plan: Plan) -> None:
    """Two rows get their units and their day at once; what the text says of a third is taken over."""
    desk.get_by_role("link", name="To the plan").click()
    for words in (HOMES, STREETS):
        row(desk, words).get_by_role("checkbox").check()
    desk.get_by_text("2 rows chosen").wait_for()
    bulk = desk.locator("fieldset.bulk")
    bulk.get_by_label("Lead unit").select_option(label="区住房城乡建设局")
    bulk.get_by_label("Supporting units").select_option(label="北岸街道办事处")
    bulk.get_by_label("Sponsor").select_option(label="陆川 副区长")
    bulk.get_by_label("Due").fill("2026-09-30")
    bulk.get_by_role("button", name="Assign to the rows chosen").click()
    desk.get_by_text("2 rows were changed.").wait_for()
    row(desk, "新签约亿元以上项目").get_by_role("checkbox").check()
    bulk.get_by_role("button", name="Take over their suggestions").click()
    desk.get_by_text("1 row was changed.").wait_for()
    assert str(item_of(plan, "新签约亿元以上项目").lead) == str(unit("区发改局"))


def row(page: Page, words: str) -> Locator:
    """The row of a table that says these words."""
    return page.locator("tbody tr", has=page.locator("th[scope=row]", has_text=words)).first


def handed_out(desk: Page, plan: Plan) -> None:
    """The baseline is frozen and the rows go to their units; a row without a date is named before anything is."""
    desk.get_by_role("button", name="Freeze the baseline").click()
    desk.get_by_text("The baseline is frozen.").wait_for()
    for words in (HOMES, STREETS, "深化垃圾分类"):
        row(desk, words).get_by_role("checkbox").check()
    desk.get_by_role("button", name="Hand out the rows chosen").click()
    desk.get_by_text("Nothing was handed out yet.").wait_for()
    desk.get_by_role("button", name="Hand out the 2 that are complete").click()
    desk.get_by_text("2 items were handed out.").wait_for()
    assert plan.items.filter(workflow="issued").count() == 2
