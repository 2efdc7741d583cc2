"""The words that date a task: in its clause, before it in the sentence, or in a lead that carries its date along."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.lexicon import alternation, lexicon, words
from luoshi.reading.lexicon.sought import Sought, guarded, lazy_sought
from luoshi.reading.outline import Clause, Outline, Sentence
from luoshi.reading.text import Span
from luoshi.reading.values.periods import may_hold_date, read_dates

# The words alone count here, not the days they mean; those are worked out for each deadline, once the document is dated.
_ANY_DAY = date(2000, 6, 15)
_OTHER_WORDS = Sought(alternation(words("deadlines", "words")))
_COUNTED_FROM = lazy_pattern(r"(?:自?[一-龥]{2}之日起|[一-龥]{2}后|会后)$")
_CARRYING = lazy_sought(alternation(words("deadlines", "carrying")))
_GOALS = lazy_sought(alternation(words("deadlines", "goals")))
_OPENING = re.compile(guarded(alternation(words("deadlines", "opening"))))
_ANNOUNCING = lazy_sought(alternation(words("deadlines", "announcing")) + "$")
# One of these stands in a sentence that carries a date on; most have none, and their clauses need not be asked.
_LEADS = lazy_sought(alternation(*(words("deadlines", name) for name in ("carrying", "goals", "announcing"))))
_INSIDE = re.compile(alternation(words("deadlines", "inside")))
_NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,2}(?:是|要)|第[一二三四五六七八九十]|首先|其[一二三四]|[（(]?\d{1,2}[.．、)）]"
)
# What looks back, and names that are no time by which something is done (建党百年, “十五”, 最后半个月).
_NO_DEADLINE = frozenset({"past-span", "since", "decade", "anniversary", "final-stretch"})
_BACK = re.compile(
    "[从自到至]?"
    + alternation(
        *(
            tuple(word for word, offset in lexicon("periods")[table].items() if offset < (table == "days"))
            for table in ("years", "months", "weeks", "days")
        )
    )
)
# 比去年, 与2004年相比: a year one compares with is no deadline; nor is "2005年的3倍", or a year in a title.
_NO_DATE_BEFORE = re.compile(r"(?:比|较|同|与|对|高于|低于|控制在|不超过|《[^》]{0,30}|“[^”]{0,20}|[（(])$")
_NO_DATE_AFTER = re.compile(
    r"以来|相比|行动|规划|计划|报告|方案|的?[\d一二三四五六七八九十]{1,12}倍|政府工作|的?水平|为[“\"]"
)
# 明年的各项工作, 全年目标任务: the date belongs to the thing, not to what is done with it.
_ATTRIBUTE = re.compile("的|(?:经济社会发展|政府|重点|主要|各项|全部|既定|预期){0,6}(?:目标|任务|工作(?!日))|各项")
# A date farther from the beginning stands not at the head of its sentence; points farther off than this were not announced.
_HEAD = 30
_MOST_SENTENCES = 60


class Deadlines:
    """Finds the dates of a text that can govern a task."""

    def __init__(self, text: str) -> None:
        self._text = text

    def may_stand(self, start: int, end: int) -> bool:
        """Can there be any in a stretch, or in a part of it? A quick look, for most have none."""
        return may_hold_date(self._text, max(0, start - 1), end) or _OTHER_WORDS.stands(self._text, start, end)

    def between(self, start: int, end: int) -> list[Span]:
        """Those in a stretch, in order; years one only compares with are left out."""
        found = []
        for span in _dates(self._text, start, end):
            before = self._text[max(start, span.start - 32) : span.start]
            if not _NO_DATE_BEFORE.search(before) and not _NO_DATE_AFTER.match(self._text, span.end, end):
                found.append(span)
        return found

    def belongs_to_a_thing(self, span: Span) -> bool:
        """Does the date say which thing is meant (明年的各项工作), not by when?"""
        return _ATTRIBUTE.match(self._text, span.end) is not None


def _dates(text: str, start: int, end: int) -> Iterator[Span]:
    # The character before the stretch comes along: it tells whether a word begins there.
    first = max(0, start - 1)
    at = start
    for period in read_dates(text[first:end], _ANY_DAY):
        date_at = first + period.start
        if date_at >= start and _can_be_a_deadline(text, date_at, first + period.end, period.rule):
            yield from _words_between(text, at, date_at)
            at = first + period.end
            yield Span(date_at, at)
    yield from _words_between(text, at, end)


def _words_between(text: str, start: int, end: int) -> Iterator[Span]:
    for found in _OTHER_WORDS.finditer(text, start, end):
        # What it is counted from belongs to it: 验收后|1个月内, 自公布之日起|30日内.
        counted_from = _COUNTED_FROM.search(text, max(start, found.start() - 6), found.start())
        yield Span(counted_from.start() if counted_from else found.start(), found.end())


def _can_be_a_deadline(text: str, start: int, end: int, rule: str) -> bool:
    if rule in _NO_DEADLINE or _BACK.match(text, start):
        return False
    last = text[end - 1]
    if rule == "five-year-plan":
        return last not in '”"’」』'
    return rule != "holiday" or last in "间后"


class DateInForce:
    """Walks through a document's sentences and knows which date a lead has put in force."""

    def __init__(self, text: str, outline: Outline) -> None:
        self.text, self.outline = text, outline
        self.carried: Span | None = None
        self._until = -1

    def enter(self, sentence: Sentence) -> bool:
        """Let go of what no longer holds; True where this sentence may put a date of its own in force."""
        if sentence.start >= self._until:
            self.carried = None
        return self._leads_on(sentence)

    def carry(self, sentence: Sentence, clauses: Sequence[Clause], dates: Sequence[Sequence[Span]]) -> None:
        """Note what this sentence's clauses (their dates beside them) put in force for what follows."""
        for clause, found in zip(clauses, dates, strict=True):
            until = self._reach(clause, sentence)
            if found and until > clause.end:
                self.carried, self._until = found[0], until

    def may_carry(self, sentence: Sentence, clauses: Sequence[Clause]) -> bool:
        """Could this sentence, though it holds no task, put a date in force?"""
        return self._leads_on(sentence) and any(self._reach(clause, sentence) > clause.end for clause in clauses)

    def _leads_on(self, sentence: Sentence) -> bool:
        """Has it any of the words by which one of its clauses could carry a date on?"""
        return (
            _LEADS.search(self.text, sentence.start, sentence.end + 1) is not None
            or _OPENING.match(self.text, sentence.start) is not None
        )

    def _reach(self, clause: Clause, sentence: Sentence) -> int:
        """How far the date of this clause is carried; no farther than the clause where it is no lead.

        A lead of goals (今年的主要预期目标是) holds for its sentence, one of work (明年的工作重点是) for the paragraph, one
        that announces its points (今年采取三项举措) to the last numbered point: what stands between 一是 and 二是 belongs to the first.
        """
        paragraph = self.outline.paragraphs[sentence.paragraph]
        if _CARRYING.search(self.text, clause.start, clause.end + 1):
            return paragraph.end
        if clause.start == sentence.start and _OPENING.match(self.text, clause.start):
            return paragraph.end
        if _GOALS.search(self.text, clause.start, clause.end + 1):
            return sentence.end
        if clause.end + 1 < sentence.end or not _ANNOUNCING.search(self.text, clause.start, clause.end):
            return clause.end
        after = clause.sentence + 1
        following = self.outline.sentences[after : min(paragraph.last, after + _MOST_SENTENCES)]
        points = [one.end for one in following if _NUMBERED.match(self.text, one.start)]
        return max(points, default=clause.end)

    def after(self, clause: Clause, sentence: Sentence, when: Span | None) -> Span | None:
        """The date that still governs at `clause`: past a semicolon only one from the head of the sentence, or a lead's."""
        if when is None or when is self.carried or not self._follows_semicolon(clause):
            return when
        return when if self._leads(sentence, when) else self.carried

    def _follows_semicolon(self, clause: Clause) -> bool:
        return self.text[max(0, clause.start - 2) : clause.start].rstrip().endswith(("；", ";"))

    def _leads(self, sentence: Sentence, when: Span) -> bool:
        first = self.outline.clauses[sentence.first]
        return when.start < min(first.end, first.start + _HEAD) and not _INSIDE.search(
            self.text, first.start, when.start
        )
