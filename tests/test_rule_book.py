"""The rule book is complete: every rule that decides stands in it, and every rule in it is shown by a case and a near miss."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from case_files import all_cases
from luoshi.delivery.lights import light_rules
from luoshi.delivery.rules import plan_rules
from luoshi.reading.lexicon import lexicon
from luoshi.reading.rules import rule_book

READING = Path(__file__).parent.parent / "src" / "luoshi" / "reading"
BOOK = {**rule_book(), **plan_rules(), **light_rules()}
_KEBAB = re.compile(r"[a-z]+(?:-[a-z]+)+")
# Rules that the reading follows without saying so yet; whoever makes one speak takes it out here.
_SILENT = ["series", "terms-explained"]
# Names of codecs, as Python has them.
_NO_RULES = {"unicode-escape", "raw-unicode-escape", "utf-le", "utf-be"}


@cache
def named_in_code() -> frozenset[str]:
    """Every string in the code of reading: the names of rules are among them."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in READING.rglob("*.py")]
    nodes = (node for tree in trees for node in ast.walk(tree))
    return frozenset(node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))


@cache
def named_in_lexicon() -> str:
    """All word lists but the book itself: some name the rule that their words belong to."""
    return "\n".join(
        path.read_text(encoding="utf-8") for path in (READING / "lexicon").glob("*.toml") if path.stem != "rules"
    )


def shown_by(table: str) -> set[str]:
    return {case["rule"] for tables in all_cases().values() for case in tables.get(table, []) if "rule" in case}


def test_every_name_in_the_code_that_looks_like_a_rule_stands_in_the_book() -> None:
    names = {name for name in named_in_code() if _KEBAB.fullmatch(name)}
    assert names - _NO_RULES - rule_book().keys() == set()


def test_every_rule_of_the_book_decides_somewhere() -> None:
    named, listed = named_in_code(), named_in_lexicon()
    assert [rule for rule in rule_book() if rule not in named and f'"{rule}"' not in listed] == _SILENT


def test_every_rule_is_shown_by_a_case() -> None:
    assert BOOK.keys() - shown_by("case") == set()


def test_every_rule_is_shown_by_a_near_miss() -> None:
    assert BOOK.keys() - shown_by("near_miss") == set()


def test_every_case_is_one_of_a_rule_in_the_book() -> None:
    assert (shown_by("case") | shown_by("near_miss")) - BOOK.keys() == set()


@pytest.mark.parametrize("rule", BOOK)
def test_a_rule_says_what_it_does_in_both_languages(rule: str) -> None:
    said = BOOK[rule]
    assert said.keys() - {"light"} == {"zh", "en"}
    assert re.search(r"[一-龥]", said["zh"])
    assert said["zh"].endswith("。")
    assert said["en"][-1] in ".:"


def test_near_misses_say_why() -> None:
    silent = [
        case["rule"] for tables in all_cases().values() for case in tables.get("near_miss", []) if not case.get("why")
    ]
    assert silent == []


def test_the_book_can_not_be_written_in() -> None:
    with pytest.raises(TypeError):
        rule_book()["verb-first"]["zh"] = "…"  # type: ignore[index]
    assert lexicon("rules").keys() == rule_book().keys()
