"""The forms about people and units."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from luoshi.desk import clock
from luoshi.desk.accounts.models import Deputy, Membership, Person, Unit


def day_field(**more: Any) -> forms.DateField:  # noqa: ANN401 - as Django has it
    """A day, picked from a calendar."""
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **more)


class SignInForm(AuthenticationForm):
    """Name or e-mail address, and password."""

    username = forms.CharField(
        label=_("Login name or e-mail"), max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )  # fmt: skip
    error_messages = {  # noqa: RUF012 - as Django has it
        "invalid_login": _(
            "Name and password don't fit together. After five tries one has to wait a quarter of an hour."
        ),
        "inactive": _("Name and password don't fit together. After five tries one has to wait a quarter of an hour."),
    }


class OwnPasswordForm(PasswordChangeForm):
    """A password of one's own; it stands on a page with other forms, and leaves the cursor where it is."""

    def __init__(self, *args: Any, **more: Any) -> None:  # noqa: ANN401 - as Django has it
        super().__init__(*args, **more)
        self.fields["old_password"].widget.attrs.pop("autofocus", None)
        said = _("At least %(n)s characters and not digits alone; no common password, nothing like your name.")
        self.fields["new_password1"].help_text = said % {"n": settings.PASSWORD_LENGTH}
        self.fields["new_password2"].help_text = ""


class CodeForm(forms.Form):
    """The six digits that a telephone shows."""

    code = forms.RegexField(
        r"^\d{6}$", label=_("Six digits from your telephone"), strip=True,
        error_messages={"invalid": _("Six digits, please.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "maxlength": 6}),
    )  # fmt: skip


class LanguageForm(forms.ModelForm[Person]):
    """In which language somebody gets letters; whoever has never said gets them in that of the workspace."""

    language = forms.ChoiceField(label=_("Language of letters"), choices=settings.LANGUAGES, required=False)

    class Meta:
        """Only that."""

        model = Person
        fields: ClassVar = ["language"]

    def __init__(self, *args: Any, **more: Any) -> None:  # noqa: ANN401 - as Django has it
        super().__init__(*args, **more)
        self.initial["language"] = self.instance.language or settings.LANGUAGE_CODE

    def clean_language(self) -> str:
        """A form that does not ask for it changes nothing."""
        return str(self.cleaned_data["language"]) or self.instance.language


class PersonForm(LanguageForm):
    """Who somebody is; what they may do stands in their memberships."""

    class Meta:
        """What an administrator enters."""

        model = Person
        fields: ClassVar = ["name", "username", "email", "post", "language"]

    def clean_username(self) -> str:
        """A login name may not look like an e-mail address: it could be somebody else's."""
        said = str(self.cleaned_data["username"]).strip()
        if "@" in said:
            raise ValidationError(_("A login name holds no @. An e-mail address goes into its own field."))
        return said


class UnitForm(forms.ModelForm[Unit]):
    """What a unit is, and what it belongs to."""

    class Meta:
        """Everything but the day it was closed, which has a button of its own."""

        model = Unit
        fields: ClassVar = ["name", "short_name", "kind", "parent", "order"]

    def __init__(self, *args: Any, **more: Any) -> None:  # noqa: ANN401 - as Django has it
        super().__init__(*args, **more)
        self.fields["parent"].empty_label = "—"  # type: ignore[attr-defined]


class MembershipForm(forms.ModelForm[Membership]):
    """A role in a unit."""

    from_day = day_field(label=_("From"), initial=clock.today)
    until_day = day_field(label=_("Until"), required=False)

    class Meta:
        """The person comes from the page."""

        model = Membership
        fields: ClassVar = ["unit", "role", "from_day", "until_day"]

    def __init__(self, *args: Any, person: Person, **more: Any) -> None:  # noqa: ANN401 - as Django has it
        super().__init__(*args, **more)
        self.instance.person = person
        units = Unit.objects.filter(closed_on=None)
        self.fields["unit"].queryset, self.fields["unit"].empty_label = units, "—"  # type: ignore[attr-defined]

    def _get_validation_exclusions(self) -> set[str]:
        # The person is no field of the form, and yet no role may be given twice.
        return super()._get_validation_exclusions() - {"person"}  # type: ignore[misc,no-any-return]


class DeputyForm(forms.ModelForm[Deputy]):
    """Who stands in, and for how long."""

    from_day = day_field(label=_("From"), initial=clock.today)
    until_day = day_field(label=_("Until"))

    class Meta:
        """The person who is away comes from the page."""

        model = Deputy
        fields: ClassVar = ["deputy", "from_day", "until_day"]

    def __init__(self, *args: Any, absent: Person, **more: Any) -> None:  # noqa: ANN401 - as Django has it
        super().__init__(*args, **more)
        self.instance.absent = absent
        colleagues = Person.objects.filter(is_active=True).exclude(pk=absent.pk)
        own = Membership.on(clock.today()).filter(person=absent).values("unit")
        nearby = colleagues.filter(memberships__unit__in=own).distinct()
        self.fields["deputy"].queryset = nearby or colleagues  # type: ignore[attr-defined]
        self.fields["deputy"].empty_label = "—"  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The same person for the same days is entered once, however often the form is sent."""
        said = super().clean() or {}
        same = {name: said.get(name) for name in ("deputy", "from_day", "until_day")}
        if all(same.values()) and Deputy.objects.filter(absent=self.instance.absent, **same).exists():
            raise ValidationError(_("This person stands in for these days already."))
        return said
