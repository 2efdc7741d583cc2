"""How a reading was made: by which engine, on which day, in which encoding. Made alike, it need not be made again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import luoshi


@dataclass(frozen=True, slots=True)
class Making:
    """What decides about a reading besides the bytes and the name of the document."""

    today: date
    encoding: str | None = None

    def to_json(self) -> dict[str, str | None]:
        """As it stands behind each reading, under `made`."""
        return {"engine": engine(), "today": self.today.isoformat(), "encoding": self.encoding}


@cache
def engine() -> str:
    """The version of Luoshi with a digest of the rules and words that read: a word more may read a text otherwise."""
    digest = hashlib.sha256()
    for name, content in sorted(_sources(files("luoshi.reading"), "")):
        digest.update(name.encode() + b"\0" + content + b"\0")
    return f"{luoshi.__version__}+{digest.hexdigest()[:12]}"


def _sources(room: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    for entry in room.iterdir():
        if entry.is_dir():
            yield from _sources(entry, f"{name}{entry.name}/")
        elif entry.name.endswith((".py", ".toml")):
            yield name + entry.name, entry.read_bytes()
