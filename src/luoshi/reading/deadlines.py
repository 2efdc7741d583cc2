"""The words that date a task: in its clause, before it in the sentence, or in a lead that carries its date along."""

from __future__ import annotations

import re

from luoshi.reading.lexicon import alternation, words
from luoshi.reading.outline import Outline, Sentence
from luoshi.reading.text import Span

_DATE = re.compile(alternation(words("deadlines", "dates")))
_CARRYING = re.compile(alternation(words("deadlines", "carrying")))
# 比去年, 与2004年相比: a year one compares with is no deadline; nor is "2005年的3倍".
_NO_DATE_BEFORE = re.compile(r"(?:比|较|同|与|对|《[^》]{0,30}|“[^”]{0,20})$")
_NO_DATE_AFTER = re.compile(r"(?:以来|相比|行动|规划|计划|报告|方案|的?[\d一二三四五六七八九十]+倍|政府工作)")


def read_dates_of(text: str, start: int, end: int) -> list[Span]:
    """Every deadline-like date in a stretch, in order; years one only compares with are left out."""
    found = []
    for date in _DATE.finditer(text, start, end):
        if _NO_DATE_BEFORE.search(text[max(start, date.start() - 32) : date.start()]):
            continue
        if _NO_DATE_AFTER.match(text, date.end(), end):
            continue
        found.append(Span(*date.span()))
    return found


class DateInForce:
    """Walks through a document's sentences and knows which date a lead has put in force."""

    def __init__(self, text: str, outline: Outline) -> None:
        self.text, self.outline = text, outline
        self.carried: Span | None = None
        self.until = -1

    def enter(self, sentence: Sentence, dates: list[list[Span]]) -> None:
        """Note what this sentence's clauses (their dates beside them) put in force for what follows."""
        if self.carried is not None and not self._still(sentence):
            self.carried = None
        clauses = self.outline.clauses[sentence.first : sentence.last]
        for clause, found in zip(clauses, dates, strict=True):
            if found and _CARRYING.search(self.text, clause.start, clause.end + 1):
                self.carried, self.until = found[0], sentence.paragraph

    def may_carry(self, sentence: Sentence) -> bool:
        """Could this sentence, though it holds no task, put a date in force?"""
        return _CARRYING.search(self.text, sentence.start, sentence.end) is not None

    def _still(self, sentence: Sentence) -> bool:
        return sentence.paragraph == self.until
