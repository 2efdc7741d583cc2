"""The options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from luoshi.cli.endings import WrongCall
from luoshi.cli.language import spoken

Command = TypeVar("Command", bound=Callable[..., Any])


def one_document(command: Command) -> Command:
    """FILE, as `file`, for a command that takes a single one."""
    return click.argument(
        "file", nargs=-1, required=True, metavar="FILE", callback=lambda _context, _argument, given: _only(given)
    )(command)


def documents(command: Command) -> Command:
    """FILE..., as `paths`, for a command that takes several and folders."""
    return click.argument(
        "paths", nargs=-1, required=True, metavar="FILE...", callback=lambda _context, _argument, given: _named(given)
    )(command)


def spoken_option(command: Command) -> Command:
    """--lang before the name of a command: everything is said in it."""
    return click.option(
        "--lang",
        type=click.Choice(["zh", "en"]),
        expose_value=False,
        help="Language to speak. [default: LUOSHI_LANG, LC_ALL or LANG]",
    )(command)


def language_option(command: Command) -> Command:
    """--lang, as `language`."""
    return click.option(
        "--lang",
        "language",
        type=click.Choice(["zh", "en"]),
        callback=lambda _context, _option, given: given or spoken(),
        help="Language of the labels. [default: LUOSHI_LANG, LC_ALL or LANG]",
    )(command)


def today_option(command: Command) -> Command:
    """--today, as `today`, a date."""
    return click.option(
        "--today",
        type=_Day(),
        metavar="YYYY-MM-DD",
        callback=lambda _context, _option, given: given or _today(),
        help="The day of reading; no document is younger. [default: today]",
    )(command)


def encoding_option(command: Command) -> Command:
    """--encoding, as `encoding`."""
    return click.option(
        "--encoding", metavar="ENC", help="Encoding of a text or a page, where the one found out is wrong."
    )(command)


def out_option(text: str) -> Callable[[Command], Command]:
    """-o/--output, as `out`, a path; `-` is standard output."""
    return click.option("-o", "--output", "out", type=click.Path(path_type=Path), metavar="OUT", help=text)


def force_option(command: Command) -> Command:
    """--force, as `force`."""
    return click.option("--force", is_flag=True, help="Overwrite a file that is there already.")(command)


class _Day(click.ParamType[date]):
    """A day, written as in 2026-11-24."""

    name = "day"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            self.fail(f"there is no day {value!r}; write it like 2026-11-24", param, ctx)


def _today() -> date:
    # The one place where Luoshi looks at the calendar: everything below is told what day it is.
    return date.today()  # noqa: DTZ011 - the day of the person at the keyboard


def _only(files: tuple[str, ...]) -> str:
    if len(files) > 1:
        raise WrongCall(f"takes one document, and {len(files)} are named; call it once for each")
    return _named(files)[0]


def _named(files: tuple[str, ...]) -> tuple[str, ...]:
    # To the system an empty name is the folder one works in; a person who typed "$REPORT" meant something else.
    if "" in files:
        raise WrongCall("the name of a document is empty; check the variable or the quotes in the call")
    return files
