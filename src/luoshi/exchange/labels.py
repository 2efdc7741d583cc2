"""The words of tables in Chinese and English, from labels.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Labels:
    """One language's words: column headings, group headings, names of fields of work, patterns, and what can be wrong with a table or a cell."""

    language: Language
    columns: Mapping[str, str]
    groups: Mapping[str, str]
    fields: Mapping[str, str]
    words: Mapping[str, str]
    problems: Mapping[str, str]
    unread: Mapping[str, str]


@cache
def labels(language: Language = "zh") -> Labels:
    """The words of one language; raises KeyError for a language without any."""
    tables = tomllib.loads(files(__package__ or "").joinpath("labels.toml").read_text(encoding="utf-8"))[language]
    names = ("columns", "groups", "fields", "words", "problems", "unread")
    return Labels(language, *(tables[name] for name in names))
