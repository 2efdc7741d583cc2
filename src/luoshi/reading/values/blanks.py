"""Numbers that were lost or left blank: 增长%左右, 达到亿元, 增长左右, 增长X%, 新增＿＿个."""

from __future__ import annotations

import re
from collections.abc import Iterator

from luoshi.reading.lexicon import alternation, words
from luoshi.reading.values.comparators import AFTER, read_before, sense_after
from luoshi.reading.values.quantity import Quantity
from luoshi.reading.values.units import UNIT

_GAP = r"[ \u3000\xa0]{0,6}"
_SIGNS = "".join(re.escape(mark) for mark in words("blanks", "marks"))
_VERB = alternation(words("blanks", "verbs"))
_UNITS = alternation(words("blanks", "units"))
_CLOSES = r"(?=[，。；、,;：:）)”\s]|$)"
_MARK = rf"[{_SIGNS}…]{{1,10}}"
_AFTER = rf"{_GAP}(?P<after>{AFTER})"
_NUMERAL = re.compile(r"[0-9０-９一二三四五六七八九十百千万亿几数两]")
_HAN = re.compile(r"[一-龥〇○]")

# A rate without a number before it; a sign that stands in for a number before a unit; a unit or 左右 right behind a verb.
_BLANKS = (
    re.compile(rf"(?P<unit>[%％‰])(?<=[一-龥 \u3000\xa0].)(?:{_AFTER})?"),
    re.compile(rf"(?P<lost>{_MARK}){_GAP}(?P<unit>{UNIT})(?![A-Za-z])(?:{_AFTER})?"),
    re.compile(rf"(?P<lost>[（(]{_GAP}[）)])(?P<unit>{UNIT})(?:{_AFTER})?"),
    re.compile(rf"{_VERB}(?P<lost>{_GAP})(?P<unit>{_UNITS})(?:{_AFTER})?{_CLOSES}"),
    re.compile(rf"{_VERB}(?P<lost>{_GAP})(?P<unit>)(?P<after>左右|以上|以内|以下){_CLOSES}"),
)


def read_blanks(text: str) -> Iterator[Quantity]:
    """The quantities of `text` whose number is missing, in no order; their span is what is left of number and unit."""
    for pattern in _BLANKS:
        for match in pattern.finditer(text):
            start = match.start("lost") if "lost" in match.groupdict() else match.start("unit")
            if _is_blank(text, start):
                yield _blank(text, match, start)


def _is_blank(text: str, start: int) -> bool:
    """A blank follows a word, not a number, a letter or another sign."""
    while start and text[start - 1] in " \u3000\xa0":
        start -= 1
    before = text[start - 1 : start]
    return not before or (_NUMERAL.match(before) is None and (_HAN.match(before) is not None or before in "（(，：、"))


def _blank(text: str, match: re.Match[str], start: int) -> Quantity:
    before = read_before(text, start)
    unit = {"％": "%"}.get(match["unit"], match["unit"]) or None
    comparator = sense_after(match["after"]) if match["after"] else before.comparator or "equal"
    end = match.end("unit") if unit else start
    return Quantity(start, end, None, None, unit, comparator, True, before.start, match.end())
