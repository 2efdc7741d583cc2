"""Does a passage look back, describe the present, or look forward?

The text's own *now* divides it. Headings turn the view for all that stands under them, the first words of a paragraph
for the paragraphs after it, the marks of a sentence only for itself.
"""

from __future__ import annotations

import re

from luoshi.reading.entries import Horizon
from luoshi.reading.lexicon import alternation, words
from luoshi.reading.outline import BACK_HEADING, FORWARD_HEADING, Head, Outline, Paragraph, Sentence

_BACK_LEAD = re.compile(alternation(words("horizon", "back_leads")))
_FORWARD_LEAD = re.compile(alternation(words("horizon", "forward_leads")))
_PAST = re.compile(alternation(words("horizon", "past_marks")))
_FIGURE = re.compile(alternation(words("horizon", "past_figures")))
_PROMISE = re.compile(alternation(words("horizon", "promises")))
_PLAN = re.compile(alternation(words("horizon", "plan_openings")))
_FUTURE = re.compile(alternation(words("horizon", "future_marks")))
_YEAR = re.compile(r"20\d\d(?=年)")
_TOP = 2
_OPENING = 1500
_SHORT = 40
_SURELY_PAST = 2
_LEAD = 80
_DIGIT = re.compile(r"[0-9０-９]")


def read_horizons(text: str, outline: Outline) -> tuple[Horizon, ...]:
    """One horizon for each sentence of the outline."""
    return _Reader(text, outline).read()


class _Reader:
    def __init__(self, text: str, outline: Outline) -> None:
        self.text, self.outline = text, outline
        self.years = [self._year(head) for head in outline.heads]
        # A text may have thousands of headings: what all of them say together is asked once.
        self.newest = max(self.years, default=0)
        self.several_years = any(0 < year < self.newest for year in self.years)
        self.view: Horizon = "forward" if _PLAN.search(text, 0, _OPENING) else "now"

    def read(self) -> tuple[Horizon, ...]:
        views = [self._of_paragraph(paragraph) for paragraph in self.outline.paragraphs]
        self._reach_back(views)
        found: list[Horizon] = []
        for paragraph, view in zip(self.outline.paragraphs, views, strict=True):
            sentences = self.outline.sentences[paragraph.first : paragraph.last]
            found.extend(self._of_sentence(sentence, view) for sentence in sentences)
        return tuple(found)

    def _year(self, head: Head) -> int:
        found = _YEAR.search(self.text, head.words.start, head.words.end)
        return int(found.group()) if found else 0

    def _of_heading(self, index: int) -> Horizon | None:
        """What a heading says of the view, or None where it says nothing."""
        head, year = self.outline.heads[index], self.years[index]
        words_of = self.text[head.words.start : head.words.end]
        if BACK_HEADING.search(words_of):
            return "back"
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
            self.view != "forward" and future >= 2 and future > 2 * past
        ):
            self.view = "forward"
        elif self.view == "now" and past >= 2 and past > 2 * future:
            self.view = "back"
        return self.view

    def _marks(self, paragraph: Paragraph) -> tuple[int, int]:
        text, start, end = self.text, paragraph.start, paragraph.end + 1
        past = len(_PAST.findall(text, start, end)) + len(_FIGURE.findall(text, start, end))
        return past, len(_FUTURE.findall(text, start, end))

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

    def _of_sentence(self, sentence: Sentence, view: Horizon) -> Horizon:
        text = self.text
        if view != "forward" and _PROMISE.search(text, sentence.start, sentence.end):
            return "forward"
        if view == "back":
            return view
        past = len(_PAST.findall(text, sentence.start, sentence.end))
        if not past:
            return view
        if _BACK_LEAD.match(text, sentence.start, sentence.end):
            return "back"
        if past < _SURELY_PAST or _FUTURE.search(text, sentence.start, sentence.end):
            return view
        return "now"
