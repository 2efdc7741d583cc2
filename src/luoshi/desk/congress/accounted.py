"""No orphan: every decision and task of the adopted texts, with its owner, its day and its evidence in the plan, or a person's mark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from luoshi.congress.record import Decision, Mark, orphans
from luoshi.congress.record.orphans import Missing
from luoshi.delivery.state import ItemState, day_of
from luoshi.desk.congress.models import Congress, Entry
from luoshi.desk.ledger.models import LedgerEntry
from luoshi.desk.plans.models import Item, Plan

KINDS = ("issued", "needs-none", "needs-again")


@dataclass(frozen=True, slots=True)
class Marked:
    """A person's word that nothing has to be done: who, when, why; `dropped`: it was taken off the plan."""

    by: str
    at: datetime
    why: str
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A decision of the text, or a row of its plan, and what it lacks; `item` is None where the plan does not have it."""

    about: str
    text: str
    start: int | None
    item: Item | None
    decision: Decision
    marked: Marked | None = None
    missing: tuple[Missing, ...] = ()


@dataclass(frozen=True, slots=True)
class Accounted:
    """An issued text with its plan (None: none was made yet) and its rows."""

    issue: Entry
    plan: Plan | None
    rows: tuple[Row, ...]

    @property
    def missing(self) -> list[Row]:
        """The rows that lack something."""
        return [row for row in self.rows if row.missing]

    @property
    def marked(self) -> int:
        """How many need nothing, by a person's word."""
        return sum(row.marked is not None and not row.missing for row in self.rows)


def accounted(one: Congress, document: int | None = None, lines: Iterable[Entry] | None = None) -> list[Accounted]:
    """Every issued text of a congress, or the one that is this document, as its plan stands now; `lines` are those of `KINDS`."""
    lines = list(one.entries.filter(kind__in=KINDS).select_related("by")) if lines is None else list(lines)
    issues = [line for line in lines if line.kind == "issued" and document in {None, line.data["document"]}]
    plans = _plans(line.data["document"] for line in issues)
    items: dict[int, list[Item]] = {}
    for item in Item.objects.filter(plan__in=plans.values()).select_related("lead").order_by("order", "pk"):
        items.setdefault(item.plan_id, []).append(item)
    marks = {**_dropped(items.values()), **_marks(lines)}
    found = []
    for line in issues:
        plan = plans.get(line.data["document"])
        rows = tuple(_rows(line, items.get(plan.pk, []) if plan else [], marks))
        found.append(Accounted(line, plan, rows))
    return found


def decision_id(document: int, start: int) -> str:
    """The name under which a decision of a text is marked: the document, and where the decision stands in it."""
    return f"D{document}-{start}"


def _plans(documents: Iterable[int]) -> dict[int, Plan]:
    """The plan of each document: the first that was made."""
    found: dict[int, Plan] = {}
    for plan in Plan.objects.filter(version__document__in=set(documents)).select_related("version").order_by("pk"):
        if plan.version is not None:
            found.setdefault(plan.version.document_id, plan)
    return found


def _marks(lines: Iterable[Entry]) -> dict[str, Marked]:
    found: dict[str, Marked] = {}
    for line in lines:
        for about in line.data["about"] if line.kind in {"needs-none", "needs-again"} else ():
            if line.kind == "needs-none":
                found[about] = Marked(line.by.name, line.at, line.data["why"])
            else:
                found.pop(about, None)
    return found


def _dropped(groups: Iterable[Sequence[Item]]) -> dict[str, Marked]:
    """Rows that were taken off the plan: whoever did it has said why in the ledger."""
    keys = [item.key for items in groups for item in items if item.workflow == "dropped"]
    entries = LedgerEntry.objects.filter(item__in=keys, action="drop").order_by("number") if keys else ()
    return {entry.item: Marked(entry.actor_name, entry.at, entry.reason, dropped=True) for entry in entries}


def _rows(line: Entry, items: Sequence[Item], marks: Mapping[str, Marked]) -> Iterator[Row]:
    """The rows of the plan in its order, parts with their whole; then the decisions that no row covers."""
    document = line.data["document"]
    for item in items:
        if item.parent_id is None:
            yield _row(item.key, item.wording, item.start, item, marks)
    for decision in line.data["decisions"]:
        if not any(_covers(item, decision["start"], decision["end"]) for item in items):
            about = decision_id(document, decision["start"])
            yield _row(about, decision["quote"], decision["start"], None, marks)


def _row(about: str, text: str, start: int | None, item: Item | None, marks: Mapping[str, Marked]) -> Row:
    marked = marks.get(about)
    mark = Mark(marked.by, day_of(marked.at), marked.why) if marked else None
    decision = Decision(
        about,
        text,
        owner=str(item.lead or "") if item else "",
        due=item.due if item else None,
        evidence="；".join(shown_by(item.item_state())) if item else "",
        needs_none=mark,
    )
    lacking = orphans([decision])
    return Row(about, text, start, item, decision, marked, lacking[0].missing if lacking else ())


def shown_by(state: ItemState) -> list[str]:
    """What shows that an item is done: figures with their target, steps on the way, points of a checklist, papers."""
    figures = [f"{one.name} {one.target}{one.unit or ''}" for one in state.measures if one.target is not None]
    return [
        *figures,
        *(one.name for one in state.milestones),
        *state.checklist,
        *(one.name for one in state.evidence),
    ]


def _covers(item: Item, start: int, end: int) -> bool:
    return item.start is not None and item.end is not None and item.start < end and start < item.end
