"""An item's entries in words: what was done, by whom, and what was said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from luoshi.delivery.canonical_json import NotCanonical
from luoshi.delivery.lifecycle import ROLES, role_words
from luoshi.delivery.state import Measure
from luoshi.delivery.status_words import Kind, status_words
from luoshi.desk.ledger.models import LedgerEntry
from luoshi.desk.plans.names import Names

_LABELS: Mapping[str, Promise] = {
    "wording": _("Wording"), "lead": _("Lead unit"), "support": _("Supporting units"), "sponsor": _("Sponsor"),
    "due": _("Due"), "weight": _("Weight"), "measures": _("Measures"), "milestones": _("Milestones"),
    "checklist": _("Checklist"), "blank": _("Blank"), "blanks": _("Blanks"), "value": _("Value"), "period": _("Period"), "values": _("Values"),
    "rhythm": _("Reports"), "steps": _("Steps"), "sub_item": _("Sub-item"), "line": _("Progress"),
    "obstacle": _("Obstacle"), "help": _("Help wanted"), "no_news": _("No news"), "text": _("Text"), "name": _("Name"),
    "about": _("About"), "baseline": _("Baseline"), "unit": _("Measured in"), "starts": _("Starts"), "target": _("Target"), "measure": _("Measure"), "result": _("Result"), "completed": _("Completed"),
    "kind": _("Kind"), "entry": _("Entry"), "done": _("Done"), "parent": _("Part of"), "report": _("Report"),
}  # fmt: skip
# An entry keeps its fields by the alphabet; they are read in the order above.
_ORDER = {field: at for at, field in enumerate(_LABELS)}
_HIDDEN = {"id", "source"}
# Of a measure: what its name and figures say already.
_ASIDE = {"name", "id", "kind", "better"}
# Fields whose value is a word of the house.
_KINDS: Mapping[str, Kind] = {"rhythm": "rhythm", "result": "result", "kind": "reminder"}
Language = Literal["zh", "en"]


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


def told(
    entries: Iterable[LedgerEntry], language: Language, names: Names, measures: Iterable[Measure] = ()
) -> Iterator[Told]:
    """The entries in words, in the order given; ``measures`` are those of the item, for their names."""
    writing = _Writing(names, {one.id: one.name for one in measures}, language)
    for entry in entries:
        role = _role(entry.role, language)
        yield Told(
            entry.number, entry.at, entry.action_name(language), entry.actor_name, role, entry.reason,
            tuple(writing.said(entry)), entry.hash[:12],
        )  # fmt: skip


def _role(said: str, language: Language) -> str:
    known = next((role for role in ROLES if role == said), None)
    return role_words(known)[language] if known else said


class _Writing:
    """Writes what an entry says: ids as names, words of the table in the language."""

    def __init__(self, names: Names, measures: Mapping[str, str], language: Language) -> None:
        self.names, self.measures, self.language = names, measures, language

    def said(self, entry: LedgerEntry) -> Iterator[tuple[str, str]]:
        """Each field with its name."""
        try:
            facts = entry.entry().facts
        except (NotCanonical, ValueError):
            # Somebody has altered it: `luoshi verify` names it; here it is shown as it stands.
            yield "?", entry.data
            return
        for field, value in sorted(facts.items(), key=lambda one: _ORDER.get(one[0], len(_ORDER))):
            if field not in _HIDDEN:
                yield str(_LABELS.get(field, field)), self._shown(field, value)

    def _shown(self, field: str, value: Any) -> str:  # noqa: ANN401 - as JSON has it
        names = self.names
        if field in {"lead", "support"} and value:
            return "、".join(names.units.get(one, one) for one in ([value] if isinstance(value, str) else value))
        if field == "sponsor" and value:
            return names.people.get(value, str(value))
        if isinstance(value, str) and (field in {"measure", "blank"} or field in _KINDS):
            return self._word(_KINDS[field], value) if field in _KINDS else self.measures.get(value, value)
        if isinstance(value, dict):
            return self._fields(field, value)
        if isinstance(value, list):
            return "；".join(self._shown("", one) for one in value) or "—"
        return {None: "—", True: "✓", "": "—"}.get(value, str(value))

    def _fields(self, field: str, value: Mapping[str, Any]) -> str:
        if field == "values":
            return "；".join(f"{self.measures.get(key, key)} {one}" for key, one in value.items())
        parts = [str(value["name"])] if "name" in value else []
        parts += [f"{_LABELS.get(key, key)} {self._shown(key, one)}" for key, one in value.items() if key not in _ASIDE]
        return " ".join(parts)

    def _word(self, kind: Kind, value: str) -> str:
        try:
            return status_words(kind, value)[self.language]
        except KeyError:
            return value
