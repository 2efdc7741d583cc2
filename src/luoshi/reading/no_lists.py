"""Words joined by 和 or 、 that name no several things: a row of qualities, of manners, of places one thing runs through.

高效集约、协同共享的体系 is one system with two qualities; 科技创新和产业创新深度融合 is one thing done to a pair;
建设和应用 under one head are two sides of it.
"""

from __future__ import annotations

import re

from luoshi.reading.lexicon import alternation, words
from luoshi.reading.listing import Row
from luoshi.reading.text import Span

_QUALITY = re.compile(alternation(words("objects", "quality_ends")) + "$")
_QUALIFIES = re.compile(alternation(words("objects", "quality_openings")))
_OF_ACTION = re.compile(r"的[^的、]{0,10}?" + alternation(words("objects", "of_actions")) + "$")
_OWN_OF = re.compile(r"其他|其它|各|[\d０-９二]")
_SIDES = re.compile(alternation(words("objects", "sides")) + "$")
_RECIPROCAL = re.compile(alternation(words("objects", "reciprocal")) + "$")
_SHORT_ACTIONS = re.compile(r"[促扩创拓投稳补强优引育抓保提增降减建早快延控防惠兴富留][^、]{1,3}$")
_CASE = re.compile(r"[^，]{2,}?(?:向|用作|作为|从|朝着|贯穿)")
_LEVELS = re.compile(r"(?:^|[的和、接向到])(?:中央|国家|省|市|县|区|乡|镇|村|组|户)$")
_SPREAD = re.compile(r"[^、化]{2}化")
_RIGHT_BARE = 2
_LEFT_FULL = 4
_EVEN = 4


def is_no_list(text: str, row: Row, end: int, *, pivot: bool) -> bool:
    """Are the parts of this row no things of their own?"""
    parts = row.parts
    words_of = [part.quote(text) for part in parts]
    if words_of[0][-1] == "化" and all(_SPREAD.match(word) for word in words_of[1:]) and _spreads(words_of):
        return True
    if any(word[0] in "的之" for word in words_of):
        return True
    if any(_LEVELS.search(word) for word in words_of[:-1]) and len(parts) == _RIGHT_BARE:
        return True
    if row.closed:
        return False
    if pivot and all(_SHORT_ACTIONS.fullmatch(word) for word in words_of[1:]) and len(words_of[-1]) <= _EVEN:
        return True
    if _RECIPROCAL.search(words_of[-1]):
        return True
    joint = text[parts[-2].end : parts[-1].start].strip()
    if _is_quality(words_of, joint):
        return True
    return len(parts) == _RIGHT_BARE and _two_sides(text, parts, pivot=pivot)


def _spreads(parts: list[str]) -> bool:
    """数字化、网络化、智能化改造 is one thing in three manners."""
    return all(len(part) == len("数字化") for part in parts[1:-1])


def _is_quality(parts: list[str], joint: str) -> bool:
    """规模大、效益好的企业: the row stands before 的 and says what the one thing is like."""
    last = parts[-1]
    of = last.find("的")
    if of < 0 or any("的" in part for part in parts[:-1]):
        return False
    if _QUALIFIES.match(parts[0]) or all(_QUALITY.search(part) for part in [*parts[:-1], last[:of]]):
        return True
    if joint != "、" and (len(parts) > _RIGHT_BARE or _OWN_OF.match(last)):
        return False
    return _OF_ACTION.search(last) is None


def _two_sides(text: str, parts: tuple[Span, ...], *, pivot: bool) -> bool:
    """规模和布局, 谋划和建设力度: the second word is only another side of what the first one names."""
    first, last = parts
    joint = text[first.end : last.start].strip()
    left, right = first.quote(text), last.quote(text)
    if joint == "、":
        return pivot and len(right) <= _EVEN and len(left) > len(right) + _RIGHT_BARE
    if len(right) <= _RIGHT_BARE and (len(left) > _LEFT_FULL or (len(left) == _LEFT_FULL and _SIDES.match(right))):
        return True
    if left.endswith("性") and len(left) < _LEFT_FULL:
        return True
    return _CASE.match(left) is not None
