"""Many documents, one after the other: one that cannot be read does not stop the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from luoshi.cli.endings import say
from luoshi.cli.outputs import Output
from luoshi.cli.progress import Bar
from luoshi.cli.sources import read_file, shown_name
from luoshi.reading.errors import UnknownEncoding, UnreadableSource

if TYPE_CHECKING:
    from luoshi.reading.reading import Reading


def read_each(
    files: Sequence[str],
    render: Callable[[Reading], bytes],
    output: Output,
    *,
    today: date,
    encoding: str | None,
) -> list[str]:
    """Read, render and put out every file; the names of those that cannot be read, one line said about each.

    Raises `UnknownEncoding`: then the call is wrong, and no other file would fare better.
    """
    bad: list[str] = []
    with Bar(len(files)) as bar:
        for file in files:
            bar.name(shown_name(file))
            try:
                data = render(read_file(file, today=today, encoding=encoding))
            except UnknownEncoding:
                raise
            except UnreadableSource as error:
                bad.append(shown_name(file))
                with bar.aside():
                    say(str(error))
            else:
                with bar.aside():
                    output.put(file, data)
            bar.count()
    return bad
