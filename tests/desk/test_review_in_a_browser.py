"""The review page in a person's hands: every act by its key, two people at once, and nothing that stands in anyone's way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from desk.in_the_way import Sit, in_the_way
from desk.plans_made import item_of, plan_made
from luoshi.desk.plans.checking import first_difference
from luoshi.desk.plans.models import Plan
from luoshi.desk.plans.review_page import review_of

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HOMES = "改造老旧小区28个"


@pytest.fixture
def plan(sit: Sit) -> Plan:  # noqa: ARG001 - the tables are the browser's
    return plan_made()


def review(sit: Sit, plan: Plan, login: str = "desk", **more: Any) -> Page:  # noqa: ANN401 - as Playwright has it
    page = sit(login, **more)
    page.goto(f"/plans/{plan.pk}/review/")
    return page


def card(page: Page, words: str) -> Locator:
    """The row that says these words."""
    return page.locator("#review .card", has=page.locator(".words", has_text=words)).first


def state(page: Page, words: str, said: str) -> None:
    """Wait until the row says so."""
    card(page, words).locator(".state", has_text=said).wait_for()


def focused(page: Page, words: str = "") -> Locator:
    """The row at which the keys are, once it says these words."""
    return page.locator("#review .card:focus", has_text=words)


def test_rows_are_gone_through_without_a_mouse(sit: Sit, plan: Plan) -> None:
    page, left = review(sit, plan), review_of(plan, "en").left
    page.keyboard.press("j")
    page.keyboard.press("d")
    page.keyboard.type("标题")
    page.keyboard.press("Enter")
    page.get_by_text(f"{left - 1} sentences are still unaccounted for").wait_for()
    # What was dealt with leads to the next one.
    card(page, "地区生产总值增长5.5%左右").focus()
    page.keyboard.press("a")
    state(page, "地区生产总值增长5.5%左右", "confirmed")
    focused(page, "规模以上工业增加值").wait_for()
    page.keyboard.press("k")
    focused(page, "地区生产总值增长").wait_for()
    card(page, "抢抓机遇").focus()
    page.keyboard.press("d")
    page.keyboard.type("口号")
    page.keyboard.press("Enter")
    state(page, "抢抓机遇", "left out")
    card(page, "抢抓机遇").focus()
    page.keyboard.press("u")
    state(page, "抢抓机遇", "to look at")
    assert first_difference() is None


def test_rows_are_worded_split_and_joined_without_a_mouse(sit: Sit, plan: Plan) -> None:
    page = review(sit, plan)
    worded(page, HOMES, "改造老旧小区28个，惠及4000户")
    page.keyboard.press("Enter")
    card(page, "惠及4000户").wait_for()
    worded(page, "完成背街小巷整治40条", "完成背街小巷整治40条\n建立长效管护机制")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    card(page, "建立长效管护机制").wait_for()
    card(page, "推进城市精细化管理").focus()
    page.keyboard.press("m")
    card(page, "深化垃圾分类；推进城市精细化管理").wait_for()
    assert first_difference() is None


def worded(page: Page, words: str, other: str) -> None:
    """Other words are typed into a row; the key stands at the button that saves them."""
    card(page, words).focus()
    page.keyboard.press("e")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(other)
    page.keyboard.press("Tab")


def test_blanks_and_sentences_have_their_keys(sit: Sit, plan: Plan) -> None:
    page, left = review(sit, plan), review_of(plan, "en").left
    page.keyboard.press("b")
    blank = focused(page).get_attribute("id")
    page.keyboard.press("Tab")
    page.keyboard.type("6")
    page.keyboard.press("Enter")
    page.locator(f"#{blank}").wait_for(state="detached")
    page.keyboard.press("n")
    page.keyboard.press("p")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text(f"{left - 1} sentences are still unaccounted for").wait_for()
    assert plan.items.filter(number="+1", workflow="draft", confirmed=True).count() == 1
    assert item_of(plan, "固定资产投资增长").blanks == 0
    assert first_difference() is None


def test_any_sentence_is_pulled_in_by_a_click_on_it(sit: Sit, plan: Plan) -> None:
    page = review(sit, plan)
    page.locator("#review a.s", has_text="全面贯彻党的二十大").first.click()
    page.get_by_role("button", name="Pull into the plan").first.click()
    page.locator("#review .card .num", has_text="+1").wait_for()
    assert plan.items.filter(number="+1").count() == 1


def test_of_two_people_the_second_is_told_and_loses_nothing(sit: Sit, plan: Plan) -> None:
    first, second = review(sit, plan), review(sit, plan, "desk2")
    worded(second, HOMES, "改造老旧小区31个")
    second.keyboard.press("Shift+Tab")
    worded(first, HOMES, "改造老旧小区30个")
    first.keyboard.press("Enter")
    card(first, "改造老旧小区30个").wait_for()

    # The page looks by itself what the others did; what is being typed stays, and says so.
    second.locator(".stale").wait_for()
    field = second.locator("textarea:focus")
    assert field.input_value() == "改造老旧小区31个"
    second.keyboard.press("Tab")
    second.keyboard.press("Enter")
    said = second.locator("#review > .said")
    said.get_by_text("What you typed is still there").wait_for()
    assert "顾明" in said.inner_text()
    assert "改造老旧小区30个" in said.inner_text()
    again = card(second, "改造老旧小区30个")
    assert again.locator("textarea").input_value() == "改造老旧小区31个"
    assert in_the_way(second, "two people") == {}
    # Having seen it, the second one may still mean it.
    again.get_by_role("button", name="Save the wording").click()
    card(second, "改造老旧小区31个").wait_for()
    assert [one.action for one in item_of(plan, "改造老旧小区31个").history()] == ["open", "reword", "reword"]
    card(first, "改造老旧小区31个").wait_for()
    assert first_difference() is None


def test_what_cannot_be_done_says_why_where_one_is(sit: Sit, plan: Plan) -> None:
    page = review(sit, plan, language="zh-CN", color_scheme="dark")
    card(page, HOMES).focus()
    page.keyboard.press("d")
    page.keyboard.press("Enter")
    page.locator("#review > .said").wait_for()
    card(page, HOMES).locator("details[open] input[name=reason]").wait_for()
    assert in_the_way(page, "refused") == {}
    for details in page.locator("#review .card details").all()[:4]:
        details.evaluate("one => one.open = true")
    assert in_the_way(page, "open forms") == {}
