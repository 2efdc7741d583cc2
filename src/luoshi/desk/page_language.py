"""The language of the page, as the pure rooms call it."""

from __future__ import annotations

from typing import Literal

from django.utils.translation import get_language


def page_language() -> Literal["zh", "en"]:
    """``en`` where the page is in English, else ``zh``."""
    return "en" if (get_language() or "").startswith("en") else "zh"
