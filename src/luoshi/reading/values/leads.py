"""What stands right before a number and is part of it: a sign, a leading point, a currency (负3.9, -.5, ￥300, 人民币50元)."""

from __future__ import annotations

import re
from typing import NamedTuple

from luoshi.reading.lexicon import words

_MINUS = "-－−"
_OPENS = " \u3000\xa0（(，,：:、"
_BLANKS = " \u3000\xa0"
_POINTS = "."
_NEGATIVE = "负負"
# Words that end in 负 and take a number of things: 肩负两项任务.
_CARRIES = frozenset(words("no_quantities", "before_negative"))
_CURRENCIES = words("units", "before_number")
_LAST = frozenset(sign[-1] for sign in _CURRENCIES)
_SKIP = re.compile(r"[ \u3000\xa0]{0,2}")


class Lead(NamedTuple):
    """Where the quantity starts and its first digit stands, and what is before that digit."""

    start: int
    number: int
    negative: bool
    point: bool
    currency: str


def lead_at(text: str, at: int, since: int) -> Lead | None:
    """What leads in the number whose first digit or 负 stands at `at`; None where 负 ends a word.

    Nothing before `since` is taken in.
    """
    if text[at] in _NEGATIVE:
        if text[at - 1 : at] in _CARRIES and at:
            return None
        skipped = _SKIP.match(text, at + 1)
        return Lead(at, skipped.end() if skipped else at + 1, True, False, "")
    point = text[at - 1 : at] in _POINTS and at > 0 and text[at].isdigit() and _is_open(text, at - 1)
    start = at - 1 if point else at
    negative = start > 0 and text[start - 1] in _MINUS and (start == 1 or text[start - 2] in _OPENS)
    start = start - 1 if negative else start
    currency, start = _currency_before(text, start, since)
    return Lead(start, at, negative, point, currency)


def _is_open(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] in _OPENS or (text[at - 1] in _MINUS and (at == 1 or text[at - 2] in _OPENS))


def _currency_before(text: str, start: int, since: int) -> tuple[str, int]:
    end = start
    while end and end > start - 2 and text[end - 1] in _BLANKS:
        end -= 1
    if not end or text[end - 1] not in _LAST:
        return "", start
    for sign in _CURRENCIES:
        if text.endswith(sign, since, end):
            return sign, end - len(sign)
    return "", start
