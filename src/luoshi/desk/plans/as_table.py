"""A plan of the workspace as the plan that files are made of: each row as its ledger has it, under its id there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from luoshi.delivery.indicators import GAP
from luoshi.delivery.items import Cell, Due, Followed, Group, GroupKind, ItemKind, Place
from luoshi.delivery.items import Item as Row
from luoshi.delivery.plan import Plan as DeliveryPlan
from luoshi.delivery.state import ItemState, Measure
from luoshi.desk.plans.models import Item, Plan
from luoshi.desk.plans.names import Names

_KINDS: dict[str, ItemKind] = {"target": "target", "task": "task", "part": "part"}


def as_table(plan: Plan, items: Iterable[Item], names: Names) -> DeliveryPlan:
    """The rows given, those that were left out excepted, in the order of the plan."""
    live = [item for item in items if item.workflow != "dropped"]
    below: dict[int, list[Item]] = {}
    tops = {item.pk for item in live if item.parent_id is None}
    for item in live:
        if item.parent_id in tops and item.parent_id is not None:
            below.setdefault(item.parent_id, []).append(item)
    top = _Branch(None)
    for item in live:
        if item.parent_id not in tops:
            path = [words for words in item.group.split(" › ") if words]
            top.at(path).items.append(_row(item, below.get(item.pk, ()), names))
    version = plan.version
    return DeliveryPlan(
        title=plan.title, source_name=version.name if version else plan.title,
        source_sha256=version.sha256 if version else f"plan {plan.pk}", dated=(None, None), groups=top.groups(""), unplaced=(),
    )  # fmt: skip


@dataclass(slots=True)
class _Branch:
    """A group while it fills up."""

    heading: str | None
    items: list[Row] = field(default_factory=list)
    below: dict[str, _Branch] = field(default_factory=dict)

    def at(self, path: Sequence[str]) -> _Branch:
        branch = self
        for heading in path or ("",):
            branch = branch.below.setdefault(heading, _Branch(heading or None))
        return branch

    def groups(self, number: str) -> tuple[Group, ...]:
        return tuple(
            Group(one.kind, f"{number}{at}", one.heading, tuple(one.items), one.groups(f"{number}{at}."))
            for at, one in enumerate(self.below.values(), 1)
        )

    @property
    def kind(self) -> GroupKind:
        """What stands under no heading are the main targets, as in a plan fresh from the text, or whatever there is."""
        if self.heading:
            return "section"
        return "targets" if self.items and all(item.kind == "target" for item in self.items) else "rest"


def _row(item: Item, parts: Iterable[Item], names: Names) -> Row:
    state = item.item_state()
    at = max(0, item.sentence.find(state.first_wording))
    start = item.start or 0
    return Row(
        id=item.key, number=item.number, kind=_KINDS.get(item.kind, "task"), wording=state.wording,
        place=Place(start, item.end or 0, tuple(filter(None, item.group.split(" › "))), 0, item.sentence, start - at),
        measures=_entered(state.steps), indicators=_indicators(state.measures),
        lead=_entered([names.units.get(state.lead, state.lead)] if state.lead else []),
        support=_entered([names.units.get(unit, unit) for unit in state.support]),
        sponsor=_entered([names.people.get(state.sponsor, state.sponsor)] if state.sponsor else []),
        due=Due(None, state.due, "entered") if state.due else Due(), progress=_progress(state),
        entries=(), parts=tuple(_row(part, (), names) for part in parts),
        followed=followed_of(state),
    )  # fmt: skip


def followed_of(state: ItemState) -> Followed:
    """What a row has beside its words and units."""
    return Followed(state.weight, state.milestones, state.measures)


def _entered(values: Sequence[str]) -> Cell:
    return Cell(tuple(values), "entered") if values else Cell()


def _progress(state: ItemState) -> Cell:
    last = state.last_report
    return Cell((last.line,), "entered") if last and last.line else Cell(status="to_report")


def _indicators(measures: Sequence[Measure]) -> Cell:
    if not measures:
        return Cell(status="not_applicable")
    said = tuple(f"{one.name}{GAP if one.target is None else one.target}{one.unit or ''}" for one in measures)
    return Cell(said, "to_fill" if any(one.target is None for one in measures) else "entered")
