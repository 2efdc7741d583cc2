"""Actions in a row inside one clause: 遏制增量、化解存量 are two tasks, 支持A、推广B is one.

Many verbs are nouns as well: behind 、 a part that opens with one (激励机制, 安置补偿工作) goes on with the row of objects.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from luoshi.reading.aims import aims, ends_with_figure, read_aim
from luoshi.reading.later_verbs import read_by_means
from luoshi.reading.lexicon import words
from luoshi.reading.listing import CLOSING, QUALITY
from luoshi.reading.predicate import read_predicate
from luoshi.reading.text import Span
from luoshi.reading.verb_phrase import NOUNS_TOO, Predicate, read_action

_COMMA = re.compile(r"“[^“”\"]*[”\"]|（[^（）]*）|《[^《》]*》|(?P<cut>、|并(?=启动|实施|组织|推动|严格|不断|逐步))")
_JOINED = re.compile("[、并]")
_GOVERNING = frozenset(words("verbs", "governing"))
_NOUN_HEADS = frozenset(words("verbs", "noun_heads"))
_BEFORE_HEADS = frozenset(words("verbs", "nouns_before_heads"))
# Of the governing verbs, those that mostly take nouns, and verbs that are never nouns.
_TAKING_NOUNS = frozenset(("落实", "实施", "加强", "做好", "抓好", "健全", "严格"))
_ONLY_VERBS = frozenset(
    ("强化", "完善", "加大", "优化", "提高", "建立", "深化", "加快", "打造", "壮大", "健全", "搞好", "抓好", "做好")
)
_LIST_GOES_ON = frozenset("、和与及等的")
_CLOSED = re.compile(CLOSING)
_BROUGHT = re.compile(r"(?:切实|真正|努力|坚决|认真|尽快|及时)?把(?![握好牢准控关])")
# 发挥甲在扩大参与、反映诉求方面的作用: the row stands inside 在…方面.
_WITHIN = re.compile(r"在[^、]{2,60}$")
_CLOSES = re.compile(r"(?:方面|领域|过程|中|上)的")
_QUALIFIES = re.compile(r"(?:面向|联通|贯通|通达|辐射|覆盖|敢于|勇于|善于|有|具有|立足|连接|引领)[^、]{2,6}$")
# 打通西部吸纳财富、聚集人气的通道, 构筑多力驱动、城乡统筹、融入周边的格局: members of one length before 的 say what kind.
_ALIKE = re.compile(
    r"[^、，]{0,16}?(?P<one>[^、，的]{4})(?P<more>(?:、[^、，的]{4}){0,4})、[^、，的]{4}的[^、，]{2,16}$"
)
_PAIRED = re.compile(r"既[^、，]{2,12}、?又[^、，的]{2,12}的")
_LEAST = 2
# What a row is shows in its next parts; looking at all of them each time would take too long where there are thousands.
_AHEAD = 16
# So far behind the last joint a row may be closed by 等; further on it is no longer the same row.
_REACH = 120
_LONG = 3
# 增强产业发展、公共服务、吸纳就业、人口集聚功能: the row is closed by what each of them is a kind of.
_FACULTIES = ("功能", "能力", "作用")
_FOUR = 4
_REACH = 80


def split_actions(text: str, span: Span, predicate: Predicate) -> Iterator[tuple[Span, Predicate]]:
    """The clause's action, or each of its actions where 、 or 并 joins several verbs that have objects of their own."""
    if predicate.form not in ("verb", "modal", "body") or predicate.forbids or not _JOINED.search(text, *span):
        yield span, predicate
        return
    start, current = span.start, predicate
    joints = [found for found in _COMMA.finditer(text, predicate.verb_end, span.end) if found.group("cut")]
    aiming = aims(text, start, predicate.verb_end)
    for index, found in enumerate(joints):
        stop = joints[index + 1].start() if index + 1 < len(joints) else span.end
        aim = read_aim(text, found.end(), stop) if aiming and ends_with_figure(text, start, found.start()) else None
        if aim is not None:
            yield Span(start, found.start()), current
            start, current = aim.start, aim
            continue
        following = _following(text, found.end(), span.end)
        if following is None or (
            found.group() == "、"
            and not _stands_alone(text, current, found.start())
            and not _acts_apart(text, current, following, Span(found.start(), span.end))
        ):
            continue
        if _WITHIN.search(text, current.verb_end, found.start()) and _CLOSES.search(text, found.end(), span.end):
            continue
        if _says_what_kind(text, current, found.start(), span.end):
            continue
        # 规模大、带动能力强的项目: behind a quality comes another quality.
        if text[found.start() - 1] in QUALITY or _QUALIFIES.match(text, current.verb_end, found.start()):
            continue
        if found.group() == "、" and not _begins_anew(
            text, following, stop, span.end, joints[index + 1 : index + _AHEAD]
        ):
            continue
        yield Span(start, found.start()), current
        start, current = following.start, following
    yield Span(start, span.end), current


