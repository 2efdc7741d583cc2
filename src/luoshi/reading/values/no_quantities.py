"""Numbers that count nothing: ordinals, dates, road and telephone numbers, plans, slogans, words that begin like a number."""

from __future__ import annotations

import re

from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.lexicon import alternation, words
from luoshi.reading.values.comparators import AFTER
from luoshi.reading.values.numerals import ANY_PLACE, plain

_BEFORE = re.compile(alternation(words("no_quantities", "before")) + r"[ \u3000]?$")
_AFTER_FIGURES = re.compile(r"[ \u3000]?" + alternation(words("no_quantities", "after_figures")))
_WORDS = lazy_pattern(alternation(words("no_quantities", "words")))
_LETTER = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ_%&=/]")
# A formal numeral alone behind a word is an ordinary character.
_FORMAL = lazy_pattern(
    "(?<=[一-龥])(?<![零〇壹贰貳叁參肆伍陆陸柒捌玖拾佰仟])[拾陆陸伍肆參](?![零〇壹贰貳叁參肆伍陆陸柒捌玖拾佰仟万萬])"
)
_HAN = lazy_pattern(r"[一-龥”\"’]")
_SAID = lazy_pattern(AFTER)
_HUNDREDS = re.compile("[百佰千仟]")
_COPULA = frozenset(words("no_quantities", "copulas"))
_GOES_ON = frozenset(words("no_quantities", "clause_openers"))
_FULL_LENGTH = 4
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
        or (text[start - 1 : start] in ":：∶" and start > 1 and text[start - 2].isdigit())
    )


def is_no_numeral(text: str, start: int, end: int, *, compared: bool = False) -> bool:
    """Is a spoken number without a unit part of a word or a name (十六大, “十五”计划, 一要)?

    `compared`: a word like 大于 stands before it, so that a number of some places is one whatever follows (大于二十的数;
    but 超过一定的限度, 超过“六五”计划).
    """
    if text[start - 1 : start] in '“"《' and start:
        return True
    has_places = ANY_PLACE.search(text, start, end) is not None
    if (compared and has_places) or _is_said_to_be(text, start, end) or _in_full(text, start, end):
        return False
    if _HAN.match(text, end) is not None and _SAID.match(text, end) is None:
        return True
    return end - start < 2 and start > 0 and _HAN.match(text, start - 1) is not None


def _is_said_to_be(text: str, start: int, end: int) -> bool:
    """答案是四不是五: behind 是 and before the end of the clause or another one."""
    return start > 0 and text[start - 1] in _COPULA and (_HAN.match(text, end) is None or text[end] in _GOES_ON)


def _in_full(text: str, start: int, end: int) -> bool:
    """一千零十二章, 十打苹果: dozens and a number of so many places are no name, whatever they count."""
    return text[end - 1] == "打" or (end - start >= _FULL_LENGTH and _HUNDREDS.search(text, start, end) is not None)


def is_word(text: str, start: int) -> bool:
    """Does a word stand here that only begins like a number (三个代表, 一次性, 二期), or one that 拾 or 陆 ends (收拾)?"""
    return _FORMAL.match(text, start) is not None or _WORDS.match(text, start) is not None


def is_year(said: str, unit: str | None) -> bool:
    """Is it a calendar year (2025年, 二〇二六年, 1 9 9 7 年)?"""
    figures = plain(said)
    return unit == "年" and len(figures) == _YEAR_DIGITS and figures[0] in "12一二"
