"""Numbers that count nothing: ordinals, dates, road and telephone numbers, plans, slogans, words that begin like a number."""

from __future__ import annotations

import re

from luoshi.reading.lexicon import alternation, words
from luoshi.reading.values.comparators import AFTER

_BEFORE = re.compile(alternation(words("no_quantities", "before")) + r"[ \u3000]?$")
_AFTER_FIGURES = re.compile(r"[ \u3000]?" + alternation(words("no_quantities", "after_figures")))
_WORDS = re.compile(alternation(words("no_quantities", "words")))
_LETTER = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ_%&=/]")
_HAN = re.compile(r"[一-龥”\"’]")
_SAID = re.compile(AFTER)
_CLOCK = re.compile(r"[0-9０-９]{1,2}[:：][0-9０-９]")
_YEAR_DIGITS = 4
_LONGEST_PLAIN = 7
_REACH = 4


def is_part_of_name(text: str, start: int) -> bool:
    """Does what stands before `start` make the number an ordinal, a code or a footnote (第3, PM2.5, G337, ［4］)?"""
    if not start:
        return False
    before = text[start - 1]
    if _LETTER.match(before) or (
        before in "-－." and start > 1 and (text[start - 2].isascii() and text[start - 2].isalnum())
    ):
        return True
    return _BEFORE.search(text, max(0, start - _REACH), start) is not None


def is_no_figure(text: str, start: int, end: int) -> bool:
    """Is a number in figures without a unit a code, a time of day, a telephone number or a slogan (112线, “8+4”, 12345678)?"""
    return (
        (end - start >= _LONGEST_PLAIN and text[start:end].isdigit())
        or _AFTER_FIGURES.match(text, end) is not None
        or (text[start - 1 : start] in '“"' and text[end : end + 1] in '”"' and start > 0)
        or (text[start - 1 : start] in ":：" and start > 1 and text[start - 2].isdigit())
    )


def is_no_numeral(text: str, start: int, end: int) -> bool:
    """Is a spoken number without a unit part of a word or a name (十六大, “十五”计划, 一要)?"""
    if text[start - 1 : start] in '“"《' and start:
        return True
    if _HAN.match(text, end) is not None and _SAID.match(text, end) is None:
        return True
    return end - start < 2 and start > 0 and _HAN.match(text, start - 1) is not None


def is_word(text: str, start: int) -> bool:
    """Does a word stand here that only begins like a number (三个代表, 一次性, 二期)?"""
    return _WORDS.match(text, start) is not None


def is_year(figures: str, unit: str | None) -> bool:
    """Is it a calendar year (2025年, 二〇二六年)?"""
    return unit == "年" and len(figures) == _YEAR_DIGITS and figures[0] in "12１２一二"
