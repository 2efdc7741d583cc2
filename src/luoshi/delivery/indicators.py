"""A target in words, put together from its values: what a person checks against the sentence beside it."""

from __future__ import annotations

from decimal import Decimal

from luoshi.reading.entries import Target

GAP = "＿"
_TURNS = {"up": "增长", "down": "下降", None: "变动"}
# A share rises by points, it doesn't grow by them.
_POINT_TURNS = {"up": "提高", "down": "降低", None: "变动"}
# Indicators whose name says the turn already: 居民消费价格涨幅2%左右.
_TURNED = ("涨幅", "增幅", "降幅", "增速", "升幅", "跌幅", "增长率", "下降率", "增长", "下降")
# What ends like this goes down by itself.
_LESS = ("减负", "减税", "降费", "减排", "降本", "节支")
_BOUNDS = {"about": "左右", "at_least": "以上", "at_most": "以内", "equal": "", "range": ""}
# 翻一番 is read as "2 倍", but growing by 2 倍 would be threefold: only the text's own words are right.
_AS_WRITTEN = frozenset({"倍", "番"})


def indicator_words(target: Target, quote: str) -> str:
    """The target in words, such as 地区生产总值增长8%左右; with ＿ where the number was left blank.

    ``quote`` are the target's words in the text; they stand where values can't say the same.
    """
    if target.missing:
        turn = _turn(target)
        bound = _BOUNDS[target.comparator]
        return f"{target.indicator}{turn} {GAP}{target.unit or ''}{' ' if bound else ''}{bound}"
    if target.unit in _AS_WRITTEN or (target.low is None and target.high is None):
        return quote
    head = target.indicator + _turn(target)
    joint = " " if head[-1:].isascii() and head[-1:].isalnum() else ""
    return f"{head}{joint}{_amount(target)}{_BOUNDS[target.comparator]}"


def _turn(target: Target) -> str:
    if target.measure == "growth":
        turns = _POINT_TURNS if target.unit and "百分点" in target.unit else _TURNS
        said = target.indicator.endswith(_TURNED if target.direction != "down" else _TURNED + _LESS)
        return "" if said else turns[target.direction]
    return "控制在" if target.comparator == "at_most" else ""


def _amount(target: Target) -> str:
    unit = target.unit or ""
    if target.comparator == "range" and target.low is not None and target.high is not None:
        return f"{plain_number(target.low)}{unit}—{plain_number(target.high)}{unit}"
    number = target.low if target.low is not None else target.high
    return "" if number is None else f"{plain_number(number)}{unit}"


def plain_number(number: Decimal) -> str:
    """The number as people write it: 8 and 3.8, neither 8.0 nor 1E+3."""
    written = format(number, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written
