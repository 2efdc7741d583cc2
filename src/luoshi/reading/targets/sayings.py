"""How a figure is said: which words lead to it, and what they leave as its indicator; `things` has what it counts."""

from __future__ import annotations

import re
from typing import NamedTuple

from luoshi.reading.entries import Direction, Measure
from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.lexicon import alternation, words
from luoshi.reading.lexicon.wordset import WordSet
from luoshi.reading.targets.producing import verbs_from
from luoshi.reading.targets.runs import Run
from luoshi.reading.targets.spending import read_spending
from luoshi.reading.targets.things import names_thing, read_things
from luoshi.reading.text import Span

_UP = frozenset(words("indicators", "up"))
_CHANGE = alternation(words("indicators", "up"), words("indicators", "down"))
_CHANGED = re.compile(rf"(?P<verb>{_CHANGE})(?:{alternation(words('indicators', 'change_links'))})?$")
_LEVEL = lazy_pattern(rf"(?P<verb>{alternation(words('indicators', 'level'))})(?:了)?$")
_MODIFIERS = lazy_pattern(rf"(?:{alternation(words('indicators', 'modifiers'))}|[ \u3000、，])$")
_HEADS = lazy_pattern(rf"(?:{alternation(words('indicators', 'heads'))}|[ \u3000、，,：])")
_CARRIERS = WordSet(words("indicators", "carriers"))
_CUTTING = WordSet(words("indicators", "cutting"))
_ADDING = WordSet(words("indicators", "adding"))
# Words of change that name what changes: they stay with the indicator (为企业减负).
_KEPT = frozenset(("涨幅", "降幅", "减负", "增收", "降本", "降费"))
_FOLDED = re.compile("翻[一两二三四]?番")
# 低 and 高 are verbs of change only where something is compared: 比去年低2个百分点.
_COMPARING = frozenset(("低", "高"))
# 比去年…减少: what is compared is the indicator of the figure before.
_COMPARES = re.compile(r"[ \u3000，]{0,20}(?:比|较)(?:去年|上年|20\d\d年)")
_SIZE_OF = re.compile(r"(?:计划|总|新增|完成|年)?投资(?:额|约|超|过)*[\d.]+[万亿]*元(?:以上)?的")
# 加工业|力争实现|年产值60亿元: words between what a figure is said of and what it counts.
_CARRIED_OUT = lazy_pattern(
    r"(?:(?:力争|争取|确保|努力|预计|计划|要|将|全年|年内){0,6}(?:实现|完成))(?=[\u4e00-\u9fff]{2})"
)
_FROM = re.compile(r"[由从][^，。；\d]{0,12}[\d.]+[^，。；\d]{0,6}$")
# 新增财力的|80%|用于民生: a share, and what it goes to.
_GOES_TO = re.compile(r"(?:全部|主要|重点|优先|要)?(?P<verb>用于|用在|投向|投入)[^，。；\d]{2,40}$")
# 试点范围扩大到40%的县: what it is widened to stands behind the figure, what is widened before.
_WIDENED = frozenset(("扩大到", "扩大至", "扩展到", "拓展到"))
_VAGUE = re.compile(r"(?:一批|一些|若干|各类|各种|多个|一系列|大批)$")
_LONGEST = 60
# Light verbs that leave nothing to say of a figure behind its name (实现综合效益); 完成投资 stays whole.
_DROPPED = frozenset(("实现", "推动", "推进", "促进", "开展", "抓好", "做好", "组织"))
_WINDOW = 24


class Saying(NamedTuple):
    """How a run of figures is said: the rule, the stretch that holds its indicator and what is left of it.

    ``start`` is where the quote begins. ``parts`` are the stretches of the indicator (verb and thing may stand apart);
    none: it is that of the target before. ``end`` is where the thing counted ends, or where the figures do.
    """

    rule: str
    measure: Measure
    direction: Direction | None
    start: int
    end: int
    parts: tuple[Span, ...]
    verb: Span | None = None


def read_saying(text: str, run: Run) -> Saying | None:
    """How the run is said, or None where its figures are no promise of their own."""
    # 控制在 and 压缩到 belong to what compares, and say a level all the same.
    bound = _LEVEL.search(text, run.at, run.figures[0].start)
    if bound is not None and not names_thing(text, run):
        return _of_level(text, run, Span(*bound.span("verb")))
    meant_for = _share_that_goes(text, run) or _sum_spent(text, run)
    if meant_for is not None:
        return meant_for
    at = _strip_modifiers(text, run.left, run.at)
    folded = _FOLDED.match(text, run.figures[0].start)
    if folded is not None:
        return _of_change(text, run, Span(at, at), "up")._replace(verb=Span(*folded.span()))
    changed = _CHANGED.search(text, max(run.left, at - _WINDOW), at)
    if changed is not None and changed["verb"] in _COMPARING and not _COMPARES.match(text, run.left, at):
        changed = None
    if changed is not None and not names_thing(text, run):
        verb = Span(*changed.span("verb"))
        return _of_change(text, run, verb, "up" if changed["verb"] in _UP else "down")
    level = _LEVEL.search(text, max(run.left, at - _WINDOW), at)
    if level is not None and (level["verb"] in _WIDENED or not names_thing(text, run)):
        return _of_level(text, run, Span(*level.span("verb")))
    return _of_what_is_counted(text, run, at)


