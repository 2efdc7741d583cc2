"""The forms about documents."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from luoshi.desk.accounts.models import Person, Unit
from luoshi.desk.accounts.scope import scope_for
from luoshi.desk.documents.models import Document
from luoshi.desk.documents.refusals import refusal
from luoshi.reading.errors import NeedsConversion, UnreadableSource
from luoshi.reading.source import identify

_LIMIT_MB = settings.UPLOAD_BYTES >> 20


class OriginalField(forms.FileField):
    """A file that `luoshi.reading` can read, judged by its bytes; what it is not is told in one line."""

    default_error_messages: ClassVar = {
        "empty": _("The file is empty. Check that it was copied in full."),
        "required": _("Choose a file first."),
    }

    def __init__(self) -> None:
        words = format_lazy(_("The file is larger than {limit} MB. Nothing was sent."), limit=_LIMIT_MB)
        widget = forms.FileInput(attrs={"data-limit": settings.UPLOAD_BYTES, "data-too-large": words})
        super().__init__(
            label=_("File"), widget=widget,
            help_text=format_lazy(
                _("Text, web page, Word, WPS, OpenDocument, RTF or PDF, up to {limit} MB. The file is kept as it is."),
                limit=_LIMIT_MB,
            ),
        )  # fmt: skip

    def clean(self, data: Any, initial: Any = None) -> UploadedFile[Any]:  # noqa: ANN401 - as Django has it
        """The file, rewound, unless it is too large or of a kind that is not read."""
        given: UploadedFile[Any] = super().clean(data, initial)
        if (given.size or 0) > settings.UPLOAD_BYTES:
            raise ValidationError(
                _("The file is larger than %(limit)s MB."), params={"limit": settings.UPLOAD_BYTES >> 20}
            )
        try:
            identify(given.read(), name=given.name or "")
        except NeedsConversion:
            # LibreOffice opens it; whether there is one the worker finds out, and says so.
            pass
        except UnreadableSource as error:
            raise ValidationError(refusal(type(error).__name__, error.name)) from error
        given.seek(0)
        return given


class DocumentForm(forms.ModelForm[Document]):
    """A new document with its first version; without a title it is called after its file."""

    file = OriginalField()
    title = forms.CharField(
        label=_("Title"), max_length=200, required=False, help_text=_("Left empty, the name of the file.")
    )
    field_order = ["file", "title", "unit", "open_to_units"]  # noqa: RUF012 - as Django has it

    class Meta:
        """Whose it is and who sees it."""

        model = Document
        fields: ClassVar = ["title", "unit", "open_to_units"]

    def __init__(self, *args: Any, by: Person, **more: Any) -> None:  # noqa: ANN401 - as Django has it
        super().__init__(*args, **more)
        mine = scope_for(by, Unit).filter(closed_on=None)
        self.fields["unit"].queryset, self.fields["unit"].empty_label = mine, "—"  # type: ignore[attr-defined]
        self.fields["unit"].initial = min(by.standing().units, default=None)


class VersionForm(forms.Form):
    """A newer version of a document."""

    file = OriginalField()
