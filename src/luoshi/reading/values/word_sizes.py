"""Sizes said in words rather than numbers: 一半, 半数以上, 过半, 翻两番, 两位数, 打对折, 七 五 折."""

from __future__ import annotations

import re
from decimal import Decimal

from luoshi.reading.entries import Comparator
from luoshi.reading.values.numerals import read_number
from luoshi.reading.values.quantity import Number

_DIGIT = "[0-9０-９一二三四五六七八九]"
SIZE = (
    r"翻(?:了)?(?P<fold>[一两二三四])?番|一半(?:以上)?|半数(?:以上)?|过半(?:数)?|[两双三]位数(?=[增的以，。、； ]|$)"
    r"|(?<=打)[对對]折|半百(?![一-龥])|半(?P<tenth>成(?![品熟型])|折(?![叠页腾]))"
    rf"|(?P<first>{_DIGIT})[ \u3000](?P<second>{_DIGIT})[ \u3000]?折"
)
_FOLDS = {"一": 2, "两": 4, "二": 4, "三": 8, "四": 16}
_HALVES = {"半成": (Decimal("0.5"), "成"), "半折": (Decimal(5), "折"), "半百": (Decimal(50), None)}


def read_size(found: re.Match[str]) -> tuple[Decimal, str | None, Comparator]:
    """The number, unit and comparator: 翻两番 is 4 倍, 半数以上 at least 50 %, 两位数 at least 10 %."""
    said = found.group()
    if said.startswith("翻"):
        return Decimal(_FOLDS[found["fold"] or "一"]), "倍", "equal"
    if said in _HALVES:
        return (*_HALVES[said], "equal")
    if found["first"]:
        tens, ones = read_number(found["first"]) or Decimal(0), read_number(found["second"]) or Decimal(0)
        return tens + ones / 10, "折", "equal"
    if said.endswith("折"):
        return Decimal(5), "折", "equal"
    if said.endswith("位数"):
        return Decimal(100 if said.startswith("三") else 10), "%", "at_least"
    return Decimal(50), "%", "at_least" if said.startswith("过半") or said.endswith("以上") else "equal"


def discount(number: Number) -> Number:
    """What is paid of ten: 75折 and 7.5折 are 7.5; 0 where no discount is meant (十折)."""
    if number < 10:
        return number
    return number / 10 if number < 100 and number % 10 else Decimal(0)
