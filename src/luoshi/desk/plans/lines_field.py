"""Several texts in one field, one a line."""

from __future__ import annotations

from typing import Any

from django import forms


class LinesField(forms.CharField):
    """Several texts, one a line."""

    widget = forms.Textarea(attrs={"rows": 3})

    def clean(self, value: Any) -> list[str]:  # noqa: ANN401 - as Django has it
        """The lines without empty ones, each once."""
        said = super().clean(value) or ""
        return list(dict.fromkeys(line.strip() for line in said.splitlines() if line.strip()))
