"""The annotated page in a person's hands: from the text to the table and back, by mouse and by key, on screen and paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from builders import ReadingBuilder, qinghe
from luoshi.exchange.page import annotated_page
from luoshi.reading.entries import Defect, Task

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
Open = Callable[..., "Page"]
CHOSEN = "tr[aria-current=true]"


@pytest.fixture
def open_page(page: Page, tmp_path: Path) -> Open:
    """Opens a reading as a file; whatever the browser complains about fails the test."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))

    def opened(builder: ReadingBuilder | None = None, language: str = "zh") -> Page:
        path = tmp_path / "page.html"
        path.write_text(annotated_page((builder or qinghe()).build(), language=language), encoding="utf-8", newline="")
        page.goto(path.as_uri())
        assert complaints == []
        return page

    return opened


def shown(page: Page) -> list[str]:
    rows: list[str] = page.locator("tbody tr:visible").evaluate_all("rows => rows.map(row => row.id.slice(4))")
    return rows


def chosen(page: Page) -> str:
    return (page.locator(CHOSEN).get_attribute("id") or "").removeprefix("row-")


def focused(page: Page) -> str:
    name: str = page.evaluate("document.activeElement.id")
    return name


def in_view(page: Page, selector: str) -> bool:
    seen: bool = page.locator(selector).first.evaluate(
        "one => { const box = one.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; }"
    )
    return seen


def long_report() -> ReadingBuilder:
    builder = ReadingBuilder("".join(f"第{n}段，新建泵站{n}座。{'天气很好。' * 60}\n" for n in range(1, 81)))
    for n in range(1, 81):
        builder.task(f"新建泵站{n}座", "新建", (f"泵站{n}座",))
    return builder


def test_a_click_on_a_mark_leads_to_its_row_and_back(open_page: Open) -> None:
    page = open_page(long_report())
    page.locator("#at-t40").scroll_into_view_if_needed()
    before = page.locator("#document").evaluate("pane => pane.scrollTop")
    page.locator('[data-m="t40"]').click()
    assert chosen(page) == "t40"
    assert focused(page) == "row-t40"
    assert in_view(page, "#row-t40")
    page.locator("#at-t40").scroll_into_view_if_needed()
    page.get_by_role("button", name="返回").click()
    assert page.locator("#document").evaluate("pane => pane.scrollTop") == before
    assert page.locator("#rows").evaluate("pane => pane.scrollTop") == 0
    assert page.locator(CHOSEN).count() == 0
    assert page.get_by_role("button", name="返回").is_disabled()


def test_a_click_on_a_row_leads_to_its_words_and_back_by_key(open_page: Open) -> None:
    page = open_page(long_report())
    page.locator("#row-t70").scroll_into_view_if_needed()
    before = page.locator("#rows").evaluate("pane => pane.scrollTop")
    page.locator("#row-t70 .c-wording").click()
    assert focused(page) == "at-t70"
    page.wait_for_function("document.querySelector('#at-t70').getBoundingClientRect().bottom < innerHeight")
    assert "新建泵站70座" in page.locator("#text .on").all_inner_texts()
    page.keyboard.press("b")
    assert page.locator("#document").evaluate("pane => pane.scrollTop") == 0
    assert page.locator("#rows").evaluate("pane => pane.scrollTop") == before


def test_overlapping_marks_take_turns_from_the_innermost(open_page: Open) -> None:
    builder = ReadingBuilder("我们要在年底前新建泵站3座并投入使用。")
    builder.task("在年底前新建泵站3座并投入使用", "新建").target("新建泵站3座", "泵站", "3").decision("泵站3座", "泵站")
    page = open_page(builder)
    words = page.get_by_text("泵站3座", exact=True).first
    turns = []
    for _ in range(4):
        words.click()
        turns.append(chosen(page))
    assert turns == ["d1", "g1", "t1", "d1"]


def test_selecting_words_goes_nowhere(open_page: Open) -> None:
    page = open_page()
    box = page.locator('[data-m="g7"]').bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 2, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + 90, box["y"] + 10, steps=4)
    page.mouse.up()
    assert page.evaluate("String(getSelection())") in "新增城镇就业3000人以上"
    assert page.evaluate("String(getSelection())") != ""
    assert page.locator(CHOSEN).count() == 0


