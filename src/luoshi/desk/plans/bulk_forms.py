"""What is given to several rows at once: whatever is left empty stays as it is."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.desk.plans.names import Names

_NONE = ("", "—")


class DayInput(forms.DateInput):
    """A day, picked from a calendar where the browser has one."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class BulkForm(forms.Form):
    """Units, sponsor, day and weight for all rows that were chosen."""

    lead = forms.ChoiceField(required=False, label=_("Lead unit"))
    support = forms.MultipleChoiceField(required=False, label=_("Supporting units"))
    sponsor = forms.ChoiceField(required=False, label=_("Sponsor"))
    due = forms.DateField(required=False, label=_("Due"), widget=DayInput())
    weight = forms.DecimalField(
        required=False, label=_("Weight"), min_value=0, max_digits=12, decimal_places=4,
        help_text=_("1 unless told otherwise"),
    )  # fmt: skip

    def __init__(self, names: Names, *args: Any, **more: Any) -> None:  # noqa: ANN401 - as Django has it
        super().__init__(*args, **more)
        units = [(str(unit.pk), unit.name) for unit in names.open_units]
        people = [(str(person.pk), f"{person.name} {person.post}".strip()) for person in names.sponsors]
        for field, choices in (("lead", [_NONE, *units]), ("support", units), ("sponsor", [_NONE, *people])):
            self.fields[field].choices = choices  # type: ignore[attr-defined]

    def clean_weight(self) -> Any:  # noqa: ANN401 - as Django has it
        """A weight of nothing would take the row out of every sum."""
        said = self.cleaned_data["weight"]
        if said is not None and said <= 0:
            raise forms.ValidationError(_("A weight is more than 0. To take a row out of the plan, drop it."))
        return said

    def said(self) -> dict[str, Any]:
        """What was given, as the data of an entry."""
        given = self.cleaned_data
        data: dict[str, Any] = {name: given[name] for name in ("lead", "support", "sponsor") if given[name]}
        if given["due"]:
            data["due"] = given["due"].isoformat()
        if given["weight"] is not None:
            data["weight"] = format(given["weight"].normalize(), "f")
        return data
