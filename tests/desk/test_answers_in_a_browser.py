"""Pages that only a form leads to: previews of what came in, and what could not be taken; nothing stands in anyone's way there either."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from desk.every_page import Example
from desk.hall import round_paths
from desk.in_the_way import in_the_way
from desk.plans_made import item_of
from desk.qinghe import Enter, unit
from desk.test_office_table import TABLE
from desk.test_plan_files import cell, exported

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Sit = Callable[..., "Page"]


def file(page: Page, name: str, data: bytes) -> None:
    page.locator("main input[type=file]").first.set_input_files({"name": name, "mimeType": "", "buffer": data})


def send(page: Page, button: str = "main form .buttons button") -> None:
    """Press the button, whatever the browser itself would say of what is missing."""
    page.locator("main form").evaluate_all("all => all.forEach(one => one.noValidate = true)")
    page.locator(button).first.click()


def an_offices_table(page: Page, _example: Example) -> None:
    page.goto("/plans/table/")
    file(page, "民生实事.csv", TABLE.encode())
    send(page)
    page.locator("select[name='column-1']").wait_for()


def a_sheet_taken_back(page: Page, example: Example) -> None:
    book = exported(example.enter("desk"), example.plan)
    cell(book, item_of(example.plan, "深化垃圾分类").key, "Task").value = "深化垃圾分类和回收"
    out = io.BytesIO()
    book.save(out)
    page.goto(f"/plans/{example.plan.pk}/")
    page.locator(f"a[href='/plans/{example.plan.pk}/sheet/']").click()
    file(page, "plan.xlsx", out.getvalue())
    send(page)
    page.get_by_text("深化垃圾分类和回收").wait_for()


def handed_out_too_early(page: Page, example: Example) -> None:
    page.goto(f"/plans/{example.plan.pk}/?q=深化垃圾分类")
    page.locator("#rows tbody input[name=item]").first.check()
    page.locator(f"button[formaction='/plans/{example.plan.pk}/issue/']").click()
    page.locator(".said[role=alert]").wait_for()


def a_form_left_empty(page: Page, _example: Example) -> None:
    page.goto("/documents/new/")
    send(page)
    page.locator(".errorlist").first.wait_for()


def asked_without_a_reason(page: Page, example: Example) -> None:
    page.goto(f"/act/{example.item.key}/ask_adjustment/")
    send(page)
    page.locator(".errorlist").first.wait_for()


def a_figure_that_is_none(page: Page, example: Example) -> None:
    page.goto(f"/reports/{unit('区住建局').pk}/?for={example.item.pk}")
    page.locator("input[inputmode=decimal]").first.fill("约六个")
    send(page)
    page.locator(".wrong[role=alert]").wait_for()


def a_tellers_sheet_that_is_wrong(page: Page, example: Example) -> None:
    page.goto(f"{round_paths(example.hall)[0]}sheet/")
    page.locator("input[name=n0]").fill("zwölf")
    send(page, "main form button.first")
    page.locator(".wrong-list").wait_for()


FORMS: list[tuple[str, Callable[[Page, Example], None]]] = [
    ("desk", an_offices_table), ("desk", a_sheet_taken_back), ("desk", handed_out_too_early), ("desk", a_form_left_empty),
    ("housing", asked_without_a_reason), ("housing", a_figure_that_is_none), ("teller1", a_tellers_sheet_that_is_wrong),
]  # fmt: skip


def test_nothing_stands_in_the_way_of_whoever_sent_a_form(sit: Sit, enter: Enter, it_is: Callable[[str], None]) -> None:
    it_is("2026-04-02")
    example, found = Example(enter), dict[str, Any]()
    # The tellers come with their congress.
    assert example.hall.pk
    pages: dict[str, Page] = {}
    for who, go in FORMS:
        if who not in pages:
            pages[who] = sit(who, color_scheme="dark", viewport={"width": 390, "height": 800})
        go(pages[who], example)
        found |= in_the_way(pages[who], go.__name__)
        width = pages[who].evaluate("document.documentElement.scrollWidth")
        found |= {f"{go.__name__} on a telephone": width} if width > 390 else {}
    assert found == {}
