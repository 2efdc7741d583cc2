"""The cases of tests/cases as plain data, and which of them the general runner takes."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

CASES = Path(__file__).parent / "cases"
Case = Mapping[str, Any]

# The general form: `expect` is a list of {kind = …}, or `absent` a list of kinds.
ENTRY_KINDS = {"target": "targets", "task": "tasks", "decision": "decisions"}
SEGMENT_KINDS = ("history", "principle", "ceremony", "statement", "heading", "furniture")


@cache
def all_cases() -> Mapping[str, Mapping[str, list[Case]]]:
    """File stem → "case", "near_miss" and the like → what the file lists under it."""
    return {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(CASES.glob("*.toml"))}


def is_general(case: Case) -> bool:
    """Is this a case for the general runner? Other forms (dates, formats, defects …) have runners of their own."""
    known = {*ENTRY_KINDS, *SEGMENT_KINDS}
    expected = case.get("expect", [])
    listed = isinstance(expected, list) and all(isinstance(one, dict) and one.get("kind") in known for one in expected)
    absent = case.get("absent", [])
    return (
        "rule" in case
        and bool(case.keys() & {"text", "html"})
        and listed
        and set(absent) <= known
        and bool(expected or absent)
    )


def text_of(case: Case) -> str:
    """What is read: a text, or a page where it takes one (tables)."""
    return str(case.get("html") or case["text"])


def case_name(case: Case) -> str:
    """A name that one finds in the file."""
    return f"{case['rule']}: {' '.join(text_of(case).split())[-24:]}"
