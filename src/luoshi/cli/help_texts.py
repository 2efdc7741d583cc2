"""The pages of --help in the language of the call; the Chinese stands in help.toml, folded by the width of its characters."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from inspect import cleandoc

import click

from luoshi.cli.language import spoken

_FIRST_CLAUSE = re.compile(r"[:;.：；。]")
# What click adds to the help of an option by itself: its range, its default.
_ADDED = re.compile(r"(?s)(.*?)(  \[[^\[\]]*\])?")


class HelpPage(click.HelpFormatter):
    """Writes every text in the language of the call, folded at its columns."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line of usage; names of options and arguments stay as they are."""
        super().write_usage(prog, args, prefix or said("Usage: "))

    def write_heading(self, heading: str) -> None:
        """A heading with its colon."""
        self.write(f"{said(heading)}{'：' if spoken() == 'zh' else ':'}\n")

    def write_text(self, text: str) -> None:
        """Paragraphs, folded."""
        from luoshi.cli.layout import fold

        paragraphs = [" ".join(one.split()) for one in said(text).split("\n\n")]
        indent = " " * self.current_indent
        folded = ["\n".join(indent + line for line in fold(one, self.width)) for one in paragraphs]
        self.write("\n\n".join(folded) + "\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Terms and their texts in two columns; a long term has a line of its own."""
        from luoshi.cli.layout import fold

        told = list(rows)
        column = min(max((len(term) for term, _ in told), default=0), col_max) + col_spacing
        indent = " " * self.current_indent
        for term, text in told:
            lines = fold(_with_added(text), max(self.width - column - self.current_indent, 10)) if text else [""]
            fits = len(term) + col_spacing <= column
            first = f"{term:<{column}}{lines[0]}" if fits else f"{term}\n{indent}{'':<{column}}{lines[0]}"
            rest = (f"\n{indent}{'':<{column}}{line}" for line in lines[1:])
            self.write(indent + first.rstrip() + "".join(rest) + "\n")


def said(text: str) -> str:
    """A text of --help in the language of the call; one that has no Chinese stays English."""
    return _chinese().get(_unwrapped(text), text) if spoken() == "zh" else text


def in_short(command: click.Command) -> str:
    """What a command does, in a clause: the first of its help."""
    return _FIRST_CLAUSE.split(said(cleandoc(command.help or "")), maxsplit=1)[0]


def _with_added(text: str) -> str:
    found = _ADDED.fullmatch(text)
    own, added = found.groups() if found else (text, None)
    return said(own) + (added or "")


@cache
def _chinese() -> Mapping[str, str]:
    text = files(__package__ or "").joinpath("help.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text).values()
    return {_unwrapped(english): chinese for table in tables for english, chinese in table.items()}


def _unwrapped(text: str) -> str:
    """The text however its lines are broken in the source; paragraphs stay."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))
