"""Many documents, one after the other: one that cannot be read does not stop the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from luoshi.cli.endings import Ending, bug_line, say
from luoshi.cli.outputs import Output
from luoshi.cli.progress import Bar
from luoshi.cli.sources import read_file, shown_name
from luoshi.reading.errors import UnknownEncoding, UnreadableSource

if TYPE_CHECKING:
    from luoshi.reading.reading import Reading


class Outcome(NamedTuple):
    """The files that gave no result, and how the run ends: a bug weighs more than an unreadable file."""

    bad: list[str]
    ending: Ending


def read_each(
    files: Sequence[str],
    render: Callable[[Reading], bytes],
    output: Output,
    *,
    today: date,
    encoding: str | None,
) -> Outcome:
    """Read, render and put out every file; what goes wrong with one is said in a line.

    Raises `UnknownEncoding`: then the call is wrong, and no other file would fare better.
    """
    outcome = Outcome([], Ending.DONE)
    with Bar(len(files)) as bar:
        for file in files:
            bar.name(shown_name(file))
            try:
                data = render(read_file(file, today=today, encoding=encoding))
            except UnknownEncoding:
                raise
            except Exception as error:  # noqa: BLE001 - a bug met in one document is no reason to withhold the others
                outcome = _noted(outcome, shown_name(file), error, bar)
            else:
                with bar.aside():
                    output.put(file, data)
            bar.count()
    return outcome


def _noted(outcome: Outcome, name: str, error: Exception, bar: Bar) -> Outcome:
    """The outcome with one more file in it that gave no result, once its line is said."""
    unreadable = isinstance(error, UnreadableSource)
    with bar.aside():
        say(str(error) if unreadable else bug_line(error, name))
    ending = max(outcome.ending, Ending.UNREADABLE if unreadable else Ending.BUG)
    return Outcome([*outcome.bad, name], ending)
