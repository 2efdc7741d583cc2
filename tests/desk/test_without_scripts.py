"""A telephone that runs no scripts: coming in, reading the text, signing for an item, reporting with a paper, and what went wrong in between."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desk.plans_made import item_of, plan_made
from desk.qinghe import person, unit
from luoshi.desk.plans.models import Item
from luoshi.desk.plans.recording import record

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "qinghe-demo-2026"  # noqa: S105 - of the invented people


def handed_out() -> Item:
    """A row of the report with a figure, handed out to the housing bureau."""
    item = item_of(plan_made(), "改造老旧小区28个")
    record(item, "assign", person("desk"), data={"lead": str(unit("区住建局").pk), "due": "2026-09-30"})
    record(item, "issue", person("desk"))
    return item


@pytest.fixture
def page(sit: Callable[..., Page], it_is: Callable[[str], None]) -> Page:
    """The telephone of somebody of the housing bureau, who has not signed in yet."""
    it_is("2026-02-02")
    page = sit("", "zh-CN", java_script_enabled=False, viewport={"width": 360, "height": 740})
    page.goto("/inbox/")
    page.get_by_label("登录名").fill("demo-housing")
    page.get_by_label("密码").fill(PASSWORD)
    page.locator("main .buttons button").click()
    page.wait_for_url("**/inbox/")
    return page


def test_from_signing_in_to_a_report_that_was_sent(page: Page, it_is: Callable[[str], None], tmp_path: Path) -> None:
    item = handed_out()
    page.goto("/inbox/")
    page.locator("form[action='/inbox/sign/'] button").click()
    page.get_by_text("已签收1项。").wait_for()
    it_is("2026-03-03")
    page.locator("a[href^='/reports/']").first.click()
    place = page.locator("input[inputmode=decimal]").first
    place.fill("约六个")
    page.locator("textarea").first.fill("已开工6个小区")
    page.locator("main form .buttons button").first.click()
    # What could not be taken stands where it was typed, with the reason, and the rest with it.
    page.locator(".has-wrong .wrong").wait_for()
    assert place.input_value() == "约六个"
    assert page.locator("textarea").first.input_value() == "已开工6个小区"

    paper = tmp_path / "开工令.pdf"
    paper.write_bytes(b"%PDF-1.7 x")
    place.fill("6")
    page.locator("input[type=file]").first.set_input_files(paper)
    page.locator("main form .buttons button").first.click()
    page.locator("ul.messages .success").wait_for()
    item.refresh_from_db()
    report = item.item_state().last_report
    assert report is not None
    assert (report.period, report.line, [str(one) for one in report.value_of.values()]) == (
        "2026-02",
        "已开工6个小区",
        ["6"],
    )
    assert [one.name for one in item.item_state().evidence] == ["开工令.pdf"]


def test_the_text_is_read_and_leads_from_an_item_to_its_sentence(page: Page) -> None:
    item = handed_out()
    page.goto(f"/items/{item.key}/")
    page.locator("blockquote.source a").first.click()
    page.locator(":target").locator("xpath=..").get_by_text("改造老旧小区").first.wait_for()
    page.goto("/documents/?q=政府工作报告")
    page.locator("#rows tbody th a").click()
    page.locator("#versions").wait_for()
