"""What a 力争 or 确保 with figures goes on to: each further thing with a figure of its own is an aim as well.

力争茶园达到3万亩、良种比重达到60%，茶叶产值达到12亿元 promises three things somebody can check.
"""

from __future__ import annotations

import re

from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.lexicon import words
from luoshi.reading.verb_phrase import TIME, Predicate

AIMING = re.compile(r"力争|确保|争取")
# A short name (产量, 年均) says something more of the thing before it.
_AIM = lazy_pattern(
    r"(?P<thing>(?:[^，、；\d]{2,16}、)?[^，、；]{4,40}?)(?:力争|均|都|分别|年均|力求){0,6}"
    r"(?P<verb>达到|达|占比|增长|增速|增幅|下降|降低|突破|超过|不低于|不少于|不超过|高于|(?:稳定|控制|保持)在|(?:提高|提升|增加|发展|降低)到)"
    r"(?:约|近)?[ \u3000]{0,2}(?:[\d０-９]|[百千万]{1,4}[亿万])[^，、；的]{0,16}(?:、(?:年均|同比)?增长[\d.]{1,5}[%％][以左]?[上右]?)?$"
)
_OUTCOME = re.compile(
    rf"(?:基本|全面|全部|正式|主体|顺利|实现|一次性|陆续){{0,6}}(?P<verb>{'|'.join(sorted(words('verbs', 'done'), key=len, reverse=True))})"
)
_FIGURE = re.compile(r"[\d０-９][^，、；\d]{0,4}(?:以上|左右|以内|以下)?$")


def aims(text: str, start: int, end: int) -> bool:
    """Do the words of manner and the verb of an action say 力争 or 确保?"""
    return AIMING.search(text, start, end) is not None


def only_dates(text: str, start: int, end: int) -> bool:
    """Is the clause 力争 with no more than a time behind it (力争到2027年)?"""
    found = AIMING.match(text, start, end)
    dated = TIME.match(text, found.end(), end) if found else None
    return dated is not None and dated.end() == end


def read_aim(text: str, start: int, end: int) -> Predicate | None:
    """A thing and the figure it is to reach: 茶叶产值达到12亿元, or None."""
    found = _AIM.match(text, start, end)
    return Predicate(start, *found.span("verb"), "done", (start, start)) if found else None


def read_dated_aim(text: str, start: int, end: int) -> Predicate | None:
    """力争“十四五”末茶园面积达到3万亩: a time between 力争 and its thing, or None."""
    found = AIMING.match(text, start, end)
    dated = TIME.match(text, found.end(), end) if found else None
    if found is None or dated is None or read_aim(text, dated.end(), end) is None:
        return None
    return Predicate(start, *found.span(), "verb", (start, start))


def read_dated_outcome(text: str, start: int, end: int) -> Predicate | None:
    """力争年内投产, 确保6月底前全面完工: a time and what has come about by then, or None."""
    found = AIMING.match(text, start, end)
    dated = TIME.match(text, found.end(), end) if found else None
    done = _OUTCOME.fullmatch(text, dated.end(), end) if dated else None
    return Predicate(start, *done.span("verb"), "verb", (start, start)) if done else None


def ends_with_figure(text: str, start: int, end: int) -> bool:
    """Is the part complete, its figure at the end?"""
    return _FIGURE.search(text, start, end) is not None
