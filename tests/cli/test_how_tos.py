"""What docs/how-to-*.md tell people to type can be typed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cli.calls import luoshi

HOW_TOS = sorted((Path(__file__).parents[2] / "docs").glob("how-to-*.md"))
CALLS = sorted(
    {call for path in HOW_TOS for call in re.findall(r"luoshi [a-z]+[^`\n|>]*", path.read_text(encoding="utf-8"))}
)


def test_there_are_calls_to_look_at() -> None:
    assert {call.split()[1] for call in CALLS} >= {"read", "plan", "explain", "rules"}


@pytest.mark.parametrize("call", CALLS)
def test_the_options_of_a_call_exist(call: str) -> None:
    help_text = luoshi(call.split()[1], "--help").stdout
    options = re.findall(r"(?<=\s)--?[a-z]+", call)
    assert [option for option in options if not re.search(rf"(?<![\w-]){option}\b", help_text)] == []


@pytest.mark.parametrize("call", [call for call in CALLS if "--format" in call])
def test_the_formats_of_a_call_exist(call: str) -> None:
    (form,) = re.findall(r"--format (\S+)", call)
    assert re.search(rf"[\[|]{form}[|\]]", luoshi(call.split()[1], "--help").stdout)
