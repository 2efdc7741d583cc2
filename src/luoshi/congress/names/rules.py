"""Why a name stands where it stands, each rule with a sentence for a person, from rules.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def name_rules() -> Mapping[str, Mapping[str, str]]:
    """Every rule's name with what it says (``zh``, ``en``) and how sure we are (``sure``: S published, M from memory)."""
    rules: dict[str, dict[str, str]] = tomllib.loads(files(__package__ or "").joinpath("rules.toml").read_text("utf-8"))
    return rules
