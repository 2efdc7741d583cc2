"""When a target is to be reached: words in its clause, before it in the sentence, or of a lead that holds for what follows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from luoshi.reading.entries import Horizon
from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.lexicon import alternation, words
from luoshi.reading.lexicon.sought import Sought, lazy_sought
from luoshi.reading.outline import Clause, Outline, Sentence
from luoshi.reading.text import Span

_WORDS = Sought(alternation(words("target_periods", "words")))
_NOT_BEFORE = re.compile(alternation(words("target_periods", "not_before")))
_NOT_AFTER = re.compile(alternation(words("target_periods", "not_after")))
_LASTING = lazy_pattern(alternation(words("target_periods", "lasting")))
_FRAME = lazy_sought(alternation(words("target_periods", "frames")))
_TITLE_YEAR = re.compile(alternation(words("target_periods", "title_year")))
_FAR = re.compile(r"[到至]|到?本世纪|20[3-9]\d|二[〇零○][三四五六七八九]")
_ANNOUNCED = re.compile("(?:目标|任务|重点|要求|思路)[^，。；]{0,6}(?:是|为|：|如下)")
_HEAD = 400
_REACH = 6


class PeriodInForce:
    """Walks through a document's sentences and knows which period a lead or heading has put in force.

    Figures before the first lead belong to the period of that lead: a report has one plan.
    """

    def __init__(self, text: str, outline: Outline, horizons: Sequence[Horizon]) -> None:
        self.text = text
        titled = _TITLE_YEAR.search(text, 0, _HEAD)
        self.titled = Span(*titled.span(titled.lastindex or 0)) if titled else None
        self.frames = [
            self._frame(sentence, view) if view != "back" else None
            for sentence, view in zip(outline.sentences, horizons, strict=True)
        ]
        self.framed = next((frame for frame in self.frames if frame is not None and not self._is_far(frame)), None)
        self.far: tuple[Span, int] | None = None

    def enter(self, index: int, sentence: Sentence) -> None:
        """Note what this sentence, or the heading that it is, puts in force for what follows."""
        frame = self.frames[index]
        if frame is not None and self._is_far(frame):
            self.far = frame, sentence.paragraph
        else:
            self.framed = frame or self.framed

    def _is_far(self, frame: Span) -> bool:
        """到2035年, 本世纪中叶: the goal of a far year holds for its paragraph, not for the plan that follows."""
        return _FAR.match(self.text, *frame) is not None

    def _frame(self, sentence: Sentence, view: Horizon) -> Span | None:
        frame = _FRAME if view == "forward" else _ANNOUNCED
        framing = sentence.heading or frame.search(self.text, sentence.start, sentence.end) is not None
        # 到2028年，…: what opens a sentence holds to the end of its paragraph.
        if not framing and _FAR.match(self.text, sentence.start) is None:
            return None
        found = read_period_words(self.text, sentence.start, sentence.end)
        lasting = next((one for one in found if _LASTING.match(self.text, *one)), None)
        if lasting is None or framing:
            return lasting
        return lasting if lasting.start == sentence.start and self._is_far(lasting) else None

    def of(self, sentence: Sentence, clause: Clause, at: int) -> tuple[Span, str] | None:
        """The words that date a figure at `at`, and the rule that found them."""
        inside = list(read_period_words(self.text, clause.start, clause.end))
        before = [one for one in inside if one.end <= at]
        if inside:
            return (before[-1] if before else inside[0]), "period-in-clause"
        earlier = list(read_period_words(self.text, sentence.start, clause.start))
        if earlier:
            return earlier[-1], "period-carried"
        if self.far is not None and self.far[1] == sentence.paragraph:
            return self.far[0], "period-carried"
        if self.framed is not None:
            return self.framed, "period-carried"
        return (self.titled, "period-of-title") if self.titled is not None else None


def read_period_words(text: str, start: int, end: int) -> Iterator[Span]:
    """Every stretch of words that dates a figure, in order; those of a comparison or of the past are left out."""
    for found in _WORDS.finditer(text, start, end):
        if _NOT_AFTER.match(text, found.end()) or _NOT_BEFORE.search(
            text, max(0, found.start() - _REACH), found.start()
        ):
            continue
        yield Span(*found.span())
