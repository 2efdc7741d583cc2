"""Words joined by 和 or 、 that name no several things: a row of qualities, of manners, of places one thing runs through.

高效集约、协同共享的体系 is one system with two qualities; 科技创新和产业创新深度融合 is one thing done to a pair;
建设和应用 under one head are two sides of it.
"""

from __future__ import annotations

import re

from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.lexicon import alternation, words
from luoshi.reading.listing import Row
from luoshi.reading.verb_phrase import ACT

_QUALITY = lazy_pattern(alternation(words("objects", "quality_ends")) + "$")
_QUALIFIES = re.compile(alternation(words("objects", "quality_openings")))
_OF_ACTION = re.compile(r"的[^的、]{0,10}?" + alternation(words("objects", "of_actions")) + "$")
_OWN_OF = re.compile(r"其他|其它|各|[\d０-９二]")
_SIDES = re.compile(alternation(words("objects", "sides")) + "$")
_RECIPROCAL = re.compile(alternation(words("objects", "reciprocal")) + "$")
_SHORT_ACTIONS = re.compile(r"[促扩创拓投稳补强优引育抓保提增降减建早快延控防惠兴富留][^、]{1,3}$")
_CASE = re.compile(r"[^，]{2,60}?(?:向|用作|作为|从|朝着|贯穿)")
_LEVELS = re.compile(r"(?:^|[的和、接向到])(?:中央|国家|省|市|县|区|乡|镇|村|组|户)$")
# 县委、县政府决定: the two that speak with one voice.
_PARTY = re.compile(r"[省市州县区乡镇]委$|党委$")
_RULE = re.compile(r"[省市州县区乡镇]?政府")
# 不发生系统性、区域性金融风险: one thing of two kinds.
_KIND = re.compile(r"[^、的]{2}性[^、的]{2}")
_SPREAD = re.compile(r"[^、化]{2}化")
# 分别给予50万元、30万元奖励: sums are no things.
_MONEY = re.compile(r"(?:最高|不超过|分别|一次性){0,6}\s{0,4}[\d０-９.．]{1,16}\s{0,4}[万亿]{0,4}\s{0,4}元")
_HAS = re.compile(r"有[^、]{2,6}$")
_PLAIN = frozenset("高好强大低少广优")
_RIGHT_BARE = 2
_LEFT_FULL = 4
_EVEN = 4
_PAIR = 2


def is_no_list(text: str, row: Row, *, pivot: bool) -> bool:
    """Are the parts of this row no things of their own? `pivot`: the verb before makes its object act (推动, 支持)."""
    words_of = [part.quote(text) for part in row.parts]
    if (
        all(_MONEY.match(word) or _HAS.match(word) for word in words_of)
        or _spreads(words_of)
        or _levels(words_of)
        or any(word[0] in "的之" for word in words_of)
    ):
        return True
    if row.closed:
        return False
    joint = text[row.parts[-2].end : row.parts[-1].start].strip()
    return (
        (pivot and len(words_of[-1]) <= _EVEN and all(_SHORT_ACTIONS.fullmatch(word) for word in words_of[1:]))
        or _qualities_alone(words_of)
        or _is_quality(words_of, joint)
        or (len(words_of) == _PAIR and _two_sides(words_of[0], words_of[1], joint, pivot=pivot))
    )


def _levels(parts: list[str]) -> bool:
    """省、市要求: two levels of government are no two things."""
    return len(parts) == _PAIR and (
        _LEVELS.search(parts[0]) is not None
        or (_PARTY.search(parts[0]) is not None and _RULE.match(parts[1]) is not None)
    )


def _spreads(parts: list[str]) -> bool:
    """数字化、网络化、智能化改造 is one thing in three manners."""
    manners = all(_SPREAD.match(word) for word in parts[1:])
    if len(parts) == _PAIR and parts[0][-1] == "性" and _KIND.match(parts[1]):
        return True
    return parts[0][-1] == "化" and manners and all(len(part) == len("数字化") for part in parts[1:-1])


def _qualities_alone(parts: list[str]) -> bool:
    """规模大、效益好: nothing but qualities; or verbs that share the object of the last (预防、化解矛盾)."""
    bare = len(parts[0]) == _RIGHT_BARE and parts[0] in ACT and ACT.end_of(parts[1], 0, len(parts[1])) > 0
    if len(parts[0]) == 1 and all(len(part) > 1 for part in parts[1:]):
        return True
    return bare or (not any("的" in part for part in parts) and all(part[-1] in _PLAIN for part in parts[:2]))


def _is_quality(parts: list[str], joint: str) -> bool:
    """规模大、效益好的企业: the row stands before 的 and says what the one thing is like."""
    last = parts[-1]
    of = last.find("的")
    if of < 0 or any("的" in part for part in parts[:-1]):
        return False
    if _QUALIFIES.match(parts[0]) or all(_QUALITY.search(part) for part in [*parts[:-1], last[:of]]):
        return True
    if joint != "、" and (len(parts) > _PAIR or _OWN_OF.match(last)):
        return False
    return _OF_ACTION.search(last) is None


def _two_sides(left: str, right: str, joint: str, *, pivot: bool) -> bool:
    """规模和布局, 谋划和建设力度: the second word is only another side of what the first one names."""
    if _RECIPROCAL.search(right):
        return True
    if joint == "、":
        return pivot and len(right) <= _EVEN and len(left) > len(right) + _RIGHT_BARE
    if len(right) <= _RIGHT_BARE and (len(left) > _LEFT_FULL or (len(left) == _LEFT_FULL and _SIDES.match(right))):
        return True
    return (left.endswith("性") and len(left) < _LEFT_FULL) or _CASE.match(left) is not None
