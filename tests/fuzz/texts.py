"""Text made of the reader's own vocabulary: sentences of cases cut apart and joined anew, figures, dates, dirt."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from random import Random
from typing import Any

from case_files import all_cases
from luoshi.reading.lexicon import lexicon

_LISTS = [
    "bodies",
    "comparators",
    "concrete",
    "deadlines",
    "decisions",
    "effects",
    "fields",
    "holidays",
    "horizon",
    "indicators",
    "names",
    "objects",
    "periods",
    "plans",
    "stages",
    "target_periods",
    "tone",
    "units",
    "verbs",
    "watchwords",
    "leaders",
    "document_kinds",
    "furniture",
    "blanks",
]
_WORD = re.compile(r"[\u4e00-\u9fff\d%]{1,12}")
_CLAUSE = re.compile(r"[^，。；：！？\n]{1,80}[，。；：！？\n]?")
_MARKS = [
    "一、",
    "（一）",
    "(二)",
    "1.",
    "２．",
    "①",
    "第一，",
    "一是",
    "二要",
    "——",
    "第三章 ",
    "（1）",
    "1．1",
    "附件：",
    "十、",
    "甲、",
]
_STOPS = "，。；：、！？\n\r…—（）()“”‘’《》【】「」\"' \u3000-~～·/\\"
_DIRT = [
    "\\r\\n", "????", "��", "\r\n", "\n\n\n", "&nbsp;", "http://www.ads.example/x?a=1", "www.ads.example",
    "\u200b", "\ufeff", "\u00ad", "\x00", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\x1a", "👍🏽", "👨‍👩‍👧", "𠮷野家",
    "\ue000", "é", "ﬁ", "Ｇ Ｄ Ｐ", "_M_M_", "□□□", "＿＿", "[1]", "〔２〕", "第 1 页 共 9 页", "— 3 —", "<p>", "x" * 40,
    "=cmd|'/c'!A1", "+1", "@a", "一" * 50, "，" * 20, "（" * 12, "“" * 9, "\t\t", "0" * 30, "9" * 400, "1e999", "٣", "Ⅷ", "½",
]  # fmt: skip
_SHAPES = [
    "{}、",
    "（{}）",
    "({})",
    "{}.",
    "{}．",
    "第{}，",
    "第{}章",
    "第{}条 ",
    "{}是",
    "{}要",
    "{})",
    "[{}]",
    "〔{}〕",
    "（{}、",
    "{}",
    "附件{}：",
]
_FRAMES = [
    "{words}{dated}政府工作报告\n", "——{dated}在{words}第{figure}届人民代表大会第{figure}次会议上\n", "各位代表：\n", "（{dated}）\n",
    "（{words}局牵头，{words}配合）", "责任单位：{words}、{words}\n", "牵头单位：{words}；完成时限：{dated}\n", "\n{figure}\t{clause}\t{words}\t{dated}\n",
    "区长　{words}\n", "\n— {figure} —\n", "\n第 {figure} 页 共 {figure} 页\n", "发布时间：{dated} 来源：{words} 【打印】【关闭】\n",
    "\n注：{words}：{clause}", "会议应到代表{figure}名，实到{figure}名，", "大会选举{words}为{words}。", "《{words}》（{figure}）",
    "\n目　录\n{words}……{figure}\n", "分别增长{figure}、{figure}和{figure}", "（{figure}，{words}）", "“{words}”", "为期{figure}天", "{words}{figure}、{words}{figure}，",
    "到{dated}，{words}达到{figure}以上", "比{dated}增长{figure}", "{dated}至{dated}", "{dated}—{dated}前", "由{figure}提高到{figure}",
]  # fmt: skip
# Most of what breaks needs few pieces, and many small texts take no longer than a few large ones.
_LENGTHS = (3, 6, 12, 26)
_LONE = ["\ud800", "\udfff", "\udc80中"]
_DIGITS = "0123456789０１２３４５６７８９〇零一二两三四五六七八九十百千万亿廿卅.．,，点分之余多几半%％‰-—至到~约近"
_UNITS = [
    "%",
    "％",
    "个百分点",
    "亿元",
    "万元",
    "元",
    "万人",
    "人",
    "个",
    "家",
    "公里",
    "亩",
    "万亩",
    "平方米",
    "项",
    "条",
    "倍",
    "番",
    "吨",
    "微克/立方米",
    "户",
    "年",
    "个月",
    "天",
    "‰",
    "成",
    "折",
    "美元",
]
_DATED = [
    "2026年",
    "二〇二五年",
    "明年",
    "今年",
    "去年",
    "年底前",
    "6月底前",
    "3月5日",
    "十五届",
    "“十五五”期间",
    "十四五末",
    "未来五年",
    "春节前",
    "上半年",
    "下周三",
    "九十年代",
    "本世纪中叶",
    "2025-2027年",
    "第一季度",
    "到2035年",
    "13月45日",
    "9999年",
    "0年",
    "闰二月",
    "腊月廿三",
    "星期八",
]


@cache
def vocabulary() -> Sequence[str]:
    """Every plain word of the lexicon: patterns are left out, or cut down to the words in them."""
    found = {word for name in _LISTS for word in _words(lexicon(name))}
    return sorted(found)


@cache
def clauses() -> Sequence[str]:
    """The clauses of all cases, each with its stop."""
    texts = [
        str(case["text"])
        for tables in all_cases().values()
        for cases in tables.values()
        for case in cases
        if "text" in case
    ]
    return sorted({clause for text in texts for clause in _CLAUSE.findall(text)})


def _words(value: Any) -> list[str]:  # noqa: ANN401
    if isinstance(value, dict):
        return [word for key, inner in value.items() for word in (*_words(key), *_words(inner))]
    if isinstance(value, list):
        return [word for inner in value for word in _words(inner)]
    return _WORD.findall(value) if isinstance(value, str) else []


def figure(choices: Random) -> str:
    """A number or what looks like one, mostly with a unit."""
    digits = "".join(choices.choice(_DIGITS) for _ in range(choices.randint(1, 6)))
    return digits + (choices.choice(_UNITS) if choices.randint(0, 3) else "")


def some_words(choices: Random) -> str:
    """A few words of the lexicon, one behind the other."""
    return "".join(choices.choice(vocabulary()) for _ in range(choices.randint(1, 5)))


def marker(choices: Random) -> str:
    """A new line that opens with a number, as headings and lists do, whatever the number."""
    digits = "".join(
        choices.choice("一二三四五六七八九十十百〇零1239０１①⑩ⅣA甲几") for _ in range(choices.randint(1, 4))
    )
    return "\n" + choices.choice(_SHAPES).format(digits)


def frame(choices: Random) -> str:
    """Something that belongs to a document: a title, a date, who leads, a row of a table, a note, a page's foot."""
    return choices.choice(_FRAMES).format(
        words=some_words(choices),
        figure=figure(choices),
        clause=choices.choice(clauses()),
        dated=choices.choice(_DATED),
    )


