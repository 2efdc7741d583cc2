"""`find_targets`: goes through the sentences that look forward and makes a target of every figure that promises something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from luoshi.reading.entries import Horizon, Reason, Target
from luoshi.reading.lexicon import alternation, words
from luoshi.reading.lexicon.sought import lazy_sought
from luoshi.reading.outline import Outline, Sentence
from luoshi.reading.targets.making import Place, Resolve, Said, make_target
from luoshi.reading.targets.periods import PeriodInForce
from luoshi.reading.targets.refusals import refuse
from luoshi.reading.targets.runs import Run, read_runs
from luoshi.reading.targets.sayings import Saying, read_saying
from luoshi.reading.targets.shares import figures_by_indicator
from luoshi.reading.tone import Tone
from luoshi.reading.values import Quantity
from luoshi.reading.values.quantities import quantities_between

_ANNOUNCING = lazy_sought(alternation(words("indicators", "announcing")))
_FORESEEN = lazy_sought(alternation(words("indicators", "foreseen")))
_ARGUING = lazy_sought(alternation(words("indicators", "arguing")))
_PAST = lazy_sought(alternation(words("indicators", "past")))
_SPOKEN_TONES = frozenset({"plain", "principle"})


class TargetReading(NamedTuple):
    """All targets of a text, and of each other figure in a passage that looks forward the rule by which it is none."""

    targets: tuple[Target, ...]
    refused: tuple[Reason, ...]


def find_targets(
    text: str,
    outline: Outline,
    horizons: Sequence[Horizon],
    tones: Sequence[Tone],
    resolve: Resolve,
) -> TargetReading:
    """Every target in text order, ids g1, g2…; `resolve` turns words such as 明年 into the days they mean, or None."""
    views = _with_announced(text, outline, horizons)
    finder = _Finder(text, outline, PeriodInForce(text, outline, views), resolve)
    found: list[Target] = []
    for index, sentence in enumerate(outline.sentences):
        finder.periods.enter(index, sentence)
        if tones[index] in _SPOKEN_TONES:
            for target in finder.of_sentence(sentence, views[index]):
                found.append(replace(target, id=f"g{len(found) + 1}"))
    return TargetReading(tuple(found), tuple(finder.refused))


def _with_announced(text: str, outline: Outline, horizons: Sequence[Horizon]) -> list[Horizon]:
    """The horizons, but what a sentence announces as goals looks forward to the end of its paragraph."""
    views: list[Horizon] = []
    announced = -1
    for index, sentence in enumerate(outline.sentences):
        if horizons[index] != "forward" and _ANNOUNCING.search(text, sentence.start, sentence.end):
            announced = sentence.paragraph
        views.append("forward" if sentence.paragraph == announced else horizons[index])
    return views


class _Finder:
    """Remembers within a sentence what the next figure may be said of: the target and the saying before it."""

    def __init__(self, text: str, outline: Outline, periods: PeriodInForce, resolve: Resolve) -> None:
        self.text, self.outline, self.periods, self.resolve = text, outline, periods, resolve
        self.refused: list[Reason] = []
        self.before: Target | None = None
        self.said: Saying | None = None

    def of_sentence(self, sentence: Sentence, horizon: Horizon) -> Iterator[Target]:
        """The targets of one sentence."""
        self.before = None
        text, start, end = self.text, sentence.start, sentence.end
        if horizon != "forward" and not _FORESEEN.search(text, start, end):
            return
        figures = quantities_between(text, start, end)
        if not figures:
            return
        if _ARGUING.search(text, start, end):
            self._refuse("figure-argued-with", figures)
            return
        part = sentence.first
        for number in range(sentence.first, sentence.last):
            clause = self.outline.clauses[number]
            inside = [figure for figure in figures if clause.start <= figure.start < clause.end]
            if inside and (
                horizon == "forward" or _FORESEEN.search(text, self.outline.clauses[part].start, clause.end)
            ):
                yield from self._of_clause(inside, Place(sentence, clause, self.outline.clauses[part:number]))
            if clause.stop in ("；", ";"):
                part = number + 1

    def _of_clause(self, figures: Sequence[Quantity], place: Place) -> Iterator[Target]:
        clause = place.clause
        if _PAST.search(self.text, clause.start, clause.end):
            self._refuse("figure-of-the-past", figures)
            return
        kept = []
        for figure in figures:
            rule = refuse(self.text, clause, figure)
            self._refuse(rule, [figure]) if rule else kept.append(figure)
        self.said = None
        for run in read_runs(self.text, clause, kept):
            yield from self._of_run(run, place)

    def _of_run(self, run: Run, place: Place) -> Iterator[Target]:
        saying = self.said = self._saying(run)
        shared = figures_by_indicator(self.text, run, saying, self.before) if saying else []
        if saying is None or not shared:
            self._refuse("nothing-counted", run.figures)
            return
        for indicator, figure in shared:
            said = Said(run, saying, indicator, figure, len(shared) > 1)
            self.before = make_target(self.text, said, place, self.before, self.periods, self.resolve)
            yield self.before

    def _refuse(self, rule: str, figures: Sequence[Quantity]) -> None:
        self.refused.extend(Reason(rule, figure.said_from, figure.said_to) for figure in figures)

    def _saying(self, run: Run) -> Saying | None:
        saying = read_saying(self.text, run)
        if saying is None or not run.after:
            return saying
        # What joins a figure to one that is no promise is none either: 甲村15万只养殖、20万只育肥.
        if self.said is None:
            return None if saying.rule == "things-counted" and saying.verb is None else saying
        # 压减炼钢产能5万吨、炼铁3万吨: the verb of cutting holds for the second as well.
        if self.said.rule == "changed-by-amount" and saying.rule == "figure-behind-name":
            return self.said._replace(start=saying.start, end=saying.end, parts=saying.parts)
        return saying
