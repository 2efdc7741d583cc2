"""The rulesets as data: one TOML file each, without logic."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from luoshi.congress.elections.ruleset import Parameter, Ruleset

# The order in which they are listed: the Party, the state, the people's own bodies, and what others use.
RULESET_NAMES = (
    "party-local-congress-committee",
    "party-local-discipline-commission",
    "party-local-standing-committee",
    "party-local-secretaries",
    "party-grassroots-committee",
    "people-congress-direct",
    "people-congress-indirect",
    "village-committee",
    "trade-union-committee",
    "workers-congress",
    "cooperative-board",
    "association-roberts-rules",
    "stv",
    "condorcet",
    "party-list",
)

_ABOUT = {"article", "sure", "note"}


class UnknownRuleset(Exception):
    """There is no ruleset of that name."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"there is no ruleset {name!r}")


@cache
def ruleset(name: str) -> Ruleset:
    """The ruleset of that name; raises `UnknownRuleset`."""
    if name not in RULESET_NAMES:
        raise UnknownRuleset(name)
    return ruleset_of(name, tomllib.loads(ruleset_source(name)))


def ruleset_source(name: str) -> str:
    """The file itself, as it goes into a protocol."""
    return files(__package__ or "").joinpath(f"{name}.toml").read_text(encoding="utf-8")


def ruleset_of(name: str, tables: Mapping[str, Any]) -> Ruleset:
    """The ruleset that these tables of TOML describe."""
    parameters = {key: _parameter(table) for key, table in tables.items() if key not in {"method", "name"}}
    return Ruleset(name, tables["name"], tables["method"], parameters)


def _parameter(table: Mapping[str, Any]) -> Parameter:
    values = {key: value for key, value in table.items() if key not in _ABOUT}
    return Parameter(values, table["article"], table["sure"], table.get("note", {}))
