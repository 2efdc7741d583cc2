"""Plan: what an adopted text asks for, row by row; and `make_plan`, the way to it from a reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from luoshi.delivery.drafts import Draft, draft_items
from luoshi.delivery.grouping import Branch, group_drafts
from luoshi.delivery.items import Group, Item
from luoshi.delivery.places import Places
from luoshi.delivery.row_ids import row_ids
from luoshi.delivery.wording import Wordings
from luoshi.reading.reading import Reading
from luoshi.reading.text import Span

SCHEMA = "luoshi.plan/1"


@dataclass(frozen=True, slots=True)
class Plan:
    """A delivery plan, made from one reading of one source.

    ``dated`` is the interval in which the document was written (either end None where unknown). ``unplaced`` are the
    passages of the text that are neither in the plan nor known to be history, principle, ceremony or furniture: a person
    should look at them once. Positions are code points of the source's text.
    """

    title: str | None
    source_name: str
    source_sha256: str
    dated: tuple[date | None, date | None]
    groups: tuple[Group, ...]
    unplaced: tuple[Span, ...]

    def items(self) -> Iterator[Item]:
        """Every row in the order of the plan, parts after their task."""
        for group in self.groups:
            yield from group.walk()

    def counts(self) -> Mapping[str, int]:
        """How many rows of each kind there are, and how many quantities whose number is ``missing``."""
        found = Counter({"target": 0, "task": 0, "part": 0, "decision": 0, "missing": 0})
        for item in self.items():
            found[item.kind] += 1
            found["missing"] += sum(target.missing for target in item.targets)
        return found

    def to_json(self) -> dict[str, Any]:
        """The plan as plain data for JSON, under the schema ``luoshi.plan/1``; dates as ISO text."""
        from luoshi.delivery.plan_json import plan_data

        return {"schema": SCHEMA, **plan_data(self)}


def make_plan(reading: Reading) -> Plan:
    """The plan of a reading, the same for the same reading.

    Nothing is invented: what the text doesn't say is a cell with the status ``to_fill``.
    """
    places = Places(reading)
    drafts = draft_items(reading, places)
    tree = group_drafts(reading, places, drafts)
    keys = [key for draft in drafts for key in (draft.key, *draft.part_keys)]
    ids = iter(row_ids(reading.source.sha256, keys))
    given = {id(draft): tuple(next(ids) for _ in range(1 + len(draft.part_keys))) for draft in drafts}
    title = reading.facts.title
    return Plan(
        title=Wordings(reading).of(*title) if title else None,
        source_name=reading.source.name,
        source_sha256=reading.source.sha256,
        dated=(reading.facts.dated.earliest, reading.facts.dated.latest),
        groups=_Numbering(reading, given).groups(tree),
        unplaced=tuple(Span(one.start, one.end) for one in reading.segments if one.kind == "statement"),
    )


class _Numbering:
    """Turns branches into groups; rows are counted through the whole plan, so that a number names one row."""

    def __init__(self, reading: Reading, ids: Mapping[int, tuple[str, ...]]) -> None:
        self.reading, self.ids, self.count = reading, ids, 0

    def groups(self, tree: Branch) -> tuple[Group, ...]:
        return tuple(self._group(branch, (number,)) for number, branch in enumerate(tree.branches.values(), 1))

    def _group(self, branch: Branch, number: tuple[int, ...]) -> Group:
        kind, value = branch.key
        heading = self.reading.outline[value].heading.removesuffix("方面") if isinstance(value, int) else value
        items = tuple(self._item(draft, rule) for draft, rule in branch.drafts)
        below = enumerate(branch.branches.values(), 1)
        groups = tuple(self._group(lower, (*number, index)) for index, lower in below)
        return Group(kind, ".".join(map(str, number)), heading, items, groups)

    def _item(self, draft: Draft, rule: str) -> Item:
        self.count += 1
        own, *others = self.ids[id(draft)]
        pairs = enumerate(zip(draft.item.parts, others, strict=True), 1)
        parts = tuple(replace(part, id=other, number=f"{self.count}.{n}") for n, (part, other) in pairs)
        return replace(draft.item, id=own, number=str(self.count), parts=parts, rules=(*draft.item.rules, rule))
