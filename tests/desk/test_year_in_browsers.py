"""One item through its year in real browsers, each person in their own; and no page that stands in anyone's way."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from desk.in_the_way import Sit, in_the_way
from desk.plans_made import item_of, plan_made
from desk.qinghe import unit
from luoshi.desk import clock
from luoshi.desk.plans.checking import first_difference
from luoshi.desk.plans.models import Item
from luoshi.desk.plans.recording import record

if TYPE_CHECKING:
    pass

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def handed_out() -> Item:
    """A row of the report, handed out to the housing bureau today."""
    item = item_of(plan_made(), "改造老旧小区")
    due = (clock.today() + timedelta(days=200)).isoformat()
    from desk.qinghe import person

    record(item, "assign", person("desk"), data={"lead": str(unit("区住建局").pk), "due": due})
    record(item, "issue", person("desk"))
    return item


def test_an_item_goes_through_its_year(sit: Sit, tmp_path: Any) -> None:  # noqa: ANN401 - a path
    item = handed_out()
    housing, desk = sit("housing"), sit("desk")
    housing.goto("/inbox/")
    housing.get_by_role("button", name="Sign for 1 item").click()
    assert housing.get_by_text("Signed for 1 item.").is_visible()

    housing.goto(f"/items/{item.key}/")
    housing.get_by_role("link", name="File the steps").click()
    housing.get_by_label("Steps, one a line").fill("四月进场\n六月完成主体")
    housing.get_by_role("button", name="File the steps").click()
    assert housing.get_by_text("四月进场").first.is_visible()

    housing.goto("/inbox/")
    housing.get_by_role("link", name=re.compile("^Report on progress")).click()
    paper = tmp_path / "验收单.pdf"
    paper.write_bytes(b"%PDF-1.7 x")
    row = housing.locator("tr", has_text="改造老旧小区").first
    row.locator("textarea").first.fill("已开工6个小区")
    row.locator("summary").click()
    row.locator("input[type=file]").set_input_files(paper)
    housing.get_by_role("button", name="File the report").click()
    assert housing.get_by_text(re.compile("Filed for 1 item.*papers: 1")).is_visible()

    desk.goto("/queue/")
    assert desk.get_by_text("验收单.pdf").is_visible()
    desk.get_by_role("link", name="deal with it").first.click()
    desk.get_by_role("button", name="Verify evidence").click()

    housing.goto(f"/items/{item.key}/")
    housing.locator("details.more > summary").click()
    housing.get_by_role("link", name="Ask for more time").click()
    later = (clock.today() + timedelta(days=260)).isoformat()
    housing.get_by_label("New date").fill(later)
    housing.get_by_label("Reason").fill("汛期停工")
    housing.get_by_role("button", name="Ask for more time").click()
    desk.goto(f"/act/{item.key}/grant_extension/")
    assert desk.get_by_text("汛期停工").is_visible()
    desk.get_by_role("button", name="Grant more time").click()
    assert desk.get_by_text(later).first.is_visible()

    housing.goto(f"/items/{item.key}/")
    housing.get_by_role("link", name="Ask for close-out").click()
    housing.get_by_role("button", name="Ask for close-out").click()
    desk.goto(f"/act/{item.key}/close/")
    desk.get_by_label("Result").select_option("met")
    desk.get_by_role("button", name="Close").click()
    item.refresh_from_db()
    assert item.workflow == "closed"
    assert str(item.item_state().extensions[0].due) == later
    assert first_difference() is None


def test_reporting_works_without_scripts_on_a_phone(sit: Sit) -> None:
    item = handed_out()
    page = sit("housing", java_script_enabled=False, viewport={"width": 360, "height": 740})
    page.goto("/inbox/")
    page.get_by_role("button", name="Sign for 1 item").click()
    page.get_by_role("link", name=re.compile("^Report on progress")).click()
    page.locator("textarea").first.fill("已开工")
    page.get_by_role("button", name="File the report").click()
    item.refresh_from_db()
    assert item.item_state().last_report.line == "已开工"  # type: ignore[union-attr]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
def test_nothing_stands_in_anyones_way(sit: Sit, language: str, scheme: Any) -> None:  # noqa: ANN401 - as Playwright has it
    item = handed_out()
    desk = sit("desk", language, color_scheme=scheme)
    housing = sit("housing", language, color_scheme=scheme)
    found = {}
    for page, where in [
        (desk, "/queue/"), (desk, "/standings/"), (desk, "/overview/"), (desk, "/sprint/"), (desk, "/good-practice/"), (desk, "/bulletin/"), (desk, f"/items/{item.key}/"),
        (desk, f"/act/{item.key}/suspend/"), (housing, "/inbox/"), (housing, f"/act/{item.key}/ask_extension/"),
    ]:  # fmt: skip
        page.goto(where)
        found[where] = in_the_way(page)
    housing.goto("/inbox/")
    housing.locator("form[action='/inbox/sign/'] button").click()
    housing.locator("a[href^='/reports/']").first.click()
    housing.locator("main summary").first.click()
    found["report"] = in_the_way(housing)
    housing.goto(f"/act/{item.key}/break_down/")
    found["break down"] = in_the_way(housing)
    assert {where: said for where, said in found.items() if said} == {}


def test_nothing_is_wider_than_a_phone(sit: Sit) -> None:
    item = handed_out()
    small = {"width": 360, "height": 740}
    desk, housing = sit("desk", viewport=small), sit("housing", viewport=small)
    wide = {}
    for page, where in [
        (desk, "/queue/"), (desk, "/standings/"), (desk, "/overview/"), (desk, "/sprint/"), (desk, "/bulletin/"),
        (housing, "/inbox/"), (housing, f"/act/{item.key}/return/"), (housing, f"/reports/{unit('区住建局').pk}/"),
    ]:  # fmt: skip
        page.goto(where)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > small["width"]:
            wide[where] = width
    assert wide == {}
