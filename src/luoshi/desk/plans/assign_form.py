"""What the desk gives one item: units, sponsor, day, weight, rhythm of reports, steps on the way, and its measures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from luoshi.delivery.state import ItemState, Measure, Milestone
from luoshi.desk.plans.bulk_forms import BulkForm
from luoshi.desk.plans.lines_field import LinesField
from luoshi.desk.plans.names import Names

# How often an item is reported on, and what that is called.
RHYTHMS = (
    ("weekly", _("every week")), ("ten_day", _("every ten days")), ("monthly", _("every month")),
    ("quarterly", _("every quarter")), ("yearly", _("every year")), ("once", _("once, when it is done")),
)  # fmt: skip


class AssignForm(BulkForm):
    """The form for one item, filled in with what stands; what is emptied is taken away."""

    rhythm = forms.ChoiceField(choices=RHYTHMS, label=_("Reports"))
    milestones = forms.CharField(
        label=_("Milestones"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One a line; a day may stand before it: 2026-06-30 piles finished"),
    )  # fmt: skip

    checklist = LinesField(
        label=_("Checklist"), required=False,
        help_text=_("One a line, for a standing duty: ticked anew in every report. It needs no due date."),
    )  # fmt: skip
    new_measure = forms.CharField(label=_("New measure"), required=False, max_length=60)
    new_unit = forms.CharField(label=_("New measure · measured in"), required=False, max_length=20)
    new_baseline = forms.DecimalField(
        label=_("New measure · baseline"), required=False, max_digits=30, decimal_places=12
    )
    new_target = forms.DecimalField(label=_("New measure · target"), required=False, max_digits=30, decimal_places=12)

    def __init__(self, state: ItemState, names: Names, *args: Any, **more: Any) -> None:  # noqa: ANN401 - as Django has it
        self.state = state
        super().__init__(names, *args, **{"initial": _initial(state), **more})
        for at, measure in enumerate(state.measures):
            for field, words, value in (
                ("baseline", _("baseline"), measure.baseline), ("target", _("target"), measure.target),
            ):  # fmt: skip
                self.fields[f"{field}-{at}"] = forms.DecimalField(
                    label=f"{measure.name} · {words}{f' ({measure.unit})' if measure.unit else ''}", required=False,
                    max_digits=30, decimal_places=12, initial=value,
                )  # fmt: skip
        # What is added stands behind what there is.
        self.order_fields([name for name in self.fields if not name.startswith("new_")])

    def clean_milestones(self) -> list[dict[str, str]]:
        """Each line as a milestone."""
        found: list[dict[str, str]] = []
        for line in filter(None, map(str.strip, self.cleaned_data["milestones"].splitlines())):
            first, _blank, rest = line.partition(" ")
            day = _day(first)
            name = rest.strip() if day else line
            if not name:
                raise ValidationError(_("%(line)s: say what shall have happened by then."), params={"line": line})
            found.append({"name": name, "due": day.isoformat()} if day else {"name": name})
        if len({one["name"] for one in found}) < len(found):
            raise ValidationError(_("Two milestones have the same name."))
        return found

    def clean(self) -> dict[str, Any] | None:
        """A measure has a name, and another one than those there are."""
        given = super().clean() or self.cleaned_data
        name = given.get("new_measure")
        if not name and any(given.get(f"new_{field}") not in (None, "") for field in ("unit", "baseline", "target")):
            self.add_error("new_measure", _("Give the measure a name."))
        if name and name in {one.name for one in self.state.measures}:
            self.add_error("new_measure", _("There is a measure of this name already."))
        return given

    def changes(self) -> dict[str, Any]:
        """Only what is different from what stands, as the data of an entry."""
        given, state = self.cleaned_data, self.state
        said = {
            "lead": given["lead"] or None,
            "support": sorted(given["support"]),
            "sponsor": given["sponsor"] or None,
            "due": given["due"].isoformat() if given["due"] else None,
            "weight": _plain(given["weight"]) or "1",
            "rhythm": given["rhythm"],
            "milestones": given["milestones"],
            "checklist": given["checklist"],
        }
        stands = {
            "lead": state.lead, "support": sorted(state.support), "sponsor": state.sponsor,
            "due": state.due.isoformat() if state.due else None, "weight": _plain(state.weight),
            "rhythm": state.rhythm, "milestones": [milestone_data(one) for one in state.milestones],
            "checklist": list(state.checklist),
        }  # fmt: skip
        changed = {field: value for field, value in said.items() if value != stands[field]}
        measures = [self._measure(at, one) for at, one in enumerate(state.measures)] + self._new()
        if measures != [measure_data(one) for one in state.measures]:
            changed["measures"] = measures
        return changed

    def _new(self) -> list[dict[str, Any]]:
        """The measure that was added, under an id that no other one has."""
        given = self.cleaned_data
        if not given["new_measure"]:
            return []
        taken = {one.id for one in self.state.measures}
        free = next(name for at in count(1) if (name := f"own{at}") not in taken)
        data = {
            "id": free, "name": given["new_measure"].strip(), "unit": given["new_unit"].strip() or None,
            "baseline": _plain(given["new_baseline"]), "target": _plain(given["new_target"]),
        }  # fmt: skip
        return [{name: value for name, value in data.items() if value is not None}]

    def _measure(self, at: int, measure: Measure) -> dict[str, Any]:
        said = {field: _plain(self.cleaned_data.get(f"{field}-{at}")) for field in ("baseline", "target")}
        data = {**measure_data(measure), **said}
        return {name: value for name, value in data.items() if value is not None}


def measure_data(measure: Measure) -> dict[str, Any]:
    """A measure as the data of an entry."""
    data = {
        "id": measure.id, "name": measure.name, "unit": measure.unit, "kind": measure.kind, "better": measure.better,
        "baseline": _plain(measure.baseline), "target": _plain(measure.target),
        "starts": measure.starts.isoformat() if measure.starts else None,
        "due": measure.due.isoformat() if measure.due else None,
        "milestones": [{"due": one.due.isoformat(), "value": _plain(one.value)} for one in measure.milestones] or None,
    }  # fmt: skip
    return {name: value for name, value in data.items() if value is not None}


def _initial(state: ItemState) -> dict[str, Any]:
    return {
        "lead": state.lead, "support": list(state.support), "sponsor": state.sponsor, "due": state.due,
        "weight": state.weight, "rhythm": state.rhythm,
        "milestones": "\n".join(f"{one.due} {one.name}" if one.due else one.name for one in state.milestones),
        "checklist": "\n".join(state.checklist),
    }  # fmt: skip


def milestone_data(one: Milestone) -> dict[str, str]:
    """A milestone as the data of an entry."""
    return {"name": one.name, "due": one.due.isoformat()} if one.due else {"name": one.name}


def _plain(figure: Decimal | None) -> str | None:
    if figure is None:
        return None
    return format(figure.normalize(), "f")


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said) if len(said) == 10 else None
    except ValueError:
        return None
