"""Automatic numbering as Word shows it: it is nowhere in the document's text, and an outline hangs on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from documents.word_file import level, numbering, paragraph, word_file
from luoshi.reading.formats import Loaded, load
from luoshi.reading.formats.ordinals import ordinal
from luoshi.reading.source import identify

OFFICIAL = (
    level(0, "chineseCounting", "%1、")
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimalEnclosedCircle", "%4", '<w:suff w:val="nothing"/>')
)
CHAPTERS = (
    level(0, "chineseCountingThousand", "第%1章", '<w:pStyle w:val="章"/><w:suff w:val="space"/>')
    + level(1, "chineseCountingThousand", "第%2节", '<w:lvlRestart w:val="0"/>')
    + level(2, "decimal", "%1.%3", "<w:isLgl/>")
)
STYLES = (
    '<w:style w:type="paragraph" w:styleId="章"><w:name w:val="章"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="子"><w:name w:val="子"/><w:basedOn w:val="章"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="2"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="无"><w:name w:val="无"/><w:basedOn w:val="章"/>'
    '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="numbering" w:styleId="列"><w:name w:val="列"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
)
ANEW = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{}"/></w:lvlOverride>'
LISTS = numbering(
    {
        0: OFFICIAL,
        1: CHAPTERS,
        2: level(0, "bullet", "\uf06c") + level(1, "none", "%2") + level(2, "decimalZero", "%3)", start=None),
        3: '<w:numStyleLink w:val="列"/>',
    },
    {
        1: (0, ""),
        2: (0, ANEW.format(1)),
        3: (1, ""),
        4: (2, ""),
        5: (0, f'<w:lvlOverride w:ilvl="0">{level(0, "ideographTraditional", "%1．", start=3)}</w:lvlOverride>'),
        6: (3, ""),
        7: (99, ""),
    },
)


def lines(*paragraphs: str) -> list[str]:
    """The lines of a document of these paragraphs, in the lists and styles above."""
    return read(*paragraphs).text.split("\n")


def read(*paragraphs: str) -> Loaded:
    """A document of these paragraphs as text."""
    return load(identify(word_file("".join(paragraphs), numbering=LISTS, styles=STYLES), name="a.docx"))


def test_the_levels_of_an_official_document() -> None:
    assert lines(
        paragraph("发展", num=1, level=0),
        paragraph("工业", num=1, level=1),
        paragraph("农业", num=1, level=1),
        paragraph("小麦", num=1, level=2),
        paragraph("青禾麦", num=1, level=3),
        paragraph("改革", num=1, level=0),
        paragraph("国企", num=1, level=1),
    ) == ["一、发展", "（一）工业", "（二）农业", "1. 小麦", "①青禾麦", "二、改革", "（一）国企"]


def test_a_label_is_marked_as_such() -> None:
    loaded = read(paragraph("发展", num=1, level=0), paragraph("小麦", num=1, level=2))
    assert [span.quote(loaded.text) for span in loaded.labels] == ["一、", "1."]


def test_a_missing_level_is_the_first() -> None:
    assert lines(paragraph("发展", num=1), paragraph("改革", num=1)) == ["一、发展", "二、改革"]


def test_a_list_may_start_anew_and_its_forerunner_goes_on() -> None:
    assert lines(paragraph("甲", num=1), paragraph("乙", num=2), paragraph("丙", num=2), paragraph("丁", num=1)) == [
        "一、甲",
        "一、乙",
        "二、丙",
        "三、丁",
    ]


def test_a_list_may_override_a_level() -> None:
    assert lines(paragraph("甲", num=5), paragraph("乙", num=5)) == ["丙．甲", "丁．乙"]


def test_style_and_level_are_inherited_apart() -> None:
    assert lines(
        paragraph("总则", style="章"),
        paragraph("一条", style="子"),
        paragraph("不编", style="无"),
        paragraph("也不编", style="章", num=0),
        paragraph("附则", style="章"),
        paragraph("二条", style="子"),
    ) == ["第一章 总则", "1.1 一条", "不编", "也不编", "第二章 附则", "2.1 二条"]


def test_a_level_that_never_restarts_goes_on() -> None:
    assert lines(
        paragraph("甲", num=3),
        paragraph("乙", num=3, level=1),
        paragraph("丙", num=3),
        paragraph("丁", num=3, level=1),
    ) == ["第一章 甲", "第一节 乙", "第二章 丙", "第二节 丁"]


def test_a_level_above_that_was_not_used_shows_where_it_would_start() -> None:
    assert lines(paragraph("甲", num=3, level=2), paragraph("乙", num=3, level=2)) == ["1.1 甲", "1.2 乙"]


def test_bullets_and_lists_without_a_sign() -> None:
    assert lines(paragraph("甲", num=4), paragraph("乙", num=4, level=1), paragraph("丙", num=4, level=2)) == [
        "• 甲",
        "乙",
        "00) 丙",
    ]


def test_a_list_that_is_a_style_shares_the_count() -> None:
    assert lines(paragraph("甲", num=1), paragraph("乙", num=6)) == ["一、甲", "二、乙"]


@pytest.mark.parametrize("num", [7, 98, -1])
def test_a_list_that_does_not_exist_numbers_nothing(num: int) -> None:
    assert lines(paragraph("甲", num=num, level=0)) == ["甲"]


@pytest.mark.parametrize("at", [-5, 12])
def test_a_level_that_cannot_be_does_not_crash(at: int) -> None:
    assert lines(paragraph("甲", num=1, level=at))[0].endswith("甲")


@pytest.mark.parametrize(
    ("form", "written"),
    [
        ("decimal", {1: "1", 10: "10"}),
        ("decimalZero", {1: "01", 10: "10"}),
        ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九"}),
        ("chineseCountingThousand", {101: "一百零一", 110: "一百一十", 1001: "一千零一", 10: "十", 0: "零"}),
        ("taiwaneseCountingThousand", {12: "十二"}),
        ("ideographDigital", {1: "一", 10: "一〇", 21: "二一"}),
        ("chineseLegalSimplified", {1: "壹", 10: "壹拾", 12: "壹拾贰"}),
        ("ideographLegalTraditional", {3: "參"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 50: "㊿", 51: "51"}),
        ("decimalEnclosedParen", {3: "⑶"}),
        ("decimalEnclosedFullstop", {2: "⒉"}),
        ("decimalFullWidth", {12: "１２"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {12: "亥"}),
        ("upperRoman", {4: "IV", 1999: "MCMXCIX", 4000: "4000"}),
        ("lowerLetter", {1: "a", 26: "z", 27: "aa", 0: "0"}),
        ("upperLetter", {2: "B"}),
        ("none", {5: ""}),
        ("a form of the future", {5: "5"}),
    ],
)
def test_number_formats(form: str, written: dict[int, str]) -> None:
    assert {number: ordinal(number, form) for number in written} == written


@pytest.mark.libreoffice
def test_libreoffice_shows_the_same_numbers(convert_office: Callable[[Path, str], Path], tmp_path: Path) -> None:
    words = [
        ("发展", 1, 0),
        ("工业", 1, 1),
        ("农业", 1, 1),
        ("小麦", 1, 2),
        ("改革", 1, 0),
        ("国企", 1, 1),
        ("新", 2, 0),
        ("续", 1, 0),
    ]
    data = word_file(
        "".join(paragraph(word, num=num, level=at) for word, num, at in words), numbering=LISTS, styles=STYLES
    )
    path = tmp_path / "lists.docx"
    path.write_bytes(data)
    shown = convert_office(path, "txt:Text:UTF8").read_text(encoding="utf-8-sig").split("\n")
    ours = load(identify(data, name=path.name)).text.split("\n")
    assert [line.replace(" ", "") for line in ours] == [line.replace(" ", "") for line in shown if line]
