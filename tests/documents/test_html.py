"""Web pages: everything a reader sees is text, and what is not the document is marked as furniture."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from luoshi.reading.errors import DamagedSource
from luoshi.reading.formats import Loaded, load
from luoshi.reading.source import identify

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "formats_html.toml").read_text(encoding="utf-8")
)["case"]

PARAGRAPHS = (
    "各位代表：现在，我代表青禾区人民政府向大会报告工作，请予审议，并请各位委员提出意见。",
    "一年来，全区上下团结一心，攻坚克难，地区生产总值增长6%左右，各项事业全面进步，人民生活水平不断提高。",
    "今年，我们要全面启动青禾大道、北门桥、滨河公园等项目建设，改造老旧小区50个，新增城镇就业3000人以上。",
    "让我们更加紧密地团结起来，为建设现代化的青禾区而努力奋斗，不辜负全区人民的信任和期望，谢谢大家。",
)
PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>青禾区</title></head><body>
<div class="nav"><a href="/">首页</a> <a href="/news">要闻</a> <a href="/open">政务公开</a></div>
<h1>青禾区2026年政府工作报告</h1>
<div class="content">{paragraphs}</div>
<div class="footer"><a href="/map">网站地图</a> 版权所有：青禾区人民政府办公室</div></body></html>"""


def page(charset: str = "utf-8", paragraphs: tuple[str, ...] = PARAGRAPHS) -> str:
    """A page of a government site, with a menu and a footer."""
    return PAGE.format(charset=charset, paragraphs="".join(f"<p>{words}</p>" for words in paragraphs))


def read(markup: str | bytes, name: str = "report.html") -> Loaded:
    """A page as text."""
    return load(identify(markup if isinstance(markup, bytes) else markup.encode(), name=name))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_page_reads_as_it_shows(case: dict[str, Any]) -> None:
    loaded = read(f"<html><body>{case['html']}</body></html>")
    assert loaded.text == case["text"]
    assert [span.quote(loaded.text) for span in loaded.labels] == case.get("labels", [])
    if "headings" in case:
        assert [[loaded.text[one.start : one.end], one.level] for one in loaded.headings] == case["headings"]
    if "tables" in case:
        tables = [[[cell.quote(loaded.text) for cell in row] for row in table.rows] for table in loaded.tables]
        assert tables == case["tables"]


def test_menus_and_footers_are_furniture_and_the_title_is_not() -> None:
    loaded = read(page())
    chrome = [span.quote(loaded.text) for span in loaded.furniture]
    assert chrome == ["首页 要闻 政务公开", "网站地图 版权所有：青禾区人民政府办公室"]
    assert all(words in loaded.text for words in PARAGRAPHS)


@pytest.mark.parametrize("by", ["<br>", "\n"])
def test_the_short_rest_of_a_broken_line_is_the_documents(by: str) -> None:
    lines = [words[at : at + 33] for words in PARAGRAPHS for at in range(0, len(words), 33)]
    body = by.join(lines) if by == "<br>" else f"<pre>{by.join(lines)}</pre>"
    loaded = read(PAGE.format(charset="utf-8", paragraphs=body))
    assert min(map(len, lines)) < 12
    chrome = [span.quote(loaded.text) for span in loaded.furniture]
    assert chrome == ["首页 要闻 政务公开", "网站地图 版权所有：青禾区人民政府办公室"]


def test_a_menu_between_two_paragraphs_is_furniture() -> None:
    menu = '</p><div><a href="/a">相关链接</a> <a href="/b">更多</a></div><p>'
    loaded = read(page(paragraphs=(*PARAGRAPHS[:2], menu, *PARAGRAPHS[2:])))
    assert "相关链接 更多" in [span.quote(loaded.text) for span in loaded.furniture]


def test_a_short_heading_between_two_paragraphs_is_kept() -> None:
    loaded = read(page(paragraphs=(*PARAGRAPHS[:2], "二、今年工作", *PARAGRAPHS[2:])))
    chrome = "".join(span.quote(loaded.text) for span in loaded.furniture)
    assert "二、今年工作" in loaded.text
    assert "二、今年工作" not in chrome


def test_where_no_document_is_found_the_whole_page_is_kept() -> None:
    loaded = read("<html><body><p>青禾区</p><p>会议通知</p></body></html>")
    assert loaded.furniture == ()
    assert loaded.text == "青禾区\n会议通知"


@pytest.mark.parametrize(
    ("charset", "written_as", "reads_as"),
    [
        ("gb2312", "gb18030", "gb18030"),
        ("GBK", "gb18030", "gb18030"),
        ("big5", "big5", "big5"),
        ("utf-8", "gb18030", "gb18030"),
        ("gb2312", "utf-8", "utf-8"),
        ("x-unknown", "gb18030", "gb18030"),
        ("utf-8", "utf-16", "utf-16-le"),
    ],
)
def test_a_page_may_lie_about_its_encoding(charset: str, written_as: str, reads_as: str) -> None:
    markup = page(charset)
    if written_as == "big5":
        markup = f'<html><meta charset="{charset}"><p>全區上下團結奮鬥，今年要完成五十個項目。</p></html>'
    loaded = read(markup.encode(written_as))
    assert loaded.encoding == reads_as
    assert "上下团结" in loaded.text or "上下團結" in loaded.text


def test_a_page_under_a_text_name_is_a_page() -> None:
    assert identify(page().encode(), name="report.txt").media_type == "text/html"
    assert identify(b"<div>x</div>", name="fragment.txt").media_type == "text/plain"
    assert identify(b"<div>x</div>", name="fragment").media_type == "text/html"


def test_a_deeply_nested_page_is_read_in_full_or_refused() -> None:
    deep = "<div>" * 1500 + PARAGRAPHS[0] + "</div>" * 1500
    assert read(deep).text == PARAGRAPHS[0]
    with pytest.raises(DamagedSource, match=r"^report\.html: is a web page nested too deeply"):
        read("<div>" * 5000 + PARAGRAPHS[0] + "</div>" * 5000)


def test_a_table_that_claims_to_be_huge_keeps_its_text() -> None:
    rows = "<tr><td colspan=999999 rowspan=999999>甲</td><td>乙</td></tr>" * 2000
    loaded = read(f"<table>{rows}</table>")
    assert loaded.text.count("甲\t乙") == 2000
    assert loaded.tables == ()


def test_trafilatura_says_nothing_on_standard_error(capfd: pytest.CaptureFixture[str]) -> None:
    read("<html><body><p>短</p></body></html>")
    assert capfd.readouterr().err == ""


def test_a_page_that_trafilatura_trips_over_is_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    def trip(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr("trafilatura.bare_extraction", trip)
    loaded = read(page())
    assert loaded.furniture == ()
    assert all(words in loaded.text for words in PARAGRAPHS)
