"""A unit breaks its item into sub-items for its own offices: each is opened, handed out and named in the item, or nothing is."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from luoshi.delivery.lifecycle import Action
from luoshi.delivery.state import ItemState
from luoshi.desk.accounts.models import Person, Unit
from luoshi.desk.accounts.standing import below
from luoshi.desk.plans.models import Item
from luoshi.desk.plans.recording import record
from luoshi.desk.progress.action_forms import DayField


class SubItemForm(forms.Form):
    """What an office shall do, and by when: by the day of the item itself at the latest."""

    action: Action = "break_down"
    seen = forms.IntegerField(widget=forms.HiddenInput)
    wording = forms.CharField(label=_("Wording"), widget=forms.Textarea(attrs={"rows": 2}))
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Office"), empty_label="—")
    due = DayField(label=_("Due"), required=False)

    def __init__(self, item: Item, state: ItemState, *args: Any, **more: Any) -> None:  # noqa: ANN401 - as Django has it
        super().__init__(*args, **more)
        self.state = state
        self.initial = {"seen": state.last_entry, "due": state.due}
        offices = below([item.lead_id], Unit.parents()) if item.lead_id else frozenset()
        self.fields["unit"].queryset = Unit.objects.filter(pk__in=offices, closed_on=None)  # type: ignore[attr-defined]

    def clean_due(self) -> str | None:
        """The day, unless it is later than that of the item."""
        said: str | None = self.cleaned_data["due"]
        if said and self.state.due and date.fromisoformat(said) > self.state.due:
            raise ValidationError(
                _("A sub-item is due by %(day)s at the latest, when the item itself is.") % {"day": self.state.due}
            )
        return said


def break_down(item: Item, form: SubItemForm, by: Person) -> Item:
    """The sub-item, handed out to its office. Raises `Refused` and `Stale`; then nothing has happened."""
    said = form.cleaned_data
    with transaction.atomic():
        # Names the sub-item first: whoever came too late is turned away here, before anything is opened.
        number = Item.objects.filter(parent=item).count() + 1
        key = f"{item.key}-S{number}"
        record(item, "break_down", by, data={"sub_item": key}, seen=said["seen"])
        one = Item(
            key=key, plan=item.plan, parent=item, row=key.partition("-")[2], kind="part", number=f"{item.number}.{number}",
            group=item.group, order=item.order, start=item.start, end=item.end, sentence=item.sentence,
        )  # fmt: skip
        data = {
            "wording": said["wording"].strip(),
            "parent": item.key,
            "lead": str(said["unit"].pk),
            "due": said["due"],
        }
        record(one, "open", by, data={name: value for name, value in data.items() if value})
        record(one, "issue", by)
    return one
