"""Sizes said in words rather than numbers: 一半, 半数以上, 过半, 翻两番, 两位数."""

from __future__ import annotations

from decimal import Decimal

from luoshi.reading.entries import Comparator

SIZE = r"翻(?:了)?(?P<fold>[一两二三四])?番|一半(?:以上)?|半数(?:以上)?|过半(?:数)?|[两双三]位数(?=[增的以，。、； ]|$)"

_FOLDS = {"一": 2, "两": 4, "二": 4, "三": 8, "四": 16}


def read_size(said: str, fold: str | None) -> tuple[Decimal, str, Comparator]:
    """The number, unit and comparator: 翻两番 is 4 倍, 半数以上 at least 50 %, 两位数 at least 10 %."""
    if said.startswith("翻"):
        return Decimal(_FOLDS[fold or "一"]), "倍", "equal"
    if said.endswith("位数"):
        return Decimal(100 if said.startswith("三") else 10), "%", "at_least"
    return Decimal(50), "%", "at_least" if said.startswith("过半") or said.endswith("以上") else "equal"
