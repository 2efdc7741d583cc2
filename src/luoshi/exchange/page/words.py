"""The words of the annotated page in Chinese and English, from labels.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

LANGUAGES = ("zh", "en")


@cache
def page_words(language: str) -> Mapping[str, str]:
    """One language's words by ``section.key``, such as ``kinds.task``; raises KeyError for a language without any."""
    return {f"{section}.{key}": word for section, words in _labels()[language].items() for key, word in words.items()}


@cache
def _labels() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(files(__package__ or "").joinpath("labels.toml").read_text(encoding="utf-8"))
