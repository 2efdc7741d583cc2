"""The language of a call: its help, what it refuses, how a run went."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path

import click
import pytest

from cli.calls import at_terminal, luoshi
from luoshi.cli.help_texts import said
from luoshi.cli.language import listen_to
from luoshi.cli.main import main


def _commands(group: click.Group = main) -> Iterator[click.Command]:
    yield group
    for command in group.commands.values():
        if isinstance(command, click.Group):
            yield from _commands(command)
        else:
            yield command


_TEXTS = [
    (command.name, text)
    for command in _commands()
    for text in (
        cleandoc(command.help or ""),
        *(option.help for option in command.params if isinstance(option, click.Option) and not option.hidden),
    )
]


@pytest.mark.parametrize(("command", "text"), _TEXTS)
def test_every_text_of_the_help_has_its_chinese(command: str, text: str) -> None:
    assert text, f"luoshi {command} has an option without help"
    listen_to(["--lang", "zh"])
    assert said(text) != text, f"luoshi {command}: {text!r} is missing in help.toml"


@pytest.mark.parametrize("command", [*main.commands, ""])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_page_of_help_keeps_to_its_columns(command: str, language: str) -> None:
    from rich.cells import cell_len

    code, page = at_terminal(*command.split(), "--help", columns=70, LUOSHI_LANG=language)
    assert code == 0
    assert ("用法：luoshi" in page) == (language == "zh")
    assert [line for line in page.splitlines() if cell_len(line) > 70] == []


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["read", "nope.txt"], "nope.txt：没有这个文件；请检查文件名和文件夹"),
        (["plan", "a.txt", "b.txt"], "luoshi plan：一次只处理一份文件，这里写了2份；请逐份调用"),
        (["expline"], "luoshi：没有命令“expline”。 是不是'explain'？（见luoshi --help）"),
        (["read", "--jobs", "0", "a.txt"], "luoshi read：'--jobs' / '-j'的值不对：0不在范围x>=1之内。（见luoshi read --help）"),
        (["read", "--today", "2026-13-45", "a.txt"], "luoshi read：'--today'的值不对：没有'2026-13-45'这一天；请写成2026-11-24这样（见luoshi read --help）"),
        (["read"], "luoshi read：缺少参数FILE...。（见luoshi read --help）"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_call_is_said_in_chinese(here: Path, arguments: list[str], says: str) -> None:
    assert luoshi(*arguments, language="zh").stderr == f"{says}\n"
    assert list(here.iterdir()) == []


@pytest.mark.parametrize("option", [["--lang", "zh"], ["--lang=zh"]])
@pytest.mark.usefixtures("here")
def test_the_option_outweighs_the_environment(option: list[str]) -> None:
    for call in (["read", "nope.txt", *option], [*option, "read", "nope.txt"]):
        assert luoshi(*call).stderr.startswith("nope.txt：没有这个文件")
    assert luoshi("read", "nope.txt", "--lang", "en", language="zh").stderr.startswith(
        "nope.txt: there is no such file"
    )


def test_the_sum_of_a_run_is_told_in_chinese(report: Path) -> None:
    Path("坏.txt").write_bytes(b"")
    done = luoshi("read", "坏.txt", report, "--format", "jsonl", language="zh")
    assert done.stderr.splitlines()[-1] == "luoshi：读了1/2份；没有读：坏.txt"