def _share_that_goes(text: str, run: Run) -> Saying | None:
    """新增财力的80%用于民生: what the share is of, before 的; None where the figure is no such share."""
    at = run.figures[0].said_from
    if run.figures[-1].unit != "%" or text[at - 1] != "的" or run.left >= at - 2:
        return None
    found = _GOES_TO.match(text, run.behind, run.right)
    if found is None:
        return None
    start = _skip_heads(text, run.left, at - 1)
    return Saying("level-reached", "level", None, start, found.end(), (Span(start, at - 1),), Span(*found.span("verb")))


def _sum_spent(text: str, run: Run) -> Saying | None:
    """投资120万元完成设施配置: the sum with which a clause opens, or None."""
    spent = read_spending(text, run.left, run.figures[0].said_from, run.behind, run.clause.end)
    return Saying("sum-spent", "level", None, spent.start, run.behind, (spent,)) if spent else None


def _strip_modifiers(text: str, start: int, at: int) -> int:
    """The place before words that only tell how (年均, 比去年, 分别)."""
    while at > start:
        found = _MODIFIERS.search(text, max(start, at - _WINDOW), at)
        if found is None or found.end() != at or found.start() == at:
            return at
        at = found.start()
    return at


def _skip_heads(text: str, at: int, end: int) -> int:
    """The place behind words that only open the clause (今年, 力争, 其中)."""
    while at < end:
        found = _HEADS.match(text, at, end)
        if found is None or found.end() == at:
            return at
        at = found.end()
    return at


def _skip_carriers(text: str, at: int, end: int) -> int:
    """Behind 推动 and its like, where something is left to be carried."""
    while True:
        at = _skip_heads(text, at, end)
        after = _CARRIERS.end_of(text, at, end)
        if after < 0 or after >= end - 1:
            return at
        at = after


def _of_change(text: str, run: Run, verb: Span, direction: Direction) -> Saying:
    end = verb.end if text[verb.start : verb.end] in _KEPT else verb.start
    at = _strip_modifiers(text, run.left, end)
    at = _behind_level(text, run.left, at)
    start = _skip_carriers(text, run.left, at)
    at = _before_from(text, start, at)
    parts = (Span(start, at),) if start < at and not _COMPARES.match(text, run.left, at) else ()
    return Saying("rate-of-change", "growth", direction, start, run.behind, parts, verb)


def _behind_level(text: str, start: int, at: int) -> int:
    """投资完成增长9%: a verb before the verb of change says no more."""
    return at - 2 if at - start > 3 and text[at - 2 : at] in ("完成", "实现", "保持") else at


def _of_level(text: str, run: Run, verb: Span) -> Saying | None:
    at = _strip_modifiers(text, run.left, verb.start)
    start = _skip_carriers(text, run.left, at)
    at = _before_from(text, start, at)
    parts = (Span(start, at),) if start < at else ()
    if not parts and text[verb.start : verb.end] in ("实现", "完成", "安排", "拟安排", "按", "控制", "保持"):
        return None
    return Saying("level-reached", "level", None, start, run.behind, parts, verb)


def _before_from(text: str, start: int, at: int) -> int:
    """低保标准|由每月18元|提高到32元: where it comes from is no part of the indicator."""
    found = _FROM.search(text, start + 2, at)
    return found.start() if found else at


def _of_what_is_counted(text: str, run: Run, at: int) -> Saying | None:
    """Without a verb of change or of a level the figure counts the thing behind it, or else what it closes."""
    start = _skip_heads(text, run.left, at)
    if _VAGUE.search(text, start, at):
        return None
    if names_thing(text, run):
        things = read_things(text, run, start, at)
        return Saying("things-counted", "level", None, *things) if things else None
    return _of_output(text, run, start, at)


def _of_output(text: str, run: Run, start: int, at: int) -> Saying | None:
    """新建公路30公里, 城镇新增就业60万人, 粮食产量1300亿斤: the figure closes what it is said of."""
    if at - start < 2 or at - start > _LONGEST:
        return None
    cut, added = _CUTTING.end_of(text, start, at - 1), _ADDING.end_of(text, start, at - 1)
    if max(cut, added) > 0:
        verb = Span(start, max(cut, added))
        direction: Direction = "down" if cut > 0 else "up"
        return Saying("changed-by-amount", "growth", direction, start, run.behind, (Span(verb.end, at),), verb)
    verb = verbs_from(text, start, at - 1)
    begin = verb.end if verb.end > start and text[start : verb.end] in _DROPPED else start
    rule = "output-counted" if verb.end > start else "figure-behind-name"
    inner = _CARRIED_OUT.search(text, start + 2, at - 1)
    if inner is not None and verb.end == start:
        parts = (Span(start, inner.start()), Span(inner.end(), at))
        return Saying("figure-behind-name", "level", None, start, run.behind, parts, Span(*inner.span()))
    return Saying(
        rule, "level", None, start, run.behind, _without_size(text, Span(begin, at)), verb if verb.end > start else None
    )


def _without_size(text: str, span: Span) -> tuple[Span, ...]:
    """谋划实施|总投资3亿元的|重点项目: the size of the thing is no part of its name."""
    found = _SIZE_OF.search(text, *span)
    if found is None:
        return (span,)
    return tuple(
        part for part in (Span(span.start, found.start()), Span(found.end(), span.end)) if part.start < part.end
    )
