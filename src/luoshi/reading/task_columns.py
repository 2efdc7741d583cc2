"""Tasks: a long text has a hundred thousand of them, so they are kept as columns, each task made when it is asked for."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple, overload

from luoshi.reading.entries import Item, Reason, Stage, Task

_NO_SECTION = -1


class Row(NamedTuple):
    """A task as it goes into the columns: its items and reasons as plain numbers and words, for each would live a moment only."""

    start: int
    end: int
    verb: str
    items: Sequence[tuple[int, int]]
    owners: tuple[str, ...]
    support: tuple[str, ...]
    deadline: str | None
    due: date | None
    field: str | None
    stage: Stage
    section: int | None
    concrete: bool
    rule: str
    reasons: Sequence[tuple[str, int, int, str]]


class Tasks(Sequence[Task]):
    """Tasks in order, numbered t1, t2 …; two that are the same are equal, not one object. `source` is what their items quote."""

    __slots__ = (
        "_concrete", "_deadlines", "_dues", "_ends", "_fields", "_item_ends", "_item_starts", "_items_until", "_owners",
        "_reason_ends", "_reason_gives", "_reason_rules", "_reason_starts", "_reasons_until", "_rules", "_sections",
        "_source", "_stages", "_starts", "_supports", "_verbs",
    )  # fmt: skip

    def __init__(self, tasks: Iterable[Task | Row], source: str) -> None:
        self._source = source
        self._starts, self._ends, self._sections = array("I"), array("I"), array("i")
        self._concrete = bytearray()
        self._verbs: list[str] = []
        self._owners: list[tuple[str, ...]] = []
        self._supports: list[tuple[str, ...]] = []
        self._deadlines: list[str | None] = []
        self._dues: list[date | None] = []
        self._fields: list[str | None] = []
        self._stages: list[Stage] = []
        self._rules: list[str] = []
        self._item_starts, self._item_ends, self._items_until = array("I"), array("I"), array("I", (0,))
        self._reason_starts, self._reason_ends, self._reasons_until = array("I"), array("I"), array("I", (0,))
        self._reason_rules: list[str] = []
        self._reason_gives: list[str] = []
        for task in tasks:
            self._add(_row(task) if isinstance(task, Task) else task)

    def _add(self, row: Row) -> None:
        start, end, verb, items, owners, support, deadline, due, field, stage, section, concrete, rule, reasons = row
        self._starts.append(start)
        self._ends.append(end)
        self._sections.append(_NO_SECTION if section is None else section)
        self._concrete.append(concrete)
        self._verbs.append(verb)
        self._owners.append(owners)
        self._supports.append(support)
        self._deadlines.append(deadline)
        self._dues.append(due)
        self._fields.append(field)
        self._stages.append(stage)
        self._rules.append(rule)
        for at, until in items:
            self._item_starts.append(at)
            self._item_ends.append(until)
        self._items_until.append(len(self._item_starts))
        for name, at, until, gives in reasons:
            self._reason_rules.append(name)
            self._reason_starts.append(at)
            self._reason_ends.append(until)
            self._reason_gives.append(gives)
        self._reasons_until.append(len(self._reason_rules))

    def spans(self) -> Iterator[tuple[int, int]]:
        """Where each task stands, without making the rest of it."""
        return zip(self._starts, self._ends, strict=True)

    def __len__(self) -> int:
        return len(self._starts)

    def __iter__(self) -> Iterator[Task]:
        return map(self._made, range(len(self)))

    @overload
    def __getitem__(self, at: int) -> Task: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Task, ...]: ...
    def __getitem__(self, at: int | slice) -> Task | tuple[Task, ...]:
        places = range(len(self))[at]
        return self._made(places) if isinstance(places, int) else tuple(map(self._made, places))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Tasks | tuple):
            return NotImplemented
        return len(self) == len(other) and all(mine == theirs for mine, theirs in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"Tasks({tuple(self)!r})"

    def _made(self, at: int) -> Task:
        section = self._sections[at]
        return Task(
            id=f"t{at + 1}",
            start=self._starts[at],
            end=self._ends[at],
            verb=self._verbs[at],
            items=tuple(map(self._item, range(self._items_until[at], self._items_until[at + 1]))),
            owners=self._owners[at],
            support=self._supports[at],
            deadline=self._deadlines[at],
            due=self._dues[at],
            field=self._fields[at],
            stage=self._stages[at],
            section=None if section == _NO_SECTION else section,
            concrete=self._concrete[at] == 1,
            rule=self._rules[at],
            reasons=tuple(map(self._reason, range(self._reasons_until[at], self._reasons_until[at + 1]))),
        )

    def _item(self, at: int) -> Item:
        start, end = self._item_starts[at], self._item_ends[at]
        return Item(start, end, self._source[start:end])

    def _reason(self, at: int) -> Reason:
        return Reason(self._reason_rules[at], self._reason_starts[at], self._reason_ends[at], self._reason_gives[at])


def _row(task: Task) -> Row:
    items = [(item.start, item.end) for item in task.items]
    reasons = [(reason.rule, reason.start, reason.end, reason.gives) for reason in task.reasons]
    return Row(
        task.start, task.end, task.verb, items, task.owners, task.support, task.deadline, task.due,
        task.field, task.stage, task.section, task.concrete, task.rule, reasons,
    )  # fmt: skip
