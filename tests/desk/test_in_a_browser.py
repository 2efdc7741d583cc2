"""The workspace in a person's hands, in a real browser: coming in, bringing a document in, reading it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connections

from desk.plans_made import plan_made
from desk.qinghe import person, unit
from luoshi.desk.documents import originals
from luoshi.desk.documents.models import Document, StoredReading
from luoshi.desk.documents.reading_made import ask_for_reading, make_reading

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Visit = Callable[..., "Page"]
Server = Any  # pytest-django says nothing of its type
REPORT = Path(__file__).resolve().parents[2] / "examples/qinghe-report.txt"
PASSWORD = "qinghe-demo-2026"  # noqa: S105 - of the invented people


@pytest.fixture
def reading(district: None) -> StoredReading:  # noqa: ARG001 - it is theirs
    """The demonstration's report, brought in and read."""
    sha256, size = originals.keep([REPORT.read_bytes()])
    by = person("desk")
    document = Document.objects.create(title="qinghe-report", unit=unit("督查室"), open_to_units=True, brought_in_by=by)
    return ask_for_reading(document.add_version(REPORT.name, sha256, size, by))


@pytest.fixture
def visit(chromium: Browser, live_server: Server, reading: StoredReading) -> Iterator[Visit]:  # noqa: ARG001 - there is something to see
    """Opens a page as somebody; whatever the browser complains about, or asks of another machine, fails the test."""
    contexts, troubles = [], []

    def visited(path: str, login: str = "desk", **context: Any) -> Page:  # noqa: ANN401 - as Playwright has it
        asked = {"viewport": {"width": 1280, "height": 800}, "locale": "zh-CN"} | context
        opened = chromium.new_context(**asked)
        contexts.append(opened)
        page = opened.new_page()
        page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on(
            "request",
            lambda request: (
                None if request.url.startswith((live_server.url, "data:")) else troubles.append(request.url)
            ),
        )
        page.goto(live_server.url + "/sign-in/?next=" + path)
        page.locator("[name=username]").fill(f"demo-{login}")
        page.locator("[name=password]").fill(PASSWORD)
        page.locator("main button.first").click()
        page.wait_for_url(live_server.url + path)
        return page

    yield visited
    for one in contexts:
        one.close()
    connections.close_all()
    assert troubles == []


def waiting(reading: StoredReading) -> StoredReading:
    """A reading of the same version that has not been made yet."""
    made, _new = StoredReading.objects.get_or_create(
        version=reading.version, engine="0+later", defaults={"day": reading.day}
    )
    return made


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_document_is_brought_in_and_read(visit: Visit, scripts: bool, tmp_path: Path) -> None:
    text = tmp_path / "要点.txt"
    text.write_text("青禾区2026年工作要点\n各街道要切实抓好秋粮收购。\n", "utf-8")
    page = visit("/documents/", java_script_enabled=scripts)
    page.get_by_role("link", name="录入文件").click()
    page.get_by_label("文件", exact=True).set_input_files(text)
    page.get_by_role("button", name="录入并读取").click()
    page.get_by_role("link", name="已读取").click()
    assert page.get_by_role("heading", level=1).inner_text() == "青禾区2026年工作要点"
    assert page.locator("#text span.task").inner_text() == "切实抓好秋粮收购"
    page.locator("#entries tbody th a").click()
    assert page.url.endswith("#at-t1")


def test_a_file_too_large_is_told_before_it_is_sent(visit: Visit, settings: Server, tmp_path: Path) -> None:
    large = tmp_path / "gross.txt"
    with large.open("wb") as stream:
        stream.truncate(settings.UPLOAD_BYTES + 1)
    page = visit("/documents/new/")
    page.get_by_label("文件", exact=True).set_input_files(large)
    said = page.get_by_label("文件", exact=True).evaluate("field => field.validationMessage")
    assert said == "文件超过64 MB，没有发送。"


def test_a_list_narrows_as_one_types(visit: Visit) -> None:
    page = visit("/people/")
    page.keyboard.press("/")
    page.keyboard.type("方")
    page.locator("#rows caption", has_text="1人").filter(has_not_text="12人").wait_for()
    assert page.locator("#rows tbody th").all_inner_texts() == ["方琳"]
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement === document.body")


def test_language_and_theme_change_without_scripts(visit: Visit) -> None:
    page = visit("/units/", java_script_enabled=False)
    page.get_by_role("button", name="English").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Units"
    page.get_by_role("button", name="dark").click()
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert page.url.endswith("/units/")


def test_the_first_key_skips_to_the_content(visit: Visit) -> None:
    page = visit("/units/")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "跳到正文"
    page.keyboard.press("Enter")
    assert page.locator(":focus").get_attribute("id") == "main"


def test_a_page_prints_without_what_is_only_for_the_screen(visit: Visit) -> None:
    page = visit("/units/", "admin")
    page.emulate_media(media="print")
    assert not page.get_by_role("link", name="新增单位").is_visible()
    assert not page.locator(".head").is_visible()
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


def test_a_plan_prints_with_its_rows_and_nothing_to_tick(visit: Visit) -> None:
    plan = plan_made()
    page = visit(f"/plans/{plan.pk}/")
    row, box = page.get_by_role("link", name="改造老旧小区28个"), page.locator("td.pick input").first
    buttons = [page.get_by_role("button", name=name) for name in ("交办所选事项", "筛选")]
    assert all(one.is_visible() for one in (row, box, *buttons))
    page.emulate_media(media="print")
    assert row.is_visible()
    assert not any(one.is_visible() for one in (box, *buttons))


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_page_that_waits_shows_the_reading_once_it_is_made(
    visit: Visit, reading: StoredReading, scripts: bool
) -> None:
    stored = waiting(reading)
    page = visit(f"/documents/readings/{stored.pk}/", java_script_enabled=scripts)
    assert page.get_by_role("progressbar").is_visible()
    make_reading(stored.pk)
    page.locator("#text").wait_for(timeout=20_000)
    assert page.get_by_role("progressbar").count() == 0


def test_a_file_that_one_has_chosen_stays_while_the_page_looks_again(
    visit: Visit, reading: StoredReading, tmp_path: Path
) -> None:
    stored = waiting(reading)
    (tmp_path / "新版.txt").write_text("各街道要切实抓好秋粮收购。", "utf-8")
    page = visit(f"/documents/{reading.version.document_id}/")
    assert page.locator("#versions .state.waiting").is_visible()
    page.get_by_label("文件", exact=True).set_input_files(tmp_path / "新版.txt")
    make_reading(stored.pk)
    page.locator("#versions .state.waiting").wait_for(state="detached", timeout=20_000)
    assert page.get_by_label("文件", exact=True).evaluate("field => field.files[0].name") == "新版.txt"
