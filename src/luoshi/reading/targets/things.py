"""The things that stand right behind their figure: 改造12个|小区, 甲厂等50个|项目竣工; where they end and what is said of them."""

from __future__ import annotations

import re
from typing import NamedTuple

from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.lexicon import alternation, words
from luoshi.reading.lexicon.wordset import WordSet
from luoshi.reading.targets.producing import verbs_from, verbs_until
from luoshi.reading.targets.runs import Run
from luoshi.reading.text import Span

_LIGHT = WordSet(words("indicators", "light"))
_PRODUCING = WordSet(words("indicators", "output"))
_BECOMING = re.compile(alternation(words("indicators", "becoming")))
_MANNER = re.compile(r"以[^，。]{2,60}为")
_SMALL = re.compile(r"[一二两三四五六七八九][^十百千万亿]{0,2}")
_THING = lazy_pattern(r"[ \u3000]{0,3}(?:的)?(?=[\u4e00-\u9fff“\"《A-Za-z0-9＋+])")
_NO_THING = re.compile(r"(?:充实|满足|方便)|[和与及并或、，；以]|左右|上下|（|\(|(?:安排|掌握|测算|计算|的?任务)$")
_GRADED = lazy_pattern(
    r"[\d一二两三四五六七八九十]{1,8}[^\d，。；、]{1,3}[^，。；、\d]{1,8}?[级元型类](?P<tail>[^，。；、和]{2,16})"
)
_OUTCOME = re.compile(r"(?P<tail>(?:达到|实现|完成|建成|纳入|覆盖|通过|获得|取得)[^，。；]{2,24})$")
# 新增城区|10处疏导点: so much may stand between a verb of producing and its figure.
_NEAR = 8
# Behind these the thing counted is one more object of the verb: 新建甲校分校和|2所幼儿园.
_LINKS = frozenset("和、及与")
# 盘活甲区|10万平方米|闲置厂房: a place between the verb and the measure, and behind it what is measured.
_OF_STUFF = lazy_pattern(rf"[^，。；、的\d]{{0,4}}{alternation(words('indicators', 'stuff'))}$")
# 完成县城区|15000平方米|住宅节能改造: work that is measured by what it is done to.
_WORK = re.compile(r"[^，。；、\d](?:改造|建设|治理|整治|绿化|修复|提升)(?:工程|任务|项目)?$")
_PLACE = re.compile(r"[^，。；、的\d总]{2,14}")
_THING_ENDS = lazy_pattern(
    r"[（(［\[【](?:[\d〔〕]{1,3}|(?>[^（）()]{0,300}?(?:牵头|负责|配合|单位|年价|详见|见附))[^（）()]{0,300}+)[）)］\]】]?$|和(?=[^，。]{2,30}等)|(?:[今明]年|年内|年底|[上下]半年|\d{1,2}月|20\d\d年)[^，]{0,4}(?:前|完成|实现|建成|开工|投产|竣工)"
)
# 完成省、市|20项民生工程: these say of any number of matters that they are done.
_DONE = frozenset(("完成", "办好", "办成"))
# Units that count things of any kind; others measure (亩, 公里, 吨) and must stand right behind a verb.
_CLASSIFIERS = frozenset("个家所座条项件处")


class Things(NamedTuple):
    """Things with their figure: where their quote begins and ends, the stretches that name them, the verb that makes them."""

    start: int
    end: int
    parts: tuple[Span, ...]
    verb: Span | None


def names_thing(text: str, run: Run) -> bool:
    """Does the thing that is counted stand right behind the figures?"""
    if run.behind >= run.right or _NO_THING.match(text, run.behind, run.right):
        return False
    return _THING.match(text, run.behind, run.right) is not None


