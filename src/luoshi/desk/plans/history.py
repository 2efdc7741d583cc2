"""An item's entries in words: what was done, by whom, and what was said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from luoshi.delivery.canonical_json import NotCanonical
from luoshi.delivery.lifecycle import ROLES, role_words
from luoshi.desk.ledger.models import LedgerEntry
from luoshi.desk.plans.names import Names

_LABELS: Mapping[str, Promise] = {
    "wording": _("Wording"), "lead": _("Lead unit"), "support": _("Supporting units"), "sponsor": _("Sponsor"),
    "due": _("Due"), "weight": _("Weight"), "measures": _("Measures"), "milestones": _("Milestones"),
    "checklist": _("Checklist"), "blank": _("Blank"), "blanks": _("Blanks"), "value": _("Value"), "values": _("Values"),
    "rhythm": _("Reports"), "steps": _("Steps"), "sub_item": _("Sub-item"), "period": _("Period"), "line": _("Progress"),
    "obstacle": _("Obstacle"), "help": _("Help wanted"), "no_news": _("No news"), "text": _("Text"), "name": _("Name"),
    "about": _("About"), "baseline": _("Baseline"), "unit": _("Measured in"), "starts": _("Starts"), "target": _("Target"), "measure": _("Measure"), "result": _("Result"), "completed": _("Completed"),
    "kind": _("Kind"), "entry": _("Entry"), "done": _("Done"), "parent": _("Part of"), "report": _("Report"),
}  # fmt: skip
_HIDDEN = {"id", "source"}
# Of a measure: what its name and figures say already.
_ASIDE = {"name", "id", "kind", "better"}


@dataclass(frozen=True, slots=True)
class Told:
    """One entry as it is shown: its number, when, what was done, by whom in which role, why, and what was said."""

    number: int
    at: datetime
    action: str
    who: str
    role: str
    reason: str
    said: tuple[tuple[str, str], ...]
    hash: str


def told(entries: Iterable[LedgerEntry], language: str, names: Names) -> Iterator[Told]:
    """The entries in words, in the order given."""
    for entry in entries:
        role = _role(entry.role, language)
        yield Told(
            entry.number, entry.at, entry.action_name(language), entry.actor_name, role, entry.reason,
            tuple(_said(entry, names)), entry.hash[:12],
        )  # fmt: skip


def _role(said: str, language: str) -> str:
    known = next((role for role in ROLES if role == said), None)
    return role_words(known)[language] if known else said


def _said(entry: LedgerEntry, names: Names) -> Iterator[tuple[str, str]]:
    try:
        facts = entry.entry().facts
    except (NotCanonical, ValueError):
        # Somebody has altered it: `luoshi verify` names it; here it is shown as it stands.
        yield "?", entry.data
        return
    for field, value in facts.items():
        if field not in _HIDDEN:
            yield str(_LABELS.get(field, field)), _shown(field, value, names)


def _shown(field: str, value: Any, names: Names) -> str:  # noqa: ANN401 - as JSON has it
    if field in {"lead", "support"} and value:
        return "、".join(names.units.get(one, one) for one in ([value] if isinstance(value, str) else value))
    if field == "sponsor" and value:
        return names.people.get(value, str(value))
    if isinstance(value, list) and value:
        return "；".join(_shown("", one, names) for one in value)
    if isinstance(value, dict):
        parts = [value["name"]] if "name" in value else []
        parts += [
            f"{_LABELS.get(key, key)} {_shown(key, one, names)}" for key, one in value.items() if key not in _ASIDE
        ]
        return " ".join(map(str, parts))
    return {None: "—", True: "✓", "": "—"}.get(value, str(value)) if not isinstance(value, list) else "—"
