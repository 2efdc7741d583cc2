"""What each clause of a sentence is: a task, or why it is none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from luoshi.reading.entries import Horizon, SegmentKind
from luoshi.reading.lexicon import alternation, words
from luoshi.reading.outline import Clause
from luoshi.reading.predicate import HOLD, HOPE, Predicate, read_predicate, skip_openers
from luoshi.reading.tone import Tone, copula_at

_ASIDE = re.compile(r"(?:必须|就必须|就要|关键|重在|难点|重点在|核心是|根本|首先要|首要|实质|目的|要以|是|各级[^，]{0,8}要|也要)")
_ALREADY = re.compile(r"已(?:经)?(?![有知])|累计|共(?=完成|实施|投入)")
_DONE = re.compile(r"[^，]{0,1}了(?![解断然得如])")
_CONDITION = re.compile(r"(?:只要|只有|如果|对于|随着|由于|虽然|尽管|因为|即使|无论|不论|凡|当[^前]|为了|为[^，]{2,20}，|要在[^，]{2,20}下)")
_FIRM = frozenset(words("effects", "firm_verbs"))
_STRONG = re.compile(alternation(words("effects", "firm_marks")))
_HOLDING = re.compile(alternation(words("tone", "holding")))
_ANNOUNCING = re.compile(alternation(words("tone", "announcing")))
_SLOGAN = re.compile(alternation(words("tone", "slogans")))
_IMAGE = re.compile(alternation(words("effects", "images")))
_MERE = frozenset(words("effects", "mere_effects"))
_FIGURE = re.compile(alternation(words("effects", "figures")))
_CARRIES = frozenset(words("effects", "carrying_verbs"))
_JUDGING = re.compile(alternation(words("tone", "judgements")))
_FRAMING = re.compile(alternation(words("tone", "framing")))
_BARE = 4
_NAMED = re.compile(r"[\d“\"《０-９]|全覆盖|全部|清零")


class Verdict(NamedTuple):
    """What a clause is, the rule that says so, and its predicate where it has one."""

    kind: SegmentKind
    rule: str
    predicate: Predicate | None


_OF_TONE: dict[Tone, Verdict] = {
    "heading": Verdict("heading", "heading-in-paragraph", None),
    "ceremony": Verdict("ceremony", "call-or-thanks", None),
    "principle": Verdict("principle", "guiding-thought", None),
    "explanation": Verdict("statement", "explains-itself", None),
}
_HISTORY = Verdict("history", "looks-back", None)
_STATEMENT = Verdict("statement", "no-action", None)


def judge_sentence(text: str, clauses: Sequence[Clause], horizon: Horizon, tone: Tone) -> list[Verdict]:
    """One verdict for each clause of a sentence."""
    if tone in _OF_TONE:
        return [_OF_TONE[tone]] * len(clauses)
    if horizon == "back":
        return [_HISTORY] * len(clauses)
    judge = _Judge(text, clauses, horizon)
    return [judge.clause(index) for index in range(len(clauses))]


def _judged_until(text: str, clauses: Sequence[Clause]) -> int:
    """Clauses before this index are the subject of a later 是…, 关系到…: they order nothing."""
    for index in range(len(clauses) - 1, 0, -1):
        if _JUDGING.match(text, clauses[index].start, clauses[index].end):
            return index
    return 0


class _Judge:
    """Goes through one sentence; what came before in it decides about effects and about 要 said once for all."""

    def __init__(self, text: str, clauses: Sequence[Clause], horizon: Horizon) -> None:
        self.text, self.clauses, self.horizon = text, clauses, horizon
        self.judged_until = _judged_until(text, clauses)
        self.told = False
        self.tasks = 0

    def clause(self, index: int) -> Verdict:
        """The verdict on one clause."""
        clause = self.clauses[index]
        found = self._look(clause, index)
        if found.kind == "task":
            self.tasks += 1
        if clause.stop in "；;":
            self.tasks = 0
        return found

    def _look(self, clause: Clause, index: int) -> Verdict:
        text = self.text
        opened = skip_openers(text, clause.start, clause.end)
        if HOLD.end_of(text, opened, clause.end) > 0 or _HOLDING.match(text, opened, clause.end):
            return Verdict("principle", "holds-on", None)
        if _ANNOUNCING.search(text, opened, clause.end):
            return Verdict("statement", "announces-list", None)
        if _FRAMING.match(text, opened, clause.end):
            return Verdict("statement", "frame", None)
        if _SLOGAN.match(text, opened, clause.end):
            return Verdict("principle", "slogan", None)
        if _CONDITION.match(text, opened, clause.end):
            return _STATEMENT
        predicate = read_predicate(text, clause.start, clause.end)
        if predicate is None:
            return _STATEMENT
        if predicate.form == "modal":
            self.told = True
        if self.horizon == "now" and not self.told:
            return _STATEMENT
        if _ALREADY.search(text, clause.start, predicate.verb) or _DONE.match(text, predicate.verb_end, clause.end) or text[clause.end - 1] == "了":
            return Verdict("history", "past-in-clause", predicate)
        if self._is_bare(clause, predicate):
            return Verdict("principle", "slogan", predicate)
        if self._is_figure(clause, predicate):
            return Verdict("statement", "figure-only", predicate)
        if self._is_judged(clause, index, predicate):
            return Verdict("statement", "judgement", predicate)
        if self._is_hope(clause, index, predicate):
            return Verdict("statement", "hoped-effect", predicate)
        return Verdict("task", _RULES[predicate.form] if not predicate.forbids else "forbidden", predicate)

    def _is_bare(self, clause: Clause, predicate: Predicate) -> bool:
        """科学规划, 整体推进: manner and verb without an object say how, not what."""
        return predicate.form == "verb" and predicate.verb_end == clause.end and clause.end - predicate.start <= _BARE

    def _is_figure(self, clause: Clause, predicate: Predicate) -> bool:
        """种植面积达到2000亩: a figure said of a thing is a target, not a task."""
        opening = {self.text[predicate.start : predicate.start + 2], self.text[predicate.verb : predicate.verb + 2]}
        if predicate.form != "verb" or opening & _CARRIES:
            return False
        return _FIGURE.search(self.text, predicate.verb_end, clause.end) is not None

    def _is_judged(self, clause: Clause, index: int, predicate: Predicate) -> bool:
        """Is the clause only the subject of what follows (加快发展是…; 走…道路，必须…)?"""
        if copula_at(self.text, predicate.verb_end, clause.end) >= 0:
            return True
        if index < self.judged_until and predicate.form != "modal":
            return True
        if index or len(self.clauses) < 2 or clause.stop not in "，," or predicate.form == "modal":
            return False
        following = self.clauses[1]
        return _ASIDE.match(self.text, following.start, following.end) is not None

    def _is_hope(self, clause: Clause, index: int, predicate: Predicate) -> bool:
        """Does the clause only say what the clauses before it are good for?"""
        if not self.tasks or predicate.form not in ("verb", "preposition") or HOPE.end_of(self.text, predicate.verb, clause.end) < 0:
            return False
        last = index == len(self.clauses) - 1 or clause.stop in "；;"
        if last and _IMAGE.match(self.text, predicate.verb, clause.end):
            return True
        if self.text[predicate.verb : predicate.verb + 2] in _FIRM:
            return False
        mere = self.text[predicate.verb : predicate.verb + 2] in _MERE
        if (_NAMED.search(self.text, predicate.start, clause.end) and not mere) or _STRONG.match(self.text, predicate.start, clause.end):
            return False
        return mere or last


_RULES = {
    "verb": "verb-first",
    "modal": "told-to",
    "preposition": "object-first",
    "body": "body-and-verb",
    "dated": "thing-dated",
    "done": "thing-completed",
}
