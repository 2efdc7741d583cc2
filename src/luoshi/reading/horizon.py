"""Does a passage look back, describe the present, or look forward?

The text's own *now* divides it. Headings turn the view for all that stands under them, the first words of a paragraph
for the paragraphs after it, the marks of a sentence only for itself.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import islice

from luoshi.reading.entries import Horizon
from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.lexicon import alternation, words
from luoshi.reading.lexicon.sought import Sought, lazy_sought
from luoshi.reading.outline import BACK_HEADING, FORWARD_HEADING, STATE_HEADING, Head, Outline, Paragraph, Sentence

_BACK_LEAD = lazy_pattern(alternation(words("horizon", "back_leads")))
_FORWARD_LEAD = lazy_pattern(alternation(words("horizon", "forward_leads")))
_PAST = re.compile(alternation(words("horizon", "past_marks")))
_FIGURE = Sought(alternation(words("horizon", "past_figures")))
_PROMISE = lazy_sought(alternation(words("horizon", "promises")))
_PLAN = lazy_sought(alternation(words("horizon", "plan_openings")))
_FUTURE_MARK = lazy_sought(alternation(words("horizon", "future_marks")))
_FUTURE = Sought(alternation(words("horizon", "future_marks"), words("horizon", "roomy_figures")))
_YEAR_TOLD = re.compile(
    rf"[ \u3000]{{0,8}}(?P<year>[12１２][\d０-９]{{3}})[ \u3000]?年{alternation(words('horizon', 'year_told'))}"
)
_LISTED_GOAL = re.compile(alternation(words("horizon", "listed_goals")) + "$")
_ANY_YEAR = re.compile(r"[12１２][\d０-９]{3}(?=[ \u3000]?年)")
_YEAR = re.compile(r"20\d\d(?=年)")
_TENSELESS = ("取得", "得到")
_TOP = 2
_OPENING = 1500
_SHORT = 40
_SURELY_PAST = 2
_LEAD = 80
_DIGIT = re.compile(r"[0-9０-９]")


def read_horizons(text: str, outline: Outline, written: date | None = None) -> tuple[Horizon, ...]:
    """One horizon for each sentence of the outline; `written` is the first day on which the text can have been written."""
    return _Reader(text, outline, written).read()


class _Reader:
    def __init__(self, text: str, outline: Outline, written: date | None) -> None:
        self.text, self.outline, self.written = text, outline, written
        # The headings that the place stands under and that say something: their level and what they say.
        self.above: list[tuple[int, Horizon]] = []
        self.years = [self._year(head) for head in outline.heads]
        # A text may have thousands of headings: what all of them say together is asked once.
        self.newest = max(self.years, default=0)
        self.several_years = any(0 < year < self.newest for year in self.years)
        self.view: Horizon = "forward" if _PLAN.search(text, 0, _OPENING) else "now"

    def read(self) -> tuple[Horizon, ...]:
        views = [self._of_paragraph(paragraph) for paragraph in self.outline.paragraphs]
        self._reach_back(views)
        found: list[Horizon] = []
        sentences = iter(self.outline.sentences)
        for paragraph, view in zip(self.outline.paragraphs, views, strict=True):
            before: Horizon = view
            for sentence in islice(sentences, paragraph.last - paragraph.first):
                before = self._of_sentence(sentence, view, before)
                found.append(before)
        return tuple(found)

    def _year(self, head: Head) -> int:
        found = _YEAR.search(self.text, head.words.start, head.words.end)
        return int(found.group()) if found else 0

    def _of_heading(self, index: int) -> Horizon | None:
        """What a heading says of the view, or None where it says nothing."""
        head = self.outline.heads[index]
        while self.above and self.above[-1][0] >= head.level:
            self.above.pop()
        said = self._said_by(head, self.years[index])
        if said is not None:
            self.above.append((head.level, said))
        return said

    def _said_by(self, head: Head, year: int) -> Horizon | None:
        words_of = self.text[head.words.start : head.words.end]
        if BACK_HEADING.search(words_of):
            # Without a heading above, what the paragraphs before say holds (今后五年的奋斗目标是：…).
            led = self.above[-1][1] if self.above else self.view
            planned = led == "forward" and STATE_HEADING.search(words_of)
            return "forward" if planned else "back"
        if FORWARD_HEADING.search(words_of):
            return "forward"
        if year and head.level <= _TOP:
            return "forward" if year == self.newest and self.several_years else None
        return None

    def _of_paragraph(self, paragraph: Paragraph) -> Horizon:
        text, sentences = self.text, self.outline.sentences
        first = sentences[paragraph.first]
        index = first.head
        if index is not None and self.outline.heads[index].sentence == paragraph.first:
            said = self._of_heading(index)
            if said is not None:
                self.view = said
                return said
            if self.outline.heads[index].level <= _TOP and self.view == "back":
                self.view = "now"
        past, future = self._marks(paragraph)
        lead = text[first.start : first.start + _LEAD]
        if _BACK_LEAD.match(lead) and future <= past:
            self.view = "back"
        elif (_FORWARD_LEAD.match(lead) and (future > past or past == 0)) or (
            self.view != "forward" and future >= 2 and future > 2 * past and self._turns(paragraph)
        ):
            self.view = "forward"
        elif self.view == "now" and past >= 2 and past > 2 * future:
            self.view = "back"
        return self.view

    def _turns(self, paragraph: Paragraph) -> bool:
        """In a review figures that leave room don't turn the view: 预计增长6.6%左右 is what is not counted yet."""
        return self.view == "now" or _FUTURE_MARK.search(self.text, paragraph.start, paragraph.end + 1) is not None

    def _marks(self, paragraph: Paragraph) -> tuple[int, int]:
        text, start, end = self.text, paragraph.start, paragraph.end + 1
        past = len(_PAST.findall(text, start, end)) + _FIGURE.count(text, start, end)
        return past, _FUTURE.count(text, start, end)

    def _reach_back(self, views: list[Horizon]) -> None:
        """A paragraph right before the plan that bears no mark of the past belongs to the plan."""
        after = views[-1] if views else "now"
        for index in range(len(views) - 2, -1, -1):
            paragraph = self.outline.paragraphs[index]
            if paragraph.end - paragraph.start < _SHORT:
                continue
            if views[index] == "back" and after == "forward" and not self._has_past(paragraph):
                views[index] = "forward"
            after = views[index]

    def _has_past(self, paragraph: Paragraph) -> bool:
        return self._marks(paragraph)[0] > 0 or _DIGIT.search(self.text, paragraph.start, paragraph.end) is not None

    def _of_sentence(self, sentence: Sentence, view: Horizon, before: Horizon) -> Horizon:
        """The view of the paragraph, but for what the sentence says itself; `before` is that of the sentence before it."""
        start, end = sentence.start, sentence.end
        if view != "forward" and _PROMISE.search(self.text, start, end):
            return "forward"
        if view == "now" and _LISTED_GOAL.match(self.text, start, end):
            return "forward"
        if view == "back" or self._tells_of_a_year(sentence):
            return "back"
        return self._by_marks(sentence, view, before)

    def _by_marks(self, sentence: Sentence, view: Horizon, before: Horizon) -> Horizon:
        text, start, end = self.text, sentence.start, sentence.end
        marks = _PAST.findall(text, start, end)
        # 乡村振兴取得重大进展: in a plan that is what shall be reached; 了 and 已 make it past anywhere.
        open_yet = view == "forward" and all(mark.startswith(_TENSELESS) for mark in marks)
        past = 0 if open_yet else len(marks)
        if past and _BACK_LEAD.match(text, start, end):
            return "back"
        # 过去一年，…成绩。生产总值增长10.3%，…: a look back goes on as long as its figures do.
        goes_on = before == "back" and _FIGURE.search(text, start, end)
        if (not goes_on and past < _SURELY_PAST) or _FUTURE.search(text, start, end):
            return view
        return "back" if goes_on else "now"

    def _tells_of_a_year(self, sentence: Sentence) -> bool:
        """Does it open with a year that was over when the text was written, and speak of none after it?"""
        told = _YEAR_TOLD.match(self.text, sentence.start, sentence.end) if self.written else None
        if told is None or _FUTURE_MARK.search(self.text, sentence.start, sentence.end):
            return False
        last = max(int(year) for year in _ANY_YEAR.findall(self.text, sentence.start, sentence.end))
        return self.written is not None and last < self.written.year
