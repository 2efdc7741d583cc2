"""Action clauses: verb, object, listed items, owner, deadline. What is no task says why."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from luoshi.reading.concrete import is_concrete
from luoshi.reading.deadlines import DateInForce, Deadlines
from luoshi.reading.entries import Horizon
from luoshi.reading.fields import field_of, stage_of
from luoshi.reading.listing import named_behind
from luoshi.reading.numbered_lines import behind_marker, sections_of_lists
from luoshi.reading.objects import read_items
from luoshi.reading.outline import Clause, Outline, Sentence
from luoshi.reading.owners import Charge, body_before, read_charges, supported_body, told_body
from luoshi.reading.row_edges import row_within, without_edges
from luoshi.reading.series import split_actions
from luoshi.reading.tables import TaskTables
from luoshi.reading.task_columns import Row, Tasks
from luoshi.reading.text import Span
from luoshi.reading.tone import Tone
from luoshi.reading.topics import counted_until, topic_start
from luoshi.reading.unbroken import Unbroken
from luoshi.reading.verb_phrase import Predicate
from luoshi.reading.verdicts import Verdict, judge_sentence

Resolve = Callable[[str], date | None]

NO_TABLES = TaskTables()
_LABEL = Verdict("statement", "table-label", None)
_ROW_VERB = re.compile(
    r"(?:建设|改造|工程|整治|治理|提升|服务|培训|编制|管理|保护|修复|推广)(?=(?:项目|工程|工作|行动)?$)"
)
# 加工厂6月底前投产，加快扶贫车间建设: the date stands between the thing and what happens to it, and is that thing's alone.
_DATED_ITSELF = frozenset({"thing-dated", "thing-completed"})
_TRAILING = re.compile(r"(?:等)?[（(](?>[^（）()]{0,600}?(?:牵头|负责|配合|责任单位))[^（）()]{0,600}+[）)]$")


class Draft(NamedTuple):
    """A task before it has its number: the clause it stands in and how the clause was understood."""

    span: Span
    predicate: Predicate
    rule: str
    clause: Clause


class _Drafted(NamedTuple):
    """A sentence with its clauses and the drafts in them."""

    sentence: Sentence
    clauses: Sequence[Clause]
    drafts: list[Draft]


class TaskReading(NamedTuple):
    """All tasks of a text and the verdict on every clause, one (bare) for each clause of the outline."""

    tasks: Tasks
    verdicts: Sequence[Verdict]


def find_tasks(
    text: str,
    outline: Outline,
    horizons: Sequence[Horizon],
    tones: Sequence[Tone],
    resolve: Resolve,
    tables: TaskTables = NO_TABLES,
    view: Unbroken | None = None,
) -> TaskReading:
    """Read every action clause. `resolve` turns words such as 年底前 into the day they mean, or None.

    `tables` are the tables of tasks: what a row says of owners and dates holds for the tasks in its cell. Where `text` is
    only a view of the text, each task stands where `view` has it in the text itself.
    """
    verdicts: list[Verdict] = []
    drafted = _read_drafts(text, outline, horizons, tones, tables, verdicts)
    if tables.rows:
        drafted = iter(_with_bare_rows(text, outline, tables, list(drafted)))
    view = view or Unbroken(text, ())
    tasks = Tasks(_Finisher(view, outline, resolve, tables).finish(drafted), view.source)
    return TaskReading(tasks, verdicts)


def _read_drafts(
    text: str,
    outline: Outline,
    horizons: Sequence[Horizon],
    tones: Sequence[Tone],
    tables: TaskTables,
    verdicts: list[Verdict],
) -> Iterator[_Drafted]:
    """The sentences with their drafts, one by one to keep memory low; the verdicts on all clauses are added to `verdicts`."""
    section = sections_of_lists(text, outline)
    all_clauses = iter(outline.clauses)
    for index, (sentence, horizon, tone) in enumerate(zip(outline.sentences, horizons, tones, strict=True)):
        clauses = behind_marker(outline, sentence, list(islice(all_clauses, sentence.last - sentence.first)))
        judged = judge_sentence(text, clauses, horizon, tone)
        if tables.extents:
            judged = [
                _LABEL if tables.labels(clause.start) else one for clause, one in zip(clauses, judged, strict=True)
            ]
        verdicts.extend([one if one.predicate is None else one.bare() for one in judged])
        sentence = sentence._replace(head=section[index]) if index in section else sentence
        yield _Drafted(sentence, clauses, list(_drafts(text, clauses, judged)))


def _drafts(text: str, clauses: Sequence[Clause], judged: Sequence[Verdict]) -> Iterator[Draft]:
    for place, (clause, verdict) in enumerate(zip(clauses, judged, strict=True)):
        predicate = verdict.predicate
        if predicate is None or verdict.kind != "task":
            continue
        span, rule = _span(text, clause, predicate), verdict.rule
        until = counted_until(text, clauses, judged, place, predicate)
        span = Span(span.start, until) if until > clause.end else span
        topic = topic_start(text, clauses, judged, place, predicate)
        if topic is not None:
            span, rule = Span(topic, span.end), "object-first"
        for part, action in split_actions(text, span, predicate):
            yield Draft(part, action, rule, clause)


def _with_bare_rows(text: str, outline: Outline, tables: TaskTables, drafted: Sequence[_Drafted]) -> Sequence[_Drafted]:
    """A row of a table of tasks is a task, even where its cell names a thing and no action (社区养老服务站建设)."""
    told = {row.cell for one in drafted for draft in one.drafts if (row := tables.row_at(draft.span.start))}
    for row in tables.rows:
        at = bisect_right(outline.clauses, row.cell.start, key=lambda clause: clause.start) - 1
        if row.cell in told or at < 0 or outline.clauses[at].start != row.cell.start:
            continue
        clause, cell = outline.clauses[at], row.cell
        found = _ROW_VERB.search(text, cell.start, cell.end)
        verb = found.span() if found else (cell.end, cell.end)
        predicate = Predicate(cell.start, *verb, "done", (cell.start, verb[0]))
        drafts = drafted[clause.sentence].drafts
        drafts.append(Draft(cell, predicate, "table-row", clause))
        drafts.sort(key=lambda draft: draft.span)
    return drafted


def _span(text: str, clause: Clause, predicate: Predicate) -> Span:
    closes = text[clause.end - 1] in "）)"
    found = _TRAILING.search(text, predicate.verb_end, clause.end) if closes else None
    end = found.start() if found else clause.end
    return Span(predicate.start, end)


class _Finisher:
    """Adds to each draft what stands around it: owners, deadline, section."""

    def __init__(self, view: Unbroken, outline: Outline, resolve: Resolve, tables: TaskTables) -> None:
        self.text, self.view, self.outline, self.resolve, self.tables = view.text, view, outline, resolve, tables
        self.charges = deque(read_charges(view.text))
        self.deadlines = Deadlines(view.text)
        self.dates = DateInForce(view.text, outline)
        self.words: dict[str, str] = {}
        self.asked: tuple[int, int | None] = (-1, None)
        self.headed: tuple[int | None, str | None] = (None, None)

    def finish(self, drafted: Iterator[_Drafted]) -> Iterator[Row]:
        """Give the tasks in text order."""
        for one in drafted:
            if not one.drafts and self.dates.carried is None and not self.dates.may_carry(one.sentence, one.clauses):
                continue
            for draft, owner, when in self._walk(*one):
                yield self._task(draft, one.sentence, owner, when)

    def _walk(
        self, sentence: Sentence, clauses: Sequence[Clause], drafts: Sequence[Draft]
    ) -> Iterator[tuple[Draft, Span | None, Span | None]]:
        leads_on = self.dates.enter(sentence)
        # Behind the last task a date matters only where it is carried on.
        until = sentence.end if leads_on else drafts[-1].clause.end if drafts else sentence.start
        dated = self.deadlines.may_stand(sentence.start, until)
        dates = [
            self.deadlines.between(clause.start, clause.end) if dated and clause.start < until else []
            for clause in clauses
        ]
        if leads_on:
            self.dates.carry(sentence, clauses, dates)
        owner: Span | None = None
        when = self.dates.carried
        place = 0
        for clause, found in zip(clauses, dates, strict=True):
            if place == len(drafts):
                return
            here = place
            while place < len(drafts) and drafts[place].clause.start == clause.start:
                place += 1
            if place > here and drafts[here].predicate.subject[1] > drafts[here].predicate.subject[0]:
                body = body_before(self.text, *drafts[here].predicate.subject)
                owner = Span(*body) if body else (None if drafts[here].predicate.form in ("modal", "body") else owner)
            elif place == here:
                body = told_body(self.text, clause.start, clause.end)
                owner = Span(*body) if body else owner
            own = _nearest([span for span in found if not self.deadlines.belongs_to_a_thing(span)], acts=place > here)
            when = own or self.dates.after(clause, sentence, when)
            for draft in drafts[here:place]:
                yield draft, owner, when
                own_work = supported_body(self.text, draft.predicate.verb, draft.span.end)
                owner = Span(*own_work) if own_work else owner
            if own and any(
                draft.rule in _DATED_ITSELF and draft.span.start < own.start for draft in drafts[here:place]
            ):
                when = self.dates.carried

    def _task(self, draft: Draft, sentence: Sentence, owner: Span | None, when: Span | None) -> Row:
        text, span, predicate = self.text, draft.span, draft.predicate
        row = self.tables.row_at(span.start) if self.tables.rows else None
        when = row.deadline if row and row.deadline else when
        charge = Charge(row.cell.start, row.cell.end, row.owners, row.support) if row else self._charge(span, sentence)
        owners = charge.owners if charge else (self._once(owner.quote(text)),) if owner else ()
        verb = self._once(text[predicate.verb : predicate.verb_end])
        parts = named_behind(text, predicate.verb_end, span.end) or read_items(text, *row_within(text, predicate, span))
        items = [self.view.bounds(*part) for part in without_edges(text, predicate, parts)]
        quote = span.quote(text)
        deadline = self._once(when.quote(text)) if when else None
        reasons = [
            (rule, *self.view.bounds(start, end), gives)
            for rule, start, end, gives in _reasons(draft, owner, charge, when, in_table=row is not None)
        ]
        return Row(
            *self.view.bounds(*span),
            verb=verb,
            items=items,
            owners=owners,
            support=charge.support if charge else (),
            deadline=deadline,
            due=self.resolve(deadline) if deadline else None,
            field=self._field(sentence.head) or field_of(quote),
            stage=stage_of(verb),
            section=sentence.head,
            concrete=is_concrete(quote, verb, len(items), dated=bool(when and span.start <= when.start < span.end)),
            rule=draft.rule,
            reasons=reasons,
        )

    def _once(self, words: str) -> str:
        """The same few verbs, dates and bodies stand thousands of times in a long text: one copy of each will do."""
        return self.words.setdefault(words, words)

    def _field(self, head: int | None) -> str | None:
        """The field that a heading names; the next task as a rule stands under the same one."""
        if self.headed[0] != head:
            self.headed = head, None if head is None else field_of(self.outline.heads[head].words.quote(self.text))
        return self.headed[1]

    def _charge(self, span: Span, sentence: Sentence) -> Charge | None:
        """The bracket that closes the stretch this task stands in: the next one in the same paragraph."""
        while self.charges and self.charges[0].end <= span.start:
            self.charges.popleft()
        if not self.charges:
            return None
        charge = self.charges[0]
        if charge.start < self.outline.paragraphs[sentence.paragraph].end:
            return charge
        # A line of its own names the bodies of all that stands above it under the same heading.
        return charge if charge.on_line and self._head_above(charge.end) == sentence.head else None

    def _head_above(self, position: int) -> int | None:
        """The heading that holds at a position of the text; the next task as a rule asks for the same one."""
        if self.asked[0] != position:
            at = bisect_right(self.outline.sentences, position, key=lambda sentence: sentence.start) - 1
            self.asked = position, self.outline.sentences[at].head
        return self.asked[1]


def _nearest(dates: list[Span], *, acts: bool) -> Span | None:
    """The date of a clause that governs: the first where the clause acts, else the last before what follows."""
    if not dates:
        return None
    return dates[0] if acts else dates[-1]


def _reasons(
    draft: Draft, owner: Span | None, charge: Charge | None, when: Span | None, *, in_table: bool
) -> Iterator[tuple[str, int, int, str]]:
    """Rule, start, end and conclusion of each that had a say."""
    yield "action-verb", draft.predicate.verb, draft.predicate.verb_end, ""
    if charge and charge.owners:
        rule = "owner-in-table" if in_table else "owner-line" if charge.on_line else "owner-in-bracket"
        yield rule, charge.start, charge.end, "owner=" + "、".join(charge.owners)
    elif owner:
        yield "owner-before-verb", owner.start, owner.end, ""
    if when:
        inside = draft.clause.start <= when.start < draft.clause.end
        yield (
            "deadline-in-table" if in_table else "deadline-in-clause" if inside else "deadline-carried",
            when.start,
            when.end,
            "",
        )
