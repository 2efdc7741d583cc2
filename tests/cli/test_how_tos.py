"""What docs/how-to-*.md tell people to type can be typed, and prints what they show, in both languages."""

from __future__ import annotations

import re
import shlex
import shutil
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from cli.calls import DAY, luoshi
from manual_pages import commands, fences

ROOT = Path(__file__).parents[2]
HOW_TOS = sorted((ROOT / "docs").rglob("how-to-*.md"))
CALLS = sorted(
    {call for path in HOW_TOS for call in re.findall(r"luoshi [a-z]+[^`\n|>]*", path.read_text(encoding="utf-8"))}
)


class Shown(NamedTuple):
    """A call in a fence of its own, and the output that the page shows below it; … stands for lines left out."""

    page: str
    calls: list[str]
    output: str


def shown_in(path: Path) -> list[Shown]:
    name = str(path.relative_to(ROOT / "docs"))
    found = pairwise(fences(path.read_text(encoding="utf-8")))
    return [
        Shown(name, commands(one), two.text) for one, two in found if (one.language, two.language) == ("sh", "text")
    ]


SHOWN = [shown for path in HOW_TOS for shown in shown_in(path)]


def prints(output: str, shown: str) -> bool:
    """Are these lines what was printed, where a line … leaves out any number of them?"""
    said = "".join(f"{line.rstrip()}\n" for line in output.splitlines())
    pieces = re.split(r"^…\n", shown, flags=re.MULTILINE)
    return re.fullmatch(r"(?:.*\n)*".join(map(re.escape, pieces)), said) is not None


def test_there_are_calls_to_look_at() -> None:
    assert {call.split()[1] for call in CALLS} >= {"read", "plan", "explain", "rules"}
    assert {shown.page.partition("/")[0] == "zh" for shown in SHOWN} == {True, False}


@pytest.mark.parametrize("call", CALLS)
def test_the_options_of_a_call_exist(call: str) -> None:
    help_text = luoshi(call.split()[1], "--help").stdout
    options = re.findall(r"(?<=\s)--?[a-z]+", call)
    assert [option for option in options if not re.search(rf"(?<![\w-]){option}\b", help_text)] == []


@pytest.mark.parametrize("call", [call for call in CALLS if "--format" in call])
def test_the_formats_of_a_call_exist(call: str) -> None:
    (form,) = re.findall(r"--format (\S+)", call)
    assert re.search(rf"[\[|]{form}[|\]]", luoshi(call.split()[1], "--help").stdout)


@pytest.mark.parametrize("shown", SHOWN, ids=[f"{shown.page}: {shown.calls[-1]}" for shown in SHOWN])
def test_a_call_prints_what_the_page_shows(shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (call,) = shown.calls
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    _, command, *rest = shlex.split(call)
    day = [DAY] if "--today" in luoshi(command, "--help").stdout else []
    language = "zh" if shown.page.startswith("zh/") else "en"
    done = luoshi(command, *rest, *day, language=language)
    assert done.exit_code == 0
    assert prints(done.output, shown.output), done.output


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("a\nb\n", True), ("a\n…\n", True), ("…\nb\n", True), ("…\n", True), ("a\n…\nb\n", True),
        ("a\n", False), ("b\n", False), ("a\nc\n", False), ("b\n…\n", False), ("…\na\n", False), ("a\n…\nc\n", False),
    ],
)  # fmt: skip
def test_an_output_may_be_shown_in_parts_and_never_wrongly(shown: str, said: bool) -> None:
    assert prints("a  \nb\n", shown) is said