def test_filters_by_kind_and_by_words(open_page: Open) -> None:
    page = open_page()
    everything = shown(page)
    page.get_by_role("button", name="任务 3").first.click()
    assert shown(page) == ["t1", "t2", "t3"]
    assert page.locator("#shown").inner_text() == "显示 3 条"
    page.get_by_label("筛选").fill("北门桥")
    assert shown(page) == ["t2"]
    page.get_by_role("button", name=re.compile("^全部")).click()
    page.get_by_label("筛选").fill("收入")
    assert shown(page) == ["g2", "g3", "g4"]
    page.get_by_label("筛选").fill("没有这样的话")
    assert page.get_by_text("没有符合条件的条目").is_visible()
    page.get_by_label("筛选").press("Escape")
    assert shown(page) == everything
    assert not page.get_by_text("没有符合条件的条目").is_visible()


def test_a_mark_whose_row_is_filtered_away_brings_it_back(open_page: Open) -> None:
    page = open_page()
    page.keyboard.press("3")
    page.locator("#at-g1").click()
    assert chosen(page) == "g1"
    assert page.locator("#row-g1").is_visible()


def test_everything_works_by_key(open_page: Open) -> None:
    page = open_page()
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert (chosen(page), focused(page)) == ("g1", "row-g1")
    page.keyboard.press("k")
    assert chosen(page) == "d1"
    page.keyboard.press("Enter")
    assert focused(page) == "at-d1"
    page.keyboard.press("Enter")
    assert focused(page) == "row-d1"
    for key, kind in zip("1234", "gtdx", strict=True):
        page.keyboard.press(key)
        assert {row[0] for row in shown(page)} == {kind}
    page.keyboard.press("4")
    assert len(shown(page)) == 12
    page.keyboard.press("/")
    page.keyboard.type("jk1")
    assert page.get_by_label("筛选").input_value() == "jk1"
    page.keyboard.press("Escape")
    assert len(shown(page)) == 12
    page.keyboard.press("?")
    assert page.get_by_role("dialog").is_visible()
    page.keyboard.press("Escape")
    assert not page.get_by_role("dialog").is_visible()
    page.keyboard.press("Escape")
    assert page.locator(CHOSEN).count() == 0


def test_the_outline_leads_into_the_text_and_back(open_page: Open) -> None:
    page = open_page(
        ReadingBuilder("".join(f"{n}、做好第项工作\n　　{'天气很好。' * 200}\n" for n in "一二三四五六七八"))
    )
    page.get_by_text("提纲（8）").click()
    page.get_by_role("link", name="七、做好第项工作").click()
    page.wait_for_function("document.querySelector('#section-6').getBoundingClientRect().bottom < innerHeight")
    page.keyboard.press("b")
    assert page.locator("#document").evaluate("pane => pane.scrollTop") == 0


def test_a_link_to_one_entry_opens_the_page_at_it(open_page: Open) -> None:
    page = open_page(long_report())
    page.goto(f"{page.url}#at-t66")
    page.reload()
    assert chosen(page) == "t66"
    page.wait_for_function("document.querySelector('#row-t66').getBoundingClientRect().bottom < innerHeight")


def test_a_class_of_passages_is_shown_in_the_text(open_page: Open) -> None:
    page = open_page()
    page.get_by_role("button", name="其他陈述").click()
    assert page.locator(".lit").all_inner_texts() == ["天气渐渐转暖。"]
    assert page.get_by_text("第 1 / 1 处").is_visible()
    page.get_by_role("button", name="取消标示").click()
    assert page.locator(".lit").count() == 0
    page.locator("svg [data-s=statement]").click()
    assert page.locator(".lit").count() == 1
    page.keyboard.press("Escape")
    assert page.locator(".lit").count() == 0


def test_passages_of_a_class_can_be_walked_through(open_page: Open) -> None:
    builder = long_report()
    for n in range(1, 81):
        builder.segment(f"第{n}段，", "ceremony")
    page = open_page(builder)
    page.get_by_role("button", name="礼仪").click()
    page.keyboard.press("n")
    assert page.locator("#place").inner_text() == "第 2 / 80 处"
    page.keyboard.press("p")
    page.keyboard.press("p")
    assert page.locator("#place").inner_text() == "第 80 / 80 处"
    page.wait_for_function("document.querySelectorAll('.lit')[79].getBoundingClientRect().bottom < innerHeight")


