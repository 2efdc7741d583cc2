"""The rules that make a plan from a reading, and those that match the rows of two plans, each with a sentence for a person."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def plan_rules() -> Mapping[str, Mapping[str, str]]:
    """Every rule's name with what it concludes, in Chinese (``zh``) and English (``en``)."""
    return _book("rules.toml")


@cache
def match_rules() -> Mapping[str, Mapping[str, str]]:
    """Every rule by which a row of an old plan is a row of a new one, in the order they are asked; ``zh`` and ``en``."""
    return _book("match_rules.toml")


def _book(file: str) -> Mapping[str, Mapping[str, str]]:
    rules: dict[str, dict[str, str]] = tomllib.loads(files(__package__ or "").joinpath(file).read_text("utf-8"))
    return rules
