"""How a run ends: 0 done, 1 something differs, 2 the call is wrong, 3 a file cannot be read, 70 a bug, 130 stopped, 141 nobody reads on."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from enum import IntEnum

import click

from luoshi.cli.language import spoken
from luoshi.cli.terminal import printable
from luoshi.reading.errors import UnknownEncoding, UnreadableSource


class Ending(IntEnum):
    """The exit codes; those of a bug, of Ctrl-C and of a closed pipe are the usual ones of Unix."""

    DONE = 0
    DIFFERENT = 1
    WRONG_CALL = 2
    UNREADABLE = 3
    BUG = 70
    STOPPED = 130
    READER_LEFT = 141


class WrongCall(click.UsageError):
    """The call cannot be followed; the message says what to write instead."""


class Stopped(KeyboardInterrupt):
    """Ctrl-C; the message says what became of the results so far."""


class ReaderLeft(Exception):
    """Whoever read our output has stopped reading, as `head` does."""


def run_to_its_end(work: Callable[[], object]) -> int:
    """Do the work and give the exit code; what goes wrong becomes one line on standard error."""
    try:
        code = work()
        sys.stdout.flush()
    except click.ClickException as error:
        return _wrong_call(error)
    except UnreadableSource as error:
        say(str(error))
        return Ending.WRONG_CALL if isinstance(error, UnknownEncoding) else Ending.UNREADABLE
    except (click.Abort, KeyboardInterrupt) as error:
        # click turns a KeyboardInterrupt into an Abort of its own.
        stopped = error if isinstance(error, Stopped) else error.__cause__
        kept = str(stopped) if isinstance(stopped, Stopped) else "no file was left half-written"
        say(f"luoshi: stopped; {kept}")
        return Ending.STOPPED
    except (ReaderLeft, BrokenPipeError):
        _hush()
        return Ending.READER_LEFT
    except Exception as error:  # noqa: BLE001 - the last line of defence: a person never meets a traceback
        say(bug_line(error))
        return Ending.BUG
    return code if isinstance(code, int) else Ending.DONE


def say(line: str) -> None:
    """One line on standard error in the language of the call, whatever characters a file name brought along."""
    if spoken() == "zh":
        from luoshi.exchange.messages import in_chinese

        line = in_chinese(line)
    with suppress(OSError):
        click.echo(" ".join(printable(line).split("\n")), err=True)


def bug_line(error: Exception, name: str = "luoshi") -> str:
    """One line that says how to report an unexpected error; with LUOSHI_DEBUG=1 the traceback goes before it."""
    if os.environ.get("LUOSHI_DEBUG"):
        traceback.print_exception(error, file=sys.stderr)
        return f"{name}: this is a bug in Luoshi; please report the lines above, with the document if you may share it"
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return f"{name}: this is a bug in Luoshi ({what[:200]}); run again with LUOSHI_DEBUG=1 and report what it prints"


def _wrong_call(error: click.ClickException) -> Ending:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return Ending.WRONG_CALL
    context = error.ctx if isinstance(error, click.UsageError) else None
    command = context.command_path if context else "luoshi"
    line = " ".join(error.format_message().split())
    if not isinstance(error, WrongCall):
        line = f"{line} (see {command} --help)"
    say(f"{command}: {line}")
    return Ending.WRONG_CALL


def _hush() -> None:
    """Python flushes standard output once more on its way out; there is nobody to read it."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
