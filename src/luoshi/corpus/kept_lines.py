"""Lines of JSON that hold readings: where each stands in its file, of which document it is and how it was made."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from luoshi.corpus.making import Making


class Line(NamedTuple):
    """A sound line: its place in the file in bytes, line break included, and what tells which reading it holds."""

    path: Path
    start: int
    length: int
    name: str
    sha256: str
    made: Mapping[str, Any]

    def is_of(self, sha256: str, making: Making) -> bool:
        """Would reading these bytes again give this line?"""
        return self.sha256 == sha256 and self.made == making.to_json()

    @property
    def day(self) -> date | None:
        """The day of reading that it was made on, where it says so."""
        try:
            return date.fromisoformat(self.made["today"])
        except (LookupError, TypeError, ValueError):
            return None


def read_kept_lines(path: Path) -> Iterator[Line]:
    """The sound lines of a file; a last one that broke off, or what is no reading, is left out. Raises OSError."""
    with path.open("rb") as stream:
        start = 0
        for raw in stream:
            line = _line(path, start, raw)
            if line is not None:
                yield line
            start += len(raw)


def copy_of(line: Line, streams: Mapping[Path, BinaryIO]) -> bytes:
    """The line itself, from its file among the open ones."""
    stream = streams[line.path]
    stream.seek(line.start)
    return stream.read(line.length)


def _line(path: Path, start: int, raw: bytes) -> Line | None:
    if not raw.endswith(b"\n"):
        return None
    try:
        found = json.loads(raw)
        source, made = found["source"], found.get("made")
        name, sha256 = str(source["name"]), str(source["sha256"])
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    return Line(path, start, len(raw), name, sha256, made if isinstance(made, dict) else {})
