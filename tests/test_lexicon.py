"""The word lists are lean: each is read by some rule, and says a word once."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path
from typing import Any

import pytest

READING = Path(__file__).parent.parent / "src" / "luoshi" / "reading"
LISTS = sorted((READING / "lexicon").glob("*.toml"))
# Notes on where a list comes from, in words of their own.
_NOTES = {"source"}
# Its words stand in many lines, and some in two of them; whoever clears it takes it out here.
_REPEATING = {"verbs"}
LEAN = [path for path in LISTS if path.stem not in _REPEATING]


def lists_of(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def strings_in_code() -> tuple[set[str], set[str]]:
    """Every string of the code, and the names of the files that are taken whole by `lexicon`."""
    strings, whole = set(), set()
    for path in READING.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                strings.add(node.value)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "lexicon":
                whole |= {str(one.value) for one in node.args if isinstance(one, ast.Constant)}
    return strings, whole


def test_every_list_is_read_by_some_rule() -> None:
    strings, whole = strings_in_code()
    unread = [
        f"{path.stem}.{name}"
        for path in LISTS
        if path.stem not in {*whole, "rules"}
        for name in lists_of(path).keys() - _NOTES
        if name not in strings
    ]
    assert unread == []


@pytest.mark.parametrize("path", LEAN, ids=[path.stem for path in LEAN])
def test_no_list_says_a_word_twice(path: Path) -> None:
    for name, listed in lists_of(path).items():
        said = listed.split() if isinstance(listed, str) else listed
        if name not in _NOTES and isinstance(said, list) and all(isinstance(word, str) for word in said):
            assert sorted(said) == sorted(set(said)), name