def stroke(choices: Random) -> str:
    """A stop, a bracket or a blank."""
    return choices.choice(_STOPS)


_PIECES: Sequence[Callable[[Random], str]] = (
    lambda choices: choices.choice(clauses()),
    lambda choices: choices.choice(clauses()),
    some_words,
    some_words,
    figure,
    stroke,
    stroke,
    lambda choices: choices.choice(_DATED),
    lambda choices: "\n" + choices.choice(_MARKS),
    marker,
    frame,
    lambda choices: choices.choice(_DIRT),
    lambda choices: chr(
        choices.choice((choices.randint(0, 0x2FF), choices.randint(0x2000, 0xD7FF), choices.randint(0xE000, 0x10FFFF)))
    ),
)


def text(choices: Random, longest: int = 26, *, lone: bool = False) -> str:
    """A text of at most ``longest`` pieces, sometimes hurt afterwards; ``lone`` allows halves of surrogate pairs."""
    parts = [
        choices.choice(_PIECES)(choices) for _ in range(choices.randint(1, min(longest, choices.choice(_LENGTHS))))
    ]
    if lone and choices.randint(0, 5) == 0:
        parts.insert(choices.randint(0, len(parts)), choices.choice(_LONE))
    joined = "".join(parts)
    return hurt(choices, joined) if choices.randint(0, 3) == 0 else joined


def hurt(choices: Random, whole: str) -> str:
    """The text with a few cuts, doublings, breaks, or without any of one character."""
    for _ in range(choices.randint(1, 6)):
        at = choices.randint(0, len(whole))
        to = min(len(whole), at + choices.randint(0, 12))
        kind = choices.randint(0, 4)
        if kind == 0:
            whole = whole[:at] + whole[to:]
        elif kind == 1:
            whole = whole[:to] + whole[at:]
        elif kind == 2:
            whole = whole[:at] + choices.choice(("\n", "\r\n", "\\r\\n", " ", "\u3000")) + whole[at:]
        elif kind == 3 and whole:
            whole = whole.replace(whole[at - 1], "")
        else:
            whole = whole[at:] + whole[:at]
    return whole


def one_long_line(choices: Random, size: int) -> str:
    """So many characters without a line break: one clause, one word or a whole text over and over."""
    piece = choices.choice((choices.choice(clauses()), some_words(choices), figure(choices), text(choices)))
    piece = piece.replace("\n", "").replace("\r", "") or "落"
    return (piece * (size // len(piece) + 1))[:size]
