"""What each clause of a sentence is: a task, or why it is none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from luoshi.reading.aims import AIMING, aims, only_dates, read_aim, read_dated_aim, read_dated_outcome
from luoshi.reading.entries import Horizon, SegmentKind
from luoshi.reading.lexicon import alternation, words
from luoshi.reading.lexicon.sought import lazy_sought
from luoshi.reading.listing import COUNT_END
from luoshi.reading.outline import Clause
from luoshi.reading.owners import OWNER_LINE
from luoshi.reading.predicate import read_predicate
from luoshi.reading.pretenders import PRETENCES, Seen, judged_until, read_opening
from luoshi.reading.teaching import find_lessons
from luoshi.reading.tone import Tone
from luoshi.reading.verb_phrase import Form, Predicate, skip_openers


class Verdict(NamedTuple):
    """What a clause is, the rule that says so, and its predicate where it has one."""

    kind: SegmentKind
    rule: str
    predicate: Predicate | None

    def bare(self) -> Verdict:
        """The same verdict without its predicate, one value for all clauses it is said of."""
        return self if self.predicate is None else bare(self.kind, self.rule)


@cache
def bare(kind: SegmentKind, rule: str) -> Verdict:
    """A verdict without a predicate: one value, however many clauses it is said of."""
    return Verdict(kind, rule, None)


_OF_TONE: dict[Tone, Verdict] = {
    "heading": Verdict("heading", "heading-in-paragraph", None),
    "ceremony": Verdict("ceremony", "call-or-thanks", None),
    "principle": Verdict("principle", "guiding-thought", None),
    "explanation": Verdict("statement", "explains-itself", None),
}
_HISTORY = Verdict("history", "looks-back", None)
_STATEMENT = Verdict("statement", "no-action", None)
_TEACHING = {rule: Verdict("principle", rule, None) for rule in ("lesson", "weighs-aims", "held-in-parts")}
_OWNER_LINE = Verdict("statement", "owner-line", None)
_TASK_RULES: dict[Form, str] = {
    "verb": "verb-first",
    "modal": "told-to",
    "preposition": "object-first",
    "body": "body-and-verb",
    "dated": "thing-dated",
    "done": "thing-completed",
}
# 素质明显提高，形成…体系: behind a state that is to come about, 形成 tells another.
_STATE = lazy_sought(alternation(words("effects", "states")) + "$")
# 主要预期目标是：新增就业5万人: figures behind that are targets, and nobody is told to do them.
_GOALS = re.compile(r"预[期定]目标(?:任务)?(?:是|为)$")
_GOAL = Verdict("statement", "figure-only", None)
# Most sentences hold neither an aim nor a goal: those are asked for once, and not of each clause.
_PURSUES = re.compile(rf"{AIMING.pattern}|预[期定]目标")
# What may still be an aim of a 力争 before it.
_NO_ACTION = frozenset({"no-action", "figure-only"})
# 改革的主要任务是：发展民主，健全法制: what tasks are said to be is told, whatever the passage is about.
_TASKS_ARE = re.compile("任务(?:是|为)$")
_OPENS_LIST = frozenset("：:")
_SEMICOLON = frozenset("；;")


def judge_sentence(text: str, clauses: Sequence[Clause], horizon: Horizon, tone: Tone) -> list[Verdict]:
    """One verdict for each clause of a sentence."""
    if tone in _OF_TONE:
        return [_OF_TONE[tone]] * len(clauses)
    if horizon == "back":
        return [_HISTORY] * len(clauses)
    if OWNER_LINE.match(text, clauses[0].start):
        return [_OWNER_LINE] * len(clauses)
    judge = _Judge(text, clauses, horizon)
    return [judge.clause(index) for index in range(len(clauses))]


class _Judge:
    """Goes through one sentence; what came before in it decides about effects and about 要 said once for all."""

    def __init__(self, text: str, clauses: Sequence[Clause], horizon: Horizon) -> None:
        self.text, self.clauses = text, clauses
        self.judged_until = judged_until(text, clauses)
        self.lessons = find_lessons(text, clauses)
        self.told = horizon == "forward"
        self.tasks = 0
        self.states = 0
        self.pursues = _PURSUES.search(text, clauses[0].start, clauses[-1].end) is not None
        self.goals = False
        self.aiming = False
        # Where a 力争 with nothing but a time behind it begins, for the clause right behind it.
        self.aimed_from = -1

    def clause(self, index: int) -> Verdict:
        """The verdict on one clause."""
        clause = self.clauses[index]
        opened = skip_openers(self.text, clause.start, clause.end)
        found = (
            self._opening(opened, clause.end)
            or (_TEACHING[self.lessons[index]] if index in self.lessons else None)
            or self._action(clause, opened, index)
        )
        if self.pursues:
            found = self._aim(found, clause, opened)
            self.goals = self.goals or _GOALS.search(self.text, clause.start, clause.end) is not None
        if (
            found.rule == "announces-list"
            and clause.stop in _OPENS_LIST
            and _TASKS_ARE.search(self.text, opened, clause.end)
        ):
            self.told = True
        if found.kind == "task":
            self.tasks += 1
        elif (
            (index and index == self.judged_until)
            or found.rule == "slogan"
            or (found is _STATEMENT and _STATE.search(self.text, clause.start, clause.end))
        ):
            self.states += 1
        if clause.stop in _SEMICOLON:
            self.tasks = self.states = 0
            self.aiming = False
        return found

    def _aim(self, found: Verdict, clause: Clause, opened: int) -> Verdict:
        """The verdict, or that a figure goes on with the 力争 before it: an aim of its own, up to another action."""
        if only_dates(self.text, clause.start, clause.end):
            self.aiming, self.aimed_from = True, clause.start
            return _STATEMENT
        begin, self.aimed_from = self.aimed_from, -1
        dated = read_dated_aim(self.text, clause.start, clause.end) if found is _STATEMENT and self.told else None
        if dated is not None:
            self.aiming = True
            return Verdict("task", _TASK_RULES["verb"], dated)
        outcome = (
            read_dated_outcome(self.text, clause.start, clause.end) if found.kind != "task" and self.told else None
        )
        if outcome is not None:
            return Verdict("task", _TASK_RULES["verb"], outcome)
        if found.rule in _NO_ACTION and self.aiming and found is not _GOAL:
            aim = read_aim(self.text, opened, clause.end)
            # 力争到2027年，|茶园面积达到3万亩: the time of the first aim stands in a clause of its own.
            aim = aim._replace(start=begin) if aim and begin >= 0 else aim
            return Verdict("task", "aim-goes-on", aim) if aim else found
        if found.kind == "task" and found.predicate:
            self.aiming = aims(self.text, clause.start, found.predicate.verb_end)
        return found

    def _opening(self, opened: int, end: int) -> Verdict | None:
        opening = read_opening(self.text, opened, end)
        return bare(opening.kind, opening.rule) if opening else None

    def _action(self, clause: Clause, opened: int, index: int) -> Verdict:
        if self.goals and COUNT_END.search(self.text, clause.start, clause.end):
            return _GOAL
        predicate = read_predicate(self.text, opened, clause.end)
        if predicate is None:
            return _STATEMENT
        self.told = self.told or predicate.form == "modal"
        if not self.told:
            return _STATEMENT
        verb = self.text[predicate.verb : predicate.verb + 2]
        tasks = self.tasks + self.states
        seen = Seen(self.text, self.clauses, index, clause, predicate, verb, tasks, self.judged_until)
        for pretence in PRETENCES:
            if pretence.holds(seen):
                return Verdict(pretence.kind, pretence.rule, predicate)
        return Verdict("task", "forbidden" if predicate.forbids else _TASK_RULES[predicate.form], predicate)
