"""The annotated page: the text is the text, every entry is in it and in the table, and nothing of it can act."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from datetime import date
from hashlib import sha256
from itertools import pairwise
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import ReadingBuilder, qinghe
from cpu_time import growth
from exchange.page_text import taken_apart
from luoshi.exchange.page import annotated_page
from luoshi.exchange.page.listing import list_entries
from luoshi.exchange.page.markup import escaped
from luoshi.reading.entries import Dating, Defect, DefectKind, Evidence, Segment, SegmentKind, Task
from luoshi.reading.reading import Reading
from luoshi.reading.text import Span

NASTY = """<script>alert(1)</script></article></style>
一、要求</script><!--<img src=x onerror=alert(1)>$text ${title} &lt; &amp;#13; "'><b>
增长5%，"><svg onload=alert(2)>\ufeff\u2028\x85完
"""
WITH_BREAKS = st.text(
    alphabet=st.sampled_from("增长＿%。，<>&\"' \u3000\t\n\r\x0b\x0c\x00\u2028\x85\ufeff\ud800𠮷a"), max_size=60
)


def everything_in(text: str, cuts: list[tuple[int, int]]) -> Reading:
    """A reading with entries of every kind over stretches taken at random, whatever their order and nesting."""
    size = len(text) + 1
    spans = [Span(*sorted((one % size, other % size))) for one, other in cuts]
    reading = ReadingBuilder(text).build()
    kinds: tuple[DefectKind, ...] = get_args(DefectKind)
    tasks = tuple(
        Task(f"t{n}", *span, "抓", (), (), (), None, None, None, "advance", None, True, "test")
        for n, span in enumerate(spans[::2], 1)
    )
    defects = tuple(Defect(*span, kinds[n % len(kinds)], "") for n, span in enumerate(spans[1::2]))
    ends = sorted({0, len(text), *(span.start for span in spans)})
    classes: tuple[SegmentKind, ...] = get_args(SegmentKind)
    segments = tuple(Segment(start, end, classes[n % len(classes)]) for n, (start, end) in enumerate(pairwise(ends)))
    return replace(reading, tasks=tasks, defects=defects, segments=segments)


@given(WITH_BREAKS, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8))
def test_the_document_is_the_text_character_for_character(text: str, cuts: list[tuple[int, int]]) -> None:
    reading = everything_in(text, cuts)
    page = taken_apart(annotated_page(reading))
    assert page.text == re.sub("[\0\ud800-\udfff]", "\ufffd", text)
    entries = list_entries(reading)
    assert sorted(page.letters) == sorted(entry.key for entry in entries)
    assert page.rows == [entry.key for entry in entries]
    for entry in entries:
        assert page.marks.get(entry.key, "") == re.sub("[\0\ud800-\udfff]", "\ufffd", text[entry.start : entry.end])


def test_every_entry_is_marked_in_place_and_stands_in_the_table() -> None:
    reading = qinghe().build()
    page = taken_apart(annotated_page(reading))
    assert page.text == reading.text
    assert page.marks["g1"] == "地区生产总值增长6%左右"
    assert page.marks["g3"] == page.marks["g4"] == "城镇和农村居民人均可支配收入分别增长5%和7%"
    assert page.marks["g6"] == page.marks["t1"] == "改造老旧小区50个"
    assert page.marks["t3"] == "完善社区养老服务\n网络www.ads.example体系"
    assert page.lit["struck"] == page.marks["x1"] == "www.ads.example"
    assert page.rows[:3] == ["d1", "g1", "g2"]
    assert len(page.rows) == 7 + 3 + 1 + 1
    assert page.sections == [f"section-{index}" for index in range(len(reading.outline))]


def test_words_that_no_rule_took_can_be_found() -> None:
    page = taken_apart(annotated_page(qinghe().build()))
    assert page.lit["s-statement"] == "天气渐渐转暖。"
    assert "改造老旧小区50个" in page.lit["s-unread"]


@pytest.mark.parametrize(("language", "flag"), [("zh", "待填"), ("en", "to fill")])
def test_a_blank_is_a_box_in_the_text_and_a_flag_in_the_table(language: str, flag: str) -> None:
    builder = ReadingBuilder("财政收入增长%左右，历时_天，区委书记同志。")
    builder.target("财政收入增长%左右", "财政收入", comparator="about")
    builder.defect("_", "missing_number")
    at = builder.text.index("同志")
    builder.defects.append(Defect(at, at, "missing_name", "缺姓名"))
    page = annotated_page(builder.build(), language=language)
    document, table = page.split("<section id=entries", 1)
    assert '<span class="blank first last">_</span>' in document
    assert '<span class=gap data-m="x2"></span>' in document
    assert len(re.findall(rf'<mark><span data-i="words.to_fill">{flag}</span></mark>', table)) == 3
    assert "区委书记<span class=gap></span>同志" in table


def test_nothing_in_a_document_can_act() -> None:
    builder = ReadingBuilder(
        NASTY, name="<img src=x onerror=alert(3)>.txt", title="<script>alert(1)</script></article></style>"
    )
    builder.target("增长5%", "<b>\"'x", "5", unit="<i>", period="<u>").task(
        "增长5%", "<s>", ("5",), owners=("<a href=//x.example>",)
    )
    builder.decision("</script><!--<img src=x onerror=alert(1)>", "</td><script>alert(4)</script>")
    builder.defects.append(Defect(0, 0, "contradiction", "<script>alert(5)</script>"))
    reading = builder.build()
    evidence = (Evidence(0, 8, "<script>", None, date(2026, 1, 1)),)
    dated = Dating(None, None, evidence, ("<script>alert(6)</script>",))
    facts = replace(reading.facts, dated=dated, organisation="<script>", occasion="<script>", speaker="<script>")
    page = annotated_page(replace(reading, facts=facts))
    parts = taken_apart(page)
    assert parts.text == NASTY
    assert parts.tags.count("script") == 2
    assert not {"img", "iframe", "object", "link", "base"} & set(parts.tags)
    assert not re.search(r"<[^>]*\son\w+=", page)
    assert parts.links
    assert all(link.startswith(("#", "url(#")) for link in parts.links)


def test_only_the_script_and_the_style_of_the_page_itself_may_run() -> None:
    page = annotated_page(qinghe().build())
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    style = page.split("<style>")[1].split("</style>")[0]
    script = page.split("<script>")[1].split("</script>")[0]
    for source, kind in ((style, "style"), (script, "script")):
        assert f"{kind}-src 'sha256-{b64encode(sha256(source.encode()).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert not re.search(r'\bstyle="|https?:|url\((?!#)|@import', page)


def test_the_facts_tell_what_the_document_is_and_what_speaks_against_it() -> None:
    reading = qinghe().build()
    evidence = (Evidence(3, 8, "成文年份", date(2026, 1, 1), date(2026, 12, 31)),)
    dated = Dating(date(2026, 1, 5), None, evidence, ("标题写2026年，正文写2025年",))
    reading = replace(reading, facts=replace(reading.facts, dated=dated, organisation="青禾区人民政府"))
    header = annotated_page(reading).split("<main>")[0]
    words = re.sub(r"<[^>]*>", " ", header.split("</head>")[1])
    for fact in (
        "青禾区2026年政府工作报告",
        "工作报告",
        "青禾区人民政府",
        "2026-01-05 以后",
        "成文年份",
        "2026-01-01 – 2026-12-31",
    ):
        assert fact in words
    for fact in (
        "时间矛盾 1 处",
        "标题写2026年，正文写2025年",
        "青禾.txt",
        reading.source.sha256,
        "utf-8",
        f"{len(reading.text)}",
    ):
        assert fact in words


@pytest.mark.parametrize(
    ("earliest", "latest", "said"),
    [
        (None, None, "时间不详"),
        (date(2026, 1, 5), date(2026, 1, 5), "2026-01-05"),
        (None, date(2026, 2, 3), "2026-02-03 以前"),
    ],
)
def test_an_open_date_says_so(earliest: date | None, latest: date | None, said: str) -> None:
    page = annotated_page(ReadingBuilder("春天来了。", dated=(earliest, latest)).build())
    assert f"{said}<" in page.split("<main>")[0]


@pytest.mark.parametrize("text", ["", "\n", "春天来了。"])
def test_a_text_without_entries_says_so(text: str) -> None:
    page = annotated_page(ReadingBuilder(text).build())
    assert "原文中没有找到目标、任务、决定或缺陷。" in page
    assert "<table" not in page


def test_the_periods_and_days_of_entries_are_shown_as_short_as_can_be() -> None:
    builder = ReadingBuilder("到2030年，森林覆盖率达到40%。十五五期间建成泵站。三月底前修好北渡桥。")
    span: dict[str, Any] = {"period": "到2030年", "period_from": None, "period_to": date(2030, 12, 31)}
    builder.target("森林覆盖率达到40%", "森林覆盖率", "40", measure="level", **span)
    five: dict[str, Any] = {"period": "十五五期间", "period_from": date(2026, 1, 1), "period_to": date(2030, 12, 31)}
    builder.target("建成泵站", "泵站", "1", measure="level", firmness="ensure", **five)
    builder.task("修好北渡桥", "修好", ("北渡桥",), deadline="三月底前", due=date(2026, 3, 31))
    page = annotated_page(builder.build())
    assert re.findall(r"<time>([^<]*)</time>", page.split("<tbody")[1]) == ["–2030-12-31", "2026–2030", "2026-03-31"]
    assert "确保" in page.split("<tbody")[1]


def test_another_language_is_refused() -> None:
    with pytest.raises(KeyError):
        annotated_page(qinghe().build(), language="fr")


def test_the_source_is_the_same_in_both_languages() -> None:
    reading = qinghe().build()
    zh, en = (annotated_page(reading, language=language) for language in ("zh", "en"))
    assert taken_apart(zh).text == taken_apart(en).text
    assert '<html lang="en">' in en
    assert ">Delivery" not in zh
    assert 'data-i="columns.due">Due<' in en


def reading_of_lines(count: int) -> Reading:
    """As many lines, each with two tasks and a lost number."""
    line = (
        "　　今年，改造老旧小区50个，财政收入增长%左右，新增城镇就业3000人以上。" + "我们一定要把工作做好。" * 15 + "\n"
    )
    starts = [len(line) * index for index in range(count)]
    tasks = tuple(
        Task(f"t{n}", at + 5, at + 14, "改造", (), (), (), None, None, None, "advance", None, True, "test")
        for n, at in enumerate((start + shift for start in starts for shift in (0, 10)), 1)
    )
    defects = tuple(Defect(at + 20, at + 20, "missing_number", "") for at in starts)
    return replace(ReadingBuilder(line * count).build(), tasks=tasks, defects=defects)


def test_the_page_grows_with_its_entries_and_no_faster() -> None:
    short, long = reading_of_lines(200), reading_of_lines(800)
    # Four times the entries may take four times as long; squared growth would take sixteen times.
    assert growth(lambda: annotated_page(short), lambda: annotated_page(long), most=10) < 10
    page = annotated_page(long)
    assert len(page) < 12 * len(long.text)
    assert len(taken_apart(page).rows) == 2400


def test_escaping_keeps_what_html_would_change() -> None:
    assert escaped("a\r\n\0\ud800<&>\"'") == "a&#13;\n\ufffd\ufffd&lt;&amp;&gt;&quot;&#39;"


def test_defects_are_numbered_as_they_come_in_the_text() -> None:
    builder = (
        ReadingBuilder("甲_乙www.ads.example丙")
        .defect("www.ads.example", "injected_link")
        .defect("_", "missing_number")
    )
    assert taken_apart(annotated_page(builder.build())).marks == {"x1": "_", "x2": "www.ads.example"}


def test_a_place_without_words_has_the_note_in_their_stead() -> None:
    builder = ReadingBuilder("春天来了。")
    builder.defects.append(Defect(0, 0, "contradiction", "标题与正文年份不同"))
    table = annotated_page(builder.build()).split("<tbody")[1]
    assert table.count("标题与正文年份不同") == 1
    assert "<td role=cell class=c-wording><span lang=zh>标题与正文年份不同" in table


def test_a_line_carries_on_only_where_the_reading_says_so() -> None:
    builder = ReadingBuilder("　　新建泵站\n三座。\n各位代表\n现在报告工作。\n        二〇二六年一月\n姓名    职务\n")
    page = annotated_page(builder.task("新建泵站\n三座", "新建").build())
    lines = re.findall(r"<p( class=\"[^\"]*\")?>", page.split("<article")[1].split("</article>")[0])
    assert lines == ["", ' class="more"', "", "", ' class="set"', ' class="set"']


@pytest.mark.parametrize("text", ["甲\n", "甲\r\n\n", "\n"])
def test_what_is_missing_behind_the_last_line_is_shown_on_it(text: str) -> None:
    builder = ReadingBuilder(text)
    builder.defects.append(Defect(len(text), len(text), "missing_name", ""))
    page = annotated_page(builder.build())
    assert taken_apart(page).text == text
    assert re.search(r"<p[^>]*>(?:<span[^>]*>甲</span>)?<span class=missing>", page)
