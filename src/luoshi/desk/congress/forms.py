"""The forms about a congress: what it is, its roll, its agenda."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.congress.roll import quorum_rules
from luoshi.desk.accounts.forms import day_field
from luoshi.desk.accounts.models import Person, Unit
from luoshi.desk.accounts.roles import Action
from luoshi.desk.accounts.scope import scope_for
from luoshi.desk.congress.models import Congress, StoredItem, StoredSitting
from luoshi.desk.page_language import page_language


def moment_field(**more: Any) -> forms.DateTimeField:  # noqa: ANN401 - as Django has it
    """A day and a time by the clock of the hall."""
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(widget=widget, input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"], **more)


class CongressForm(forms.ModelForm[Congress]):
    """A new congress."""

    first_day = day_field(label=_("First day"))

    class Meta:
        """What stands on its papers, whose it is, and when it can decide."""

        model = Congress
        fields: ClassVar = ["title", "body", "unit", "quorum_rule", "place", "first_day", "open_to_units"]

    def __init__(self, *args: Any, by: Person, **more: Any) -> None:  # noqa: ANN401 - as Django has it
        super().__init__(*args, **more)
        who = by.standing()
        mine = [one.pk for one in scope_for(by, Unit).filter(closed_on=None) if who.may_in(Action.RUN_CONGRESS, one.pk)]
        self.fields["unit"].queryset = Unit.objects.filter(pk__in=mine)  # type: ignore[attr-defined]
        self.fields["unit"].initial = min(who.units & set(mine), default=None)
        self.fields["body"].help_text = _("Who signs the minutes, such as the presidium.")
        titles = [(name, rule.title[page_language()]) for name, rule in quorum_rules().items()]
        self.fields["quorum_rule"] = forms.ChoiceField(label=_("Quorum"), choices=titles)


class RollForm(forms.Form):
    """The roll, and how many each electoral unit may send."""

    roll = forms.FileField(
        label=_("Roll of delegates"),
        help_text=_("A workbook or CSV with a column 姓名; also read: 代表证号, 选举单位, 资格, 表决权."),
    )
    units = forms.FileField(
        label=_("Places of the electoral units"),
        required=False,
        help_text=_("A list with 选举单位 and 名额. May be left out."),
    )


class SittingForm(forms.ModelForm[StoredSitting]):
    """A sitting as it is planned."""

    begins = moment_field(label=_("Begins"))

    class Meta:
        """When, where, and who is in the chair."""

        model = StoredSitting
        fields: ClassVar = ["begins", "place", "chair"]


class ItemForm(forms.ModelForm[StoredItem]):
    """An item of the agenda."""

    class Meta:
        """In which sitting, of which kind, and its title."""

        model = StoredItem
        fields: ClassVar = ["sitting", "kind", "title"]

    def __init__(self, *args: Any, congress: Congress, **more: Any) -> None:  # noqa: ANN401 - as Django has it
        super().__init__(*args, **more)
        sittings = congress.sittings.all()
        self.fields["sitting"].queryset, self.fields["sitting"].empty_label = sittings, "—"  # type: ignore[attr-defined]
        self.fields["sitting"].label_from_instance = sitting_name  # type: ignore[attr-defined]


def sitting_name(one: StoredSitting) -> str:
    """What a sitting is called in a list."""
    return _("Sitting %(number)s") % {"number": one.number}