def test_the_language_changes_in_place_and_the_source_never(open_page: Open) -> None:
    page = open_page()
    page.keyboard.press("2")
    source = page.locator("#text").text_content()
    page.get_by_role("button", name="English").click()
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.get_by_role("columnheader").all_inner_texts() == [
        "No.", "Kind", "Wording", "Figure / verb and items", "Owner", "Due",
    ]  # fmt: skip
    assert shown(page) == ["t1", "t2", "t3"]
    assert page.locator("#shown").inner_text() == "3 shown"
    assert page.locator("#row-t1 th").inner_text() == "T1"
    assert page.locator("#at-g1").get_attribute("aria-label") == "G1"
    assert page.locator("#row-t1 .c-owner").inner_text().split() == ["区住建局", "with", "区城管局"]
    assert page.locator("#text").text_content() == source
    page.get_by_role("button", name="中文").click()
    assert page.locator("#row-t1 th").inner_text() == "事1"


def test_the_text_comes_out_of_the_browser_as_it_went_in(open_page: Open) -> None:
    text = "\n<b>一</b>\t、\r\n　　要求</script>\x0c\x85\u2028\rx\n\n"
    page = open_page(ReadingBuilder(text).defect("要求", "missing_name"))
    assert page.locator("#text").evaluate("pane => pane.textContent") == text


def test_copied_words_hold_no_letters(open_page: Open) -> None:
    page = open_page()
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#text'))")
    copied = page.evaluate("String(getSelection())")
    assert "地区生产总值增长6%左右，财政收入增长%左右，" in copied


def test_without_scripts_the_links_still_lead_both_ways(chromium: Browser, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(annotated_page(long_report().build()), encoding="utf-8")
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(path.as_uri())
    assert not page.get_by_label("筛选").is_visible()
    page.locator("#row-t60 a").click()
    assert page.url.endswith("#at-t60")
    page.locator("#at-t60").click()
    assert page.url.endswith("#row-t60")
    context.close()


def test_it_prints_on_a4_with_the_table_behind_the_text(open_page: Open) -> None:
    page = open_page(long_report())
    page.keyboard.press("3")
    page.emulate_media(media="print")
    assert page.locator("tbody tr:visible").count() == 80
    assert not page.get_by_label("筛选").is_visible()
    printed = page.pdf(prefer_css_page_size=True)
    sizes = {
        tuple(round(float(side)) for side in box.split())
        for box in re.findall(r"/MediaBox \[([^\]]*)\]", printed.decode("latin-1"))
    }
    assert {(width, height) for _, _, width, height in sizes} <= {(595, 842), (596, 842), (595, 843)}
    assert page.locator("thead").evaluate("head => getComputedStyle(head).display") == "table-header-group"


@pytest.mark.parametrize("width", [320, 390, 640, 1000, 1280])
def test_nothing_is_wider_than_the_screen(open_page: Open, width: int) -> None:
    page = open_page()
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_stands_in_the_way_of_anyone(open_page: Open, scheme: Any, language: str) -> None:  # noqa: ANN401
    from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

    builder = qinghe()
    builder.defects.append(Defect(0, 0, "contradiction", "标题写2026年，正文写2025年"))
    page = open_page(builder, language)
    page.emulate_media(color_scheme=scheme)
    page.locator("summary").first.click()
    page.locator("#at-g1").click()
    page.locator("button[data-s=statement]").click()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_thousands_of_entries_stay_quick(page: Page, tmp_path: Path) -> None:
    line = "　　今年，改造老旧小区50个，新增城镇就业3000人以上。" + "我们一定要把工作做好。" * 15 + "\n"
    reading = ReadingBuilder(line * 5000).build()
    tasks = tuple(
        Task(
            f"t{n}",
            n * len(line) + 5,
            n * len(line) + 14,
            "改造",
            (),
            (),
            (),
            None,
            None,
            None,
            "advance",
            None,
            True,
            "test",
        )
        for n in range(5000)
    )
    tasks = tuple(replace(task, id=f"t{n}") for n, task in enumerate(tasks, 1))
    path = tmp_path / "page.html"
    path.write_text(annotated_page(replace(reading, tasks=tasks)), encoding="utf-8")
    page.goto(path.as_uri())
    took = page.evaluate(
        "() => { const start = performance.now(); document.querySelector('#at-t4000').click(); document.body.offsetTop; return performance.now() - start; }"
    )
    assert took < 3000
    assert chosen(page) == "t4000"