def _says_what_kind(text: str, action: Predicate, joint: int, end: int) -> bool:
    """Does the joint stand inside a row of qualities that 的 closes, each of them as long as the others?"""
    if _PAIRED.match(text, action.verb_end, end):
        return True
    alike = _ALIKE.match(text, action.verb_end, end)
    if alike is None or joint < alike.end("one"):
        return False
    one = alike["one"]
    # 完善监管制度、建设公平的市场: 监管制度 is a thing.
    acts = read_action(one, 0, len(one)) is not None and one[:2] not in NOUNS_TOO
    return bool(alike["more"]) or (acts and alike.start("one") - action.verb_end >= _LEAST)


def _following(text: str, at: int, end: int) -> Predicate | None:
    """The action right behind a joint; its object may be brought forward (切实把生产安排好)."""
    found = read_action(text, at, end)
    if found is None and _BROUGHT.match(text, at, end):
        return read_predicate(text, at, end)
    return found or read_by_means(text, at, end)


def _begins_anew(text: str, action: Predicate, stop: int, end: int, later: list[re.Match[str]]) -> bool:
    """Does the part behind 、 act, or is it one more object of the verb before?"""
    if action.form == "preposition":
        return True
    if not _has_object(text, action, end) or action.verb_end >= stop:
        return False
    if _is_noun(text, action, stop):
        return False
    if action.verb_end - action.verb < _LEAST and action.start == action.verb:
        return False
    listed = [found for found in later if found.group() == "、"]
    acting = sum(read_action(text, found.end(), end) is not None for found in listed)
    if acting < len(listed) and _row_is_closed(text, action, stop, end, listed[-1].end()):
        return False
    return len(listed) < _LONG or acting > 0


def _row_is_closed(text: str, action: Predicate, stop: int, end: int, last: int) -> bool:
    """Does 等 sum up the row that goes on behind its `last` joint, or the kind of faculty that each of its members is?"""
    if stop - action.start == _FOUR and text.endswith(_FACULTIES, stop, end):
        return True
    return _CLOSED.search(text, last, min(end, last + _REACH)) is not None


def _is_noun(text: str, action: Predicate, stop: int) -> bool:
    if action.start < action.verb:
        # 数字化转型标杆: such a manner makes a noun of a verb that may be one.
        return text[action.verb - 1] == "化" and text[action.verb : action.verb + 2] in NOUNS_TOO
    rest = text[action.verb_end : stop]
    closed = _CLOSED.search(rest)
    head = rest[: closed.start()] if closed else rest
    if head in _NOUN_HEADS and text[action.verb : action.verb_end] in _BEFORE_HEADS:
        return True
    named = NOUNS_TOO.end_of(head, 0, len(head))
    if named > 0 and head[named:] in _NOUN_HEADS and text[action.verb : action.verb_end] in _BEFORE_HEADS:
        return True
    return NOUNS_TOO.end_of(text, action.verb, stop) == action.verb_end


def _stands_alone(text: str, predicate: Predicate, end: int) -> bool:
    """Has this verb an object of its own, and is it no verb that takes a row of actions?"""
    if ends_with_figure(text, predicate.verb_end, end) and read_action(text, predicate.verb_end, end) is None:
        # 实施项目60个、完成投资35亿元: what has its figure is complete.
        return True
    return text[predicate.verb : predicate.verb + 2] not in _GOVERNING and _has_object(text, predicate, end)


def _acts_apart(text: str, predicate: Predicate, following: Predicate, rest: Span) -> bool:
    """落实优惠政策、强化跟踪服务: neither the object of such a verb nor what follows 、 can be a row of nouns."""
    if text[predicate.verb : predicate.verb + 2] not in _TAKING_NOUNS or predicate.verb_end - predicate.verb > _LEAST:
        return False
    if text[following.verb : following.verb_end] not in _ONLY_VERBS or _CLOSED.search(text, *rest):
        return False
    if read_action(text, predicate.verb_end, rest.start):
        return False
    return _has_object(text, predicate, rest.start) and "、" not in text[predicate.verb_end : rest.start]


def _has_object(text: str, predicate: Predicate, end: int) -> bool:
    if predicate.form == "preposition":
        return True
    return end - predicate.verb_end >= _LEAST and text[predicate.verb_end] not in _LIST_GOES_ON
