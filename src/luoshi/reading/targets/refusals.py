"""Figures that promise nothing: in slogans and names, sizes that only describe, numbers that order the text. Each test is a named rule."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.lexicon import alternation, words
from luoshi.reading.outline import Clause
from luoshi.reading.targets.bare_sums import is_bare_count, is_bare_sum
from luoshi.reading.targets.lost_units import lost_its_unit
from luoshi.reading.targets.spending import read_spending
from luoshi.reading.targets.things import measures_stuff
from luoshi.reading.values import Quantity
from luoshi.reading.values.units import COUNTERS, MONEY, RATES, TIME, UNITS, split_unit
from luoshi.reading.verb_phrase import skip_openers, verb_from

_STRUCTURE = lazy_pattern(alternation(words("indicators", "structure")))
_SIZED = re.compile(alternation(words("indicators", "sized")))
_REPEATED = re.compile(alternation(words("indicators", "repeated")))
_OWN_SIZE = lazy_pattern(alternation(words("indicators", "own_size")) + "$")
# 剩余584户全部脱贫, 对38处矿山进行治理: what is there already is what the promise is about.
_ALL_OF_THEM = re.compile(
    r"[^，。；]{1,40}(?:全部|进行(?:综合|集中|全面)?(?:治理|整治|改造|修缮|修复|维修|排查|提升|清理))"
)
_OF = re.compile("的")
_BECOMING = re.compile(rf"[^，。；]{{2,30}}{alternation(words('indicators', 'becoming'))}")
_SPENDING = re.compile(alternation(words("indicators", "spending")) + "(?:了|约|近|各级|财政)?$")
_MADE = alternation(words("indicators", "output"), words("indicators", "light"))
_PRODUCED = lazy_pattern(rf"{alternation(words('indicators', 'output'))}(?:了|约|近|等)?$")
_LED = lazy_pattern(rf"(?:{_MADE}|{alternation(words('indicators', 'heads'))})(?:了|再|各)?$")
_LEVEL_OR_CHANGE = lazy_pattern(
    alternation(words("indicators", "level"), words("indicators", "up"), words("indicators", "down"))
    + "(?:了|到|至|在|为|达|率)?$"
)
_OPEN_QUOTE = re.compile(r"[“\"‘「《][^“”\"‘’「」《》，。；]{0,12}$")
# A note in brackets, or the task that a figure makes up (造林4万亩的任务).
_NOTE = re.compile(r"[（(［\[【]|的?任务$")
_HAN = lazy_pattern(r"[\u4e00-\u9fff]")
_LISTED_SIZE = re.compile(r"[、和][^，。；]{0,60}(?:项目|工程|产业园|园区|基地|电站)(?:建设|前期工作)?$")
_LISTED = re.compile(r"[、和与]")
_NUMBERS = {char: number for number, char in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_SMALL = frozenset("一二两三四五六七八九")
_FORMAL = frozenset("壹贰叁肆伍陆柒捌玖")
# Units that rate a thing and never count it (110千伏线路).
_RATINGS = frozenset(("千伏", "伏", "kV", "KV"))
_ONCE = frozenset(("次", "种", "类", "起"))
_SHORT = 3
_FEW = 20
_WINDOW = 16
_LONGEST_LIST = 80


# 对36个小区供热设施维修改造: so many are worked on, whatever is there already.
_WORKED_ON = lazy_pattern(
    r"(?:老旧|主干|背街)?[^，。；的\d]{1,16}?(?:进行|实施)?(?:维修|综合|全面|改造|提升|优化){0,2}(?:改造|整治|治理|修缮|改扩建|扩建|提升|清理|拆除|升级)$"
)


_FIRMS_COUNTED = lazy_pattern(
    r"的[^，。；、的\d]{0,6}(?:企业|项目|园区|集群|单位|村)[\d一二两三四五六七八九十百]{1,5}[个家户]"
)


class Seen(NamedTuple):
    """A figure in its clause."""

    text: str
    clause: Clause
    figure: Quantity

    def before(self, pattern: re.Pattern[str], window: int = _WINDOW) -> bool:
        """Do the words right before the figure match?"""
        start = self.figure.said_from
        return pattern.search(self.text, max(self.clause.start, start - window), start) is not None

    def behind(self, pattern: re.Pattern[str]) -> bool:
        """Do the words right behind the figure match?"""
        return pattern.match(self.text, self.figure.said_to, self.clause.end) is not None

    @property
    def is_led(self) -> bool:
        """Does a verb of reaching or changing lead to it (达到, 增长, 控制在)?"""
        lead = max(self.clause.start, self.figure.said_from - _WINDOW)
        return self.before(_LEVEL_OR_CHANGE) or _LEVEL_OR_CHANGE.search(self.text, lead, self.figure.start) is not None

    @property
    def bare(self) -> str:
        """Its unit without 万 and 亿, and of a rate in a unit (元/月) what is counted."""
        unit = split_unit(self.figure.unit or "")[1]
        return unit if unit in UNITS else unit.partition("/")[0]

    @property
    def counts(self) -> bool:
        """Does it count things, rather than measure or rate something?"""
        return self.bare in COUNTERS


class Refusal(NamedTuple):
    """A rule by which a figure is no target."""

    rule: str
    holds: Callable[[Seen], bool]


def refuse(text: str, clause: Clause, figure: Quantity) -> str | None:
    """The rule by which this figure can be no target, or None; a figure whose number is missing always can."""
    if figure.missing:
        return None
    seen = Seen(text, clause, figure)
    return next((refusal.rule for refusal in REFUSALS if refusal.holds(seen)), None)


def _has_no_unit(seen: Seen) -> bool:
    if seen.figure.unit is not None:
        return False
    if is_bare_sum(seen.text, seen.figure, seen.clause) or is_bare_count(seen.text, seen.figure, seen.clause):
        return False
    return not (seen.is_led and lost_its_unit(seen.text, seen.figure, seen.clause))


def _in_a_slogan(seen: Seen) -> bool:
    """“三个一百”, “八项规定”: inside quotation marks numbers are names."""
    start = seen.figure.said_from
    found = _OPEN_QUOTE.search(seen.text, max(seen.clause.start, start - _WINDOW), start)
    if found is None:
        return False
    # A straight mark opens and closes: it opens where an even number of them stand before it.
    return found.group()[0] != '"' or seen.text.count('"', seen.clause.start, found.start()) % 2 == 0


def _in_a_name(seen: Seen) -> bool:
    """省级四类项目, 陆家嘴, 九届九次全会: a small spoken number counts only behind a verb, 等 or a stop."""
    text, start = seen.text, seen.figure.said_from
    first = text[seen.figure.start]
    if (
        text[start - 1 : start] == "届"
        or (first == "一" and seen.bare in _ONCE)
        or (first in _FORMAL and seen.figure.end - seen.figure.start <= _SHORT)
    ):
        return True
    if first not in _SMALL or not seen.counts or seen.figure.end - seen.figure.start > _SHORT:
        return False
    if start == seen.clause.start or text[start - 1] in "等、和及，与 " or seen.figure.comparator != "equal":
        return False
    return not seen.before(_LED, 8)


def _only_lasts(seen: Seen) -> bool:
    """用三年时间: a stretch of time is a target only where something is to reach it (审批时限压缩到3天)."""
    return seen.bare in TIME and (not seen.is_led or seen.behind(_HAN))


def _is_there_already(seen: Seen) -> bool:
    return seen.before(_OWN_SIZE) and not seen.behind(_ALL_OF_THEM) and not seen.behind(_WORKED_ON)


def _is_repeated(seen: Seen) -> bool:
    """增长8%的目标, 作为翻一番的引擎: the figure is argued with, and stands elsewhere."""
    return seen.behind(_REPEATED) or (seen.behind(_OF) and seen.text[seen.figure.start] == "翻")


def _describes(seen: Seen) -> bool:
    """投资3亿元的项目, 110千伏线路, 30亿元以上项目: a size that only describes what follows it."""
    at, end = seen.figure.said_to, seen.clause.end
    if seen.counts or seen.bare in RATES or at >= end or seen.behind(_NOTE):
        return False
    if seen.is_led:
        # 培育规模达到10亿元的企业3家: what it is to reach only says which of them count.
        return seen.text[at] == "的" and _FIRMS_COUNTED.match(seen.text, at, end) is not None
    if seen.behind(_SIZED) or seen.bare in _RATINGS or (seen.bare not in MONEY and seen.behind(_LISTED_SIZE)):
        return True
    if seen.text[seen.figure.said_from - 1] == "等" and seen.behind(_BECOMING):
        return False
    if _makes_stuff(seen) or read_spending(seen.text, seen.clause.start, seen.figure.said_from, at, end):
        return False
    followed = "\u4e00" <= seen.text[at] <= "\u9fff" and seen.text[at] not in "和与及并或"
    return followed and not seen.before(_SPENDING if seen.bare in MONEY else _PRODUCED, 8)


def _makes_stuff(seen: Seen) -> bool:
    """盘活甲区10万平方米厂房: the figure measures what the verb works on."""
    text, at = seen.text, seen.figure.said_from
    action = verb_from(text, skip_openers(text, seen.clause.start, at), at)
    return action is not None and measures_stuff(text, action[1], at, seen.figure.said_to, seen.clause.end)


def _orders(seen: Seen) -> bool:
    """三个方面, 五项任务: the number orders what the text says."""
    return seen.counts and seen.behind(_STRUCTURE)


def _sums_up(seen: Seen) -> bool:
    """甲、乙两个工业园: the number only counts the names before it, all of which are there."""
    text, figure = seen.text, seen.figure
    number = _NUMBERS.get(text[figure.start], figure.low)
    if not seen.counts or number is None or figure.high is not None or not 1 < number <= _FEW:
        return False
    lead = text[max(seen.clause.start, figure.said_from - _LONGEST_LIST) : figure.said_from]
    return not lead.endswith(("等", "、", "和", "与", "及")) and len(_LISTED.findall(lead)) + 1 == number


def _is_threshold(seen: Seen) -> bool:
    """20人以上的自然村: how large a thing must be to count, not how many."""
    figure = seen.figure
    bounded = figure.comparator in ("at_least", "at_most") and seen.text.startswith("的", figure.said_to)
    return bounded and (figure.unit or "")[-1:] in ("人", "户", "岁")


REFUSALS = (
    Refusal("figure-without-unit", _has_no_unit),
    Refusal("figure-in-slogan", _in_a_slogan),
    Refusal("figure-in-name", _in_a_name),
    Refusal("only-a-duration", _only_lasts),
    Refusal("figure-repeated", _is_repeated),
    Refusal("size-already-there", _is_there_already),
    Refusal("size-described", _describes),
    Refusal("number-orders-text", _orders),
    Refusal("names-summed-up", _sums_up),
    Refusal("threshold-of-size", _is_threshold),
)
