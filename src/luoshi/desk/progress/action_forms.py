"""One form for each action, made from the table of an item's life: what it needs and takes, each by its kind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.delivery.entry_data import number
from luoshi.delivery.lifecycle import Action, action_words, transitions
from luoshi.delivery.state import ItemState
from luoshi.desk.page_language import page_language
from luoshi.desk.plans.lines_field import LinesField
from luoshi.desk.progress import axis_words
from luoshi.desk.progress.report_rows import plain_number

# What has a page of its own: reports, what is done to a plan as a whole, and corrections, which name an entry.
ELSEWHERE: frozenset[Action] = frozenset(
    {
        "open",
        "assign",
        "confirm",
        "reword",
        "fill_blank",
        "amend",
        "issue",
        "report",
        "remind",
        "correct",
        "start",
    }
)
# A request is granted as it was asked; the desk may name another day only on the page.
_PLAIN = frozenset({"sign", "start", "resume"})


class DayField(forms.DateField):
    """A day, chosen or typed; as the ledger has it: text."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def clean(self, value: Any) -> str | None:  # noqa: ANN401 - as Django has it
        """The day as text; None where none was given."""
        day: date | None = super().clean(value)
        return day.isoformat() if day else None


class NumberField(forms.CharField):
    """A figure, exactly as the ledger has it."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})

    def clean(self, value: Any) -> str | None:  # noqa: ANN401 - as Django has it
        """The figure as text; refused where it is no number."""
        said = plain_number(super().clean(value) or "")
        if not said:
            return None
        try:
            number(said)
        except ValueError as error:
            raise forms.ValidationError(_("This is no number. Write it like 8.5 or -3.")) from error
        return said


class ActionForm(forms.Form):
    """What an action asks for, and the last entry of the item that the person had before them (``seen``)."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, action: Action, state: ItemState, actor: str, *args: Any, **more: Any) -> None:  # noqa: ANN401 - as Django has it
        super().__init__(*args, **more)
        self.action = action
        row = transitions()[action]
        self.initial = {"seen": state.last_entry, **_known(action, state)}
        if action == "add_evidence":
            self.fields["file"] = forms.FileField(label=_("File"))
        else:
            for name, kind in row.needs.items():
                self.fields[name] = _field(name, kind, state, actor, required=True)
        for name, kind in row.takes.items():
            self.fields[name] = _field(name, kind, state, actor, required=False)
        if row.reason:
            self.fields["reason"] = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))

    @property
    def data_of_entry(self) -> dict[str, Any]:
        """What the entry holds; what was left empty is left out."""
        row = transitions()[self.action]
        named = {*row.needs, *row.takes}
        return {
            name: value for name, value in self.cleaned_data.items() if name in named and value not in (None, "", [])
        }


def is_plain(action: Action) -> bool:
    """Does a click do it, without anything to fill in?"""
    return action in _PLAIN


def _known(action: Action, state: ItemState) -> dict[str, Any]:
    """What the form is filled in with: what was asked for, what was filed."""
    if action == "grant_extension" and state.extensions:
        return {"due": state.extensions[-1].asked}
    if action == "file_steps":
        return {"steps": "\n".join(state.steps)}
    if action == "close":
        return {"completed": state.completed}
    return {}


def _field(name: str, kind: str, state: ItemState, actor: str, *, required: bool) -> forms.Field:
    label = str(axis_words.FIELDS.get(name, name))
    choices = _choices(name, kind, state, actor)
    if choices is not None:
        return forms.ChoiceField(label=label, choices=choices, required=required)
    make: Callable[..., forms.Field] = {"day": DayField, "number": NumberField, "texts": LinesField}.get(
        kind, forms.CharField
    )
    if name in {"text", "line"}:
        return make(label=label, required=required, widget=forms.Textarea(attrs={"rows": 3}))
    return make(label=label, required=required)


def _choices(name: str, kind: str, state: ItemState, actor: str) -> list[tuple[str, Any]] | None:
    """What there is to choose from; None for what is written freely."""
    if kind == "result":
        return list(axis_words.RESULTS.items())
    if name == "measure":
        return [
            (one.id, f"{one.name} ({one.target if one.target is not None else '—'}{one.unit or ''})")
            for one in state.measures
        ]
    if name == "id":
        return [(one.id, one.name) for one in state.evidence if one.verified_by is None and one.by != actor]
    return None


def words_of(action: Action) -> str:
    """What the action is called."""
    return action_words(action)[page_language()]
