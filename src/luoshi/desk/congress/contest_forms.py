"""The forms about an election: its rules, who stands, who counts and watches."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.congress.elections.rule_words import rule_words
from luoshi.congress.elections.ruleset import Ruleset
from luoshi.congress.elections.rulesets import RULESET_NAMES, ruleset
from luoshi.desk import clock
from luoshi.desk.accounts.models import Membership, Person
from luoshi.desk.accounts.roles import Role
from luoshi.desk.congress.contests import EXTRA
from luoshi.desk.congress.hall import hall_of, on_the_wall
from luoshi.desk.congress.models import Congress, StoredContest, StoredItem
from luoshi.desk.page_language import page_language


class ContestForm(forms.ModelForm[StoredContest]):
    """A new election."""

    class Meta:
        """By which rules, to what, and how many."""

        model = StoredContest
        fields: ClassVar = ["ruleset", "office", "seats", "item"]

    marks = forms.ChoiceField(label=_("Marks on a ballot"), required=False)
    divisors = forms.ChoiceField(label=_("Divisors"), required=False)
    extra = forms.IntegerField(
        label=_("Extra votes, all together"),
        required=False,
        min_value=1,
        help_text=_("Only where members may have more votes than one, as in a cooperative; else left empty."),
    )

    def __init__(self, *args: Any, congress: Congress, **more: Any) -> None:  # noqa: ANN401 - as Django has it
        super().__init__(*args, **more)
        self.congress = congress
        language = page_language()
        titles = [(name, ruleset(name).names[language]) for name in RULESET_NAMES]
        self.fields["ruleset"] = forms.ChoiceField(label=_("Ruleset"), choices=titles)
        items = StoredItem.objects.filter(sitting__congress=congress, kind=StoredItem.Kind.ELECTION)
        self.fields["item"].queryset, self.fields["item"].empty_label = items, "—"  # type: ignore[attr-defined]
        for key in ("marks", "divisors"):
            self.fields[key].choices = [("", _("as the rules have it")), *_offered(key)]  # type: ignore[attr-defined]
        self.fields["seats"].min_value = 1  # type: ignore[attr-defined]

    def clean_seats(self) -> int:
        """At least one."""
        seats: int = self.cleaned_data["seats"]
        if seats < 1:
            raise forms.ValidationError(_("There must be at least one seat."))
        return seats

    def clean(self) -> dict[str, Any]:
        """Choices are kept where these rules leave them open, and refused elsewhere."""
        given = super().clean() or {}
        rules = ruleset(given["ruleset"]) if "ruleset" in given else None
        for key in ("marks", "divisors"):
            said, parameter = given.get(key), rules.parameters.get(key) if rules else None
            offered = parameter.values.get("choices") if parameter else None
            if said and not (isinstance(offered, list) and said in offered):
                self.add_error(key, _("These rules leave no such choice."))
        if given.get("extra") and rules:
            self._check_extra(given["extra"], rules)
        return given

    def _check_extra(self, extra: int, rules: Ruleset) -> None:
        """As many as the law lets there be, of those entitled now."""
        weights = rules.parameters.get("weights")
        if weights is None or rules.rule("weights") == "none":
            self.add_error("extra", _("These rules give everybody one vote."))
            return
        entitled = hall_of(self.congress).proof(on_the_wall()).entitled
        most = int(Fraction(weights.word("most")) * entitled)
        if extra > most:
            said = _("%(most)s at the most: %(share)s of the %(entitled)s basic votes.")
            self.add_error("extra", said % {"most": most, "share": weights.word("most"), "entitled": entitled})

    def save(self, commit: bool = True) -> StoredContest:
        """The election with what was chosen."""
        chosen = ("marks", "divisors", EXTRA)
        self.instance.choices = {key: str(self.cleaned_data[key]) for key in chosen if self.cleaned_data[key]}
        return super().save(commit)


class OfficerForm(forms.Form):
    """Appoint a teller or a scrutineer from those who have the role."""

    person = forms.ModelChoiceField(label=_("Person"), queryset=Person.objects.none(), empty_label="—")
    office = forms.ChoiceField(
        label=_("Role"), choices=[("teller", Role.TELLER.label), ("scrutineer", Role.SCRUTINEER.label)]
    )

    def __init__(self, *args: Any, congress: Congress, **more: Any) -> None:  # noqa: ANN401 - as Django has it
        super().__init__(*args, **more)
        held = Membership.on(clock.today()).filter(role__in=(Role.TELLER, Role.SCRUTINEER), unit=congress.unit_id)
        people = Person.objects.filter(memberships__in=held, is_active=True).distinct()
        self.fields["person"].queryset = people  # type: ignore[attr-defined]


def _offered(key: str) -> list[tuple[str, str]]:
    words = rule_words(page_language())["choices"]
    found: dict[str, str] = {}
    for name in RULESET_NAMES:
        parameter = ruleset(name).parameters.get(key)
        choices = parameter.values.get("choices") if parameter else None
        found |= {one: words[one] for one in choices} if isinstance(choices, list) else {}
    return list(found.items())
