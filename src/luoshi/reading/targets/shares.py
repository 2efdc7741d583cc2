"""Whose figure is whose where several indicators share a verb: 甲、乙分别增长8%和9%; 一二三产增加值分别增长…"""

from __future__ import annotations

import re
from itertools import pairwise

from luoshi.reading.entries import Target
from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.lexicon import alternation, words
from luoshi.reading.lexicon.wordset import WordSet
from luoshi.reading.targets.runs import Run
from luoshi.reading.targets.sayings import Saying
from luoshi.reading.text import Span
from luoshi.reading.values import Quantity
from luoshi.reading.values.units import MONEY, RATES, split_unit

_OUTCOMES = words("indicators", "outcomes")
# Ways of saying a figure of several things at once; what is produced or counted is counted together.
_OF_SEVERAL = frozenset({"rate-of-change", "level-reached", "figure-behind-name"})
_CLOSED = re.compile(r"等(?:企业|公司|集团|园区|县|乡镇|行业|产业)?$")
_SAID_OF = re.compile(
    r"(?:年|主营业务|销售|营业|总|本地|综合){0,2}(?:收入|产值|增加值|规模|参保率|覆盖率|普及率|到位率|合格率)$"
)
_AT_LEAST = re.compile("至少|最少|不少于|不低于")
_WHERE = re.compile("^[全本我][国省市州县区镇乡]")
_AROUND = " \u3000，、："
_NAMES = re.compile(alternation(words("indicators", "names")) + "$")
_EACH = re.compile(r"分别|各(?:自|增长|下降|达)|均(?=增长|下降|达|提高)")
_JOIN = lazy_pattern(r"、|以及|和(?=[\u4e00-\u9fff]{2})|及(?=[\u4e00-\u9fff]{2})|与(?=[\u4e00-\u9fff]{2})")
_BRACKET = re.compile(r"[（(][^（）()]*[）)]|“[^”]{0,200}”")
_SERIES = re.compile(r"(?P<heads>[一二三四五]{2,5})(?P<tail>产业|产|级|季度|类)")
_SIBLING = WordSet(words("indicators", "siblings"))


def figures_by_indicator(text: str, run: Run, saying: Saying, before: Target | None) -> list[tuple[str, Quantity]]:
    """Each figure of the run with the indicator that it is said of, as written but for spaces and quotes around it.

    With one figure and 分别 every indicator has it. Where the first of a row leave out what the last one has
    (城镇和农村居民收入) it is added; where the run names no indicator it is that of the target before, if there is one.
    """
    figures = _same_comparator([_at_least(text, run, figure) for figure in run.figures])
    if not saying.parts:
        return [(before.indicator, figure) for figure in figures] if before else []
    each = _EACH.search(text, run.left, run.at) is not None
    whole = "".join(part.quote(text) for part in saying.parts)
    referred = _of_the_same(whole, before) or _of_its_share(whole, before) or _a_head(whole, before)
    if referred is not None or saying.rule not in _OF_SEVERAL or len(saying.parts) > 1:
        names = [referred or whole] * len(figures)
    else:
        listed = saying.measure == "level" and _rates(figures[0]) and "、" in saying.parts[0].quote(text)
        names = _shared(text, saying.parts[0], len(figures), each=each or listed)
        figures = figures * len(names) if len(figures) == 1 else figures
    return [(name.strip(_AROUND), figure) for name, figure in zip(names, figures, strict=True)]


def _rates(figure: Quantity) -> bool:
    """Is it a sum or a share, which each of several things reaches by itself?"""
    unit = split_unit(figure.unit or "")[1]
    return unit in MONEY or unit in RATES


def _of_the_same(outcome: str, before: Target | None) -> str | None:
    """项目新开工43个、竣工38个: a bare outcome is one of what the figure before it is said of."""
    if before is None or outcome not in _OUTCOMES:
        return None
    last = next((word for word in _OUTCOMES if before.indicator.endswith(word) and before.indicator != word), None)
    return before.indicator.removesuffix(last) + outcome if last else None


def _of_its_share(name: str, before: Target | None) -> str | None:
    """产值达到50亿元，占比重超过50%: what takes a share was named by the figure before."""
    return before.indicator + name if before is not None and name.startswith("占") else None


def _a_head(name: str, before: Target | None) -> str | None:
    """地区生产总值达到110亿元、人均达到4.6万元: the figure before, divided by those who live there."""
    return name + _WHERE.sub("", before.indicator) if before is not None and name == "人均" else None


def _at_least(text: str, run: Run, figure: Quantity) -> Quantity:
    """至少培育10家: the words that compare may stand before the verb."""
    if figure.comparator == "equal" and _AT_LEAST.search(text, run.left, run.at):
        return figure._replace(comparator="at_least")
    return figure


def _same_comparator(figures: list[Quantity]) -> list[Quantity]:
    """8%和9%以上: what is said behind the last holds for all that say nothing themselves."""
    last = figures[-1]
    if len(figures) < 2 or last.said_to == last.end or last.comparator == "at_most":
        return figures
    return [
        one._replace(comparator=last.comparator) if one.comparator == "equal" and one.said_to == one.end else one
        for one in figures
    ]


def _shared(text: str, indicator: Span, figures: int, *, each: bool) -> list[str]:
    whole = text[indicator.start : indicator.end]
    named = _series(whole, figures) or _parts(text, indicator)
    if figures == 1:
        return named if len(named) > 1 and (each or all(_NAMES.search(name) for name in named)) else [whole]
    return named if len(named) == figures else [whole] * figures


def _series(whole: str, figures: int) -> list[str]:
    """一二三产增加值 for three figures: 一产增加值, 二产增加值, 三产增加值."""
    found = _SERIES.match(whole)
    if found is None or len(found["heads"]) != figures:
        return []
    return [head + found["tail"] + whole[found.end() :] for head in found["heads"]]


def _parts(text: str, indicator: Span) -> list[str]:
    cuts = [
        found.span() for found in _JOIN.finditer(text, *indicator) if not _in_bracket(text, indicator, found.start())
    ]
    edges = [(indicator.start, indicator.start), *cuts, (indicator.end, indicator.end)]
    names = [text[one[1] : other[0]] for one, other in pairwise(edges)]
    names[-1] = _CLOSED.sub("", names[-1]) if len(names) > 1 else names[-1]
    tail, said = _tail(names[-1]), _SAID_OF.search(names[-1])
    names = [name + tail if name in _SIBLING else name for name in names]
    if said is None or any(_NAMES.search(name) for name in names[:-1]):
        return names
    return [*(name + said.group() for name in names[:-1]), names[-1]]


def _in_bracket(text: str, indicator: Span, at: int) -> bool:
    return any(found.start() <= at < found.end() for found in _BRACKET.finditer(text, *indicator))


def _tail(name: str) -> str:
    """What the last name has behind its first words: 常住居民人均可支配收入 of 农村常住居民人均可支配收入."""
    after = _SIBLING.end_of(name, 0, len(name))
    return name[after:] if after > 0 else ""
