"""What the values of statuses, reminders and verdicts are called, in both languages (status_words.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

from luoshi.delivery.lifecycle import Words

Kind = Literal[
    "schedule", "evidence", "freshness", "due", "light", "pace", "why_not", "reminder", "result", "timeliness",
    "request", "outcome", "rhythm", "input", "calendar",
]  # fmt: skip


@cache
def _file() -> Mapping[str, Mapping[str, Words]]:
    return tomllib.loads(files(__package__ or "").joinpath("status_words.toml").read_text("utf-8"))


def status_words(kind: Kind, value: str) -> Words:
    """What a value of this kind is called, in Chinese (``zh``) and English (``en``). Raises KeyError for a value there isn't."""
    return _file()[kind][value]
