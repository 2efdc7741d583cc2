"""Making the bundle: the election, its rules, the result, the steps in both languages, and a program that checks them."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from luoshi.congress.elections.election import Election
from luoshi.congress.elections.election_data import election_data, in_one_form, ruleset_data
from luoshi.congress.elections.result import Result
from luoshi.congress.elections.steps import Language
from luoshi.exchange.protocol.verify import MANIFEST, manifest_of, pack

_LANGUAGES: tuple[Language, ...] = ("zh", "en")


def protocol_files(election: Election, result: Result) -> Mapping[str, bytes]:
    """The files of the bundle by name; the same election gives the same bytes."""
    found = {
        "election.json": in_one_form(election_data(election)),
        "rules.json": in_one_form(ruleset_data(election.ruleset)),
        "result.json": in_one_form(_result_data(result)),
        "verify.py": files(__package__ or "").joinpath("verify.py").read_bytes(),
    }
    for language in _LANGUAGES:
        lines = (one.said(language) for one in result.steps)
        found[f"steps.{language}.txt"] = ("\n".join(lines) + "\n").encode()
    return {**found, MANIFEST: manifest_of(found)}


def protocol_zip(bundle: Mapping[str, bytes]) -> bytes:
    """The files as one zip, the same bytes every time."""
    return pack(dict(bundle))


def _result_data(result: Result) -> dict[str, Any]:
    zh, en = result.to_json("zh"), result.to_json("en")
    both = {key: {"zh": zh[key], "en": en[key]} for key in ("next", "steps")}
    return {**en, **both}
