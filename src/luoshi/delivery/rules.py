"""The rules that make a plan from a reading, each with a sentence for a person, from rules.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def plan_rules() -> Mapping[str, Mapping[str, str]]:
    """Every rule's name with what it concludes, in Chinese (``zh``) and English (``en``)."""
    rules: dict[str, dict[str, str]] = tomllib.loads(files(__package__ or "").joinpath("rules.toml").read_text("utf-8"))
    return rules
