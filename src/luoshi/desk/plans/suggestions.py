"""What the text says of units and days, and what last year's plan had: shown as suggestions, taken over by a person or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from luoshi.delivery.alike import likeness, without_figures
from luoshi.desk.plans.models import Item, Plan
from luoshi.desk.plans.names import Names

_ALIKE = 0.8


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What could be entered in a field: the data of an entry, how it is shown, and where it is from ("text" or "last_year").

    ``data`` is None where the words name no unit or day that is known here; then they are only shown.
    """

    field: str
    shown: str
    source: str
    data: Any = None


def suggestions_for(item: Item, known: Names) -> list[Suggestion]:
    """What could be entered for an item where nothing stands yet."""
    made = [*_from_text(item, known), *_from_last_year(item)]
    first: dict[str, Suggestion] = {}
    for one in made:
        if not _stands(item, one.field) and (one.field not in first or first[one.field].data is None):
            first[one.field] = one
    return list(first.values())


def _stands(item: Item, field: str) -> bool:
    return bool(item.state.get(field))


def _from_text(item: Item, known: Names) -> Iterator[Suggestion]:
    said = item.suggested
    leads = said.get("lead", [])
    units = [(name, known.unit(name)) for name in leads]
    if leads:
        # Of several units that a text names without telling them apart, the first leads and the others support it.
        lead, *others = units
        yield Suggestion("lead", lead[1].name if lead[1] else lead[0], "text", str(lead[1].pk) if lead[1] else None)
        units = others
    units += [(name, known.unit(name)) for name in said.get("support", [])]
    found = [str(unit.pk) for _name, unit in units if unit]
    if units:
        yield Suggestion(
            "support", "、".join(unit.name if unit else name for name, unit in units), "text", found or None
        )
    for name in said.get("sponsor", [])[:1]:
        person = known.sponsor(name)
        yield Suggestion("sponsor", name, "text", str(person.pk) if person else None)
    if said.get("due_words") or said.get("due"):
        shown = " · ".join(words for words in (said.get("due_words"), said.get("due")) if words)
        yield Suggestion("due", shown, "text", said.get("due"))


def _from_last_year(item: Item) -> Iterator[Suggestion]:
    last = item.suggested.get("last_year") or {}
    if last.get("lead"):
        yield Suggestion("lead", last.get("lead_name", ""), "last_year", last["lead"])
    if last.get("support"):
        yield Suggestion("support", "、".join(last.get("support_names", [])), "last_year", last["support"])


class LastYear:
    """The rows with a lead unit of the plan before this one, of the same unit: what was theirs may be theirs again."""

    def __init__(self, plan: Plan) -> None:
        others = Plan.objects.filter(unit=plan.unit).exclude(pk=plan.pk).exclude(version=None)
        # Another version of the same document is no plan of another year.
        others = others.exclude(version__document=plan.version.document) if plan.version else others
        newest = others.order_by("-year", "-pk").first()
        rows = newest.items.exclude(lead=None).exclude(workflow="dropped") if newest else Item.objects.none()
        self.items = list(rows.select_related("lead").prefetch_related("support"))
        self.bare = [without_figures(item.wording) for item in self.items]

    def like(self, wording: str) -> dict[str, Any]:
        """What the row most like this one had; empty where none is like it."""
        own = without_figures(wording)
        best = max(range(len(self.items)), key=lambda at: likeness(own, self.bare[at]), default=None)
        if best is None or likeness(own, self.bare[best]) < _ALIKE:
            return {}
        item = self.items[best]
        support = list(item.support.all())
        return {
            "item": item.key, "lead": str(item.lead_id), "lead_name": item.lead.name if item.lead else "",
            "support": [str(unit.pk) for unit in support], "support_names": [unit.name for unit in support],
        }  # fmt: skip
