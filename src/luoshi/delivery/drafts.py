"""From the entries of a reading to rows without id and number, in the order of the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from luoshi.delivery.indicators import indicator_words
from luoshi.delivery.items import Cell, Due, Item, Place
from luoshi.delivery.pairing import pair_targets
from luoshi.delivery.places import Places
from luoshi.delivery.told_apart import sharing, told_apart
from luoshi.delivery.wording import Wordings
from luoshi.reading.entries import Decision, Target, Task
from luoshi.reading.reading import Reading
from luoshi.reading.text import Span

TO_FILL, TO_REPORT = Cell(), Cell(status="to_report")
WITH_PARENT, NOT_APPLICABLE = Cell(status="with_parent"), Cell(status="not_applicable")


@dataclass(frozen=True, slots=True)
class Draft:
    """A row before it is placed in the plan: the item (id and number empty), the key of its id, where it belongs."""

    item: Item
    key: str
    part_keys: tuple[str, ...] = ()
    section: int | None = None
    field: str | None = None


def draft_items(reading: Reading, places: Places) -> list[Draft]:
    """One draft for every task, for every target outside of a task, and for every decision; in the order of the text."""
    drafting = _Drafting(reading, places)
    return sorted(drafting.all(), key=lambda draft: (draft.item.place.start, draft.item.place.end))


class _Drafting:
    def __init__(self, reading: Reading, places: Places) -> None:
        self.reading, self.places = reading, places
        self.wordings = Wordings(reading)
        self.targets, self.shared = told_apart(reading.targets), sharing(reading.targets)

    def all(self) -> Iterator[Draft]:
        reading = self.reading
        pairs = pair_targets(reading.tasks, reading.targets)
        of_task: dict[int, list[Target]] = defaultdict(list)
        for target, task in pairs.items():
            of_task[task].append(self.targets[target])
        for index, one in enumerate(reading.tasks):
            yield self._task(one, tuple(of_task[index]))
        for index, (named, alone) in enumerate(zip(self.targets, reading.targets, strict=True)):
            if index not in pairs:
                yield self._target(named, alone.indicator)
        for decision in reading.decisions:
            yield self._decision(decision)

    def _task(self, task: Task, targets: tuple[Target, ...]) -> Draft:
        rules = [task.rule, *(target.rule for target in targets)]
        rules += ["one-row-for-task-and-target"] if targets else []
        due = Due(task.deadline, task.due, "stated") if task.deadline or task.due else self._due_of(targets)
        rules += ["due-from-period-of-target"] if due.status == "inferred" else []
        place = self.places.of(Span(task.start, task.end), task.section)
        lead, support = _stated(task.owners), _stated(task.support)
        item = Item(
            id="", number="", kind="task", wording=self.wordings.of(task.start, task.end), place=place,
            measures=TO_FILL, indicators=self._indicators(targets), lead=lead, support=support, sponsor=TO_FILL, due=due,
            progress=TO_REPORT, entries=(task.id, *(target.id for target in targets)), targets=targets,
            parts=tuple(self._part(task, span, place, lead, support, due) for span in self._listed(task)),
            rules=tuple(dict.fromkeys(rules)),
        )  # fmt: skip
        key = f"task {task.start} {task.end}"
        parts = tuple(f"part {task.start} {one.place.start} {one.place.end}" for one in item.parts)
        return Draft(item, key, parts, task.section, task.field)

    def _listed(self, task: Task) -> list[Span]:
        """The listed objects; a single one is the task's own object, not a list."""
        spans = [Span(item.start, item.end) for item in task.items]
        return spans if len(spans) > 1 else []

    def _part(self, task: Task, span: Span, place: Place, lead: Cell, support: Cell, due: Due) -> Item:
        return Item(
            id="", number="", kind="part", wording=self.wordings.of(*span),
            place=Place(span.start, span.end, place.path, place.paragraph, place.sentence, place.sentence_start),
            measures=WITH_PARENT, indicators=WITH_PARENT, lead=Cell(lead.values, "with_parent"),
            support=Cell(support.values, "with_parent"), sponsor=WITH_PARENT, due=Due(due.words, due.day, "with_parent"),
            progress=TO_REPORT, entries=(task.id,), rules=("listed-object",),
        )  # fmt: skip

    def _target(self, target: Target, indicator: str) -> Draft:
        """A row for a target; ``indicator`` is its name as the text has it."""
        place = self.places.of(Span(target.start, target.end), target.section)
        stated = target.period is not None or target.period_to is not None
        item = Item(
            id="", number="", kind="target", wording=self._words(target), place=place,
            measures=TO_FILL, indicators=self._indicators((target,)), lead=TO_FILL, support=TO_FILL, sponsor=TO_FILL,
            due=Due(target.period, target.period_to, "stated") if stated else Due(),
            progress=TO_REPORT, entries=(target.id,), targets=(target,), rules=(target.rule,),
        )  # fmt: skip
        # Two indicators may share their words ("分别增长8%和9%"): their names tell them apart.
        return Draft(item, f"target {target.start} {target.end} {indicator}", (), target.section)

    def _words(self, target: Target) -> str:
        """The text's own words; where another target has the same ones, those of its own indicator."""
        quote = self.wordings.of(target.start, target.end)
        return indicator_words(target, quote) if (target.start, target.end) in self.shared else quote

    def _decision(self, decision: Decision) -> Draft:
        item = Item(
            id="", number="", kind="decision", wording=self.wordings.of(decision.start, decision.end),
            place=self.places.of(Span(decision.start, decision.end), None),
            measures=NOT_APPLICABLE, indicators=NOT_APPLICABLE, lead=NOT_APPLICABLE, support=NOT_APPLICABLE,
            sponsor=NOT_APPLICABLE, due=Due(status="not_applicable"), progress=NOT_APPLICABLE, entries=(decision.id,),
            rules=(decision.rule,),
        )  # fmt: skip
        return Draft(item, f"decision {decision.start} {decision.end}")

    def _indicators(self, targets: tuple[Target, ...]) -> Cell:
        words = (indicator_words(target, self.wordings.of(target.start, target.end)) for target in targets)
        blank = not targets or any(target.missing for target in targets)
        return Cell(tuple(dict.fromkeys(words)), "to_fill" if blank else "stated")

    def _due_of(self, targets: tuple[Target, ...]) -> Due:
        """The period of the task's targets, where they all have the same."""
        periods = {(target.period, target.period_to) for target in targets}
        if len(periods) != 1 or periods == {(None, None)}:
            return Due()
        ((words, day),) = periods
        return Due(words, day, "inferred")


def _stated(values: tuple[str, ...]) -> Cell:
    return Cell(values, "stated") if values else TO_FILL