def measures_stuff(text: str, start: int, at: int, behind: int, end: int) -> bool:
    """修筑甲河13公里右堤: is the verb at `start` one of producing, and is what it makes measured by the figure at `at`?"""
    after = _PRODUCING.end_of(text, start, at)
    if after < 0 and text.startswith("完成", start, at):
        return _PLACE.fullmatch(text, start + 2, at) is not None and _WORK.search(text, behind, end) is not None
    if after < 0 or not (after == at or _PLACE.fullmatch(text, after, at)):
        return False
    return _OF_STUFF.match(text, behind, end) is not None


def read_things(text: str, run: Run, start: int, at: int) -> Things | None:
    """The things counted by a run whose clause proper begins at `start` and whose figures at `at`; None where it counts none."""
    begin = run.behind
    while begin < run.right and text[begin] in " \u3000":
        begin += 1
    begin += text.startswith("的", begin)
    counted = Span(begin, _end_of_thing(text, begin, run.right))
    becomes = _BECOMING.search(text, counted.start, run.clause.end) is not None
    listed = at > run.left and text[at - 1] == "等"
    verb = verbs_until(text, start, at)
    if verb.end == verb.start:
        verb = verbs_from(text, start, at)
    direct = start == at or (verb.start < verb.end == at) or listed
    if _MANNER.match(text, start, run.clause.end):
        return None
    if not _counts_things(text, run, verb, at, becomes=becomes, listed=listed):
        return None
    figure = run.figures[-1]
    produced = verb.end > verb.start == start and (
        text[verb.start : verb.end] in _DONE or _PRODUCING.end_of(text, verb.start, verb.end) > 0
    )
    near = produced and (at - verb.end <= _NEAR or text[at - 1] in _LINKS)
    stuff = verb.end > verb.start and measures_stuff(text, verb.start, at, run.behind, run.right)
    if not (direct or stuff) and not (
        (becomes or near) and figure.unit is not None and figure.unit[-1] in _CLASSIFIERS
    ):
        return None
    begin = run.at if start == at else verb.start if direct and verb.start < verb.end else start
    parts = _parts(text, run, start, at, verb, counted)
    return Things(begin, counted.end, parts, verb if verb.start < verb.end else None)


def _counts_things(text: str, run: Run, verb: Span, at: int, *, becomes: bool, listed: bool) -> bool:
    """A small spoken number counts things only where a verb of producing, 等 or an outcome says so."""
    figure = run.figures[0]
    if figure.unit == "%":
        return becomes
    if _SMALL.fullmatch(text, figure.start, figure.end) is None or figure.comparator != "equal":
        return True
    if listed or becomes:
        return True
    return verb.start < verb.end == at and _PRODUCING.end_of(text, verb.start, verb.end) > 0


def _end_of_thing(text: str, at: int, end: int) -> int:
    """The thing ends before a note in brackets, before a date, and before what joins it to the next."""
    found = _THING_ENDS.search(text, at + 1, end)
    end = found.start() if found else end
    while end > at and text[end - 1] in "和与及、并，；的 \u3000":
        end -= 1
    return end


def _parts(text: str, run: Run, start: int, at: int, verb: Span, counted: Span) -> tuple[Span, ...]:
    """Verb and thing without the figure: 建设|示范基地; a light verb says nothing, names before 等 neither."""
    light = _LIGHT.end_of(text, verb.start, verb.end) == verb.end
    said = () if light or verb.start == verb.end else (verb,)
    if text[at - 1] == "等" or at in (start, verb.end):
        return (*said, *_with_tail(text, run, counted))
    name = Span(verb.end if verb.start < verb.end else start, at)
    return (*said, counted) if text[at - 1] in _LINKS else (*said, name, counted)


def _with_tail(text: str, run: Run, counted: Span) -> tuple[Span, ...]:
    """What the first of several leaves out, the last has: 5个千亿级、12个百亿级|园区; 90%的市和70%的县|达到三星级."""
    pattern = _OUTCOME if run.figures[-1].unit == "%" else _GRADED if text[counted.end - 1] in "级元型类" else None
    found = pattern.search(text, run.right, run.clause.end) if pattern else None
    return (counted, Span(*found.span("tail"))) if found else (counted,)
