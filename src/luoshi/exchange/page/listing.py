"""Everything found in a reading as one list: what is marked in the text and stands as a row in the table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from luoshi.reading.entries import Decision, Defect, Target, Task
from luoshi.reading.reading import Reading

EntryKind = Literal["target", "task", "decision", "defect"]
KINDS: tuple[EntryKind, ...] = ("target", "task", "decision", "defect")
BLANKS = frozenset({"missing_number", "missing_name"})
FURNITURE = frozenset({"injected_link", "page_chrome"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry with the key that joins its mark to its row (``g3``) and the number that people see."""

    key: str
    number: int
    kind: EntryKind
    start: int
    end: int
    what: Target | Task | Decision | Defect

    @property
    def look(self) -> str:
        """How its words are marked: its kind, or for a defect ``blank``, ``struck`` or ``waved``."""
        if not isinstance(self.what, Defect):
            return self.kind
        if self.what.kind in BLANKS:
            return "blank"
        return "struck" if self.what.kind in FURNITURE else "waved"


def list_entries(reading: Reading) -> tuple[Entry, ...]:
    """All entries in the order of the text, the longer first where several begin together."""
    listed = chain(
        _numbered("target", reading.targets),
        _numbered("task", reading.tasks),
        _numbered("decision", reading.decisions),
        _numbered("defect", sorted(reading.defects, key=lambda defect: (defect.start, defect.end))),
    )
    return tuple(sorted(listed, key=lambda entry: (entry.start, -entry.end, KINDS.index(entry.kind), entry.number)))


def _numbered(kind: EntryKind, found: Iterable[Target | Task | Decision | Defect]) -> Iterator[Entry]:
    letter = {"target": "g", "task": "t", "decision": "d", "defect": "x"}[kind]
    for number, what in enumerate(found, 1):
        yield Entry(f"{letter}{number}", number, kind, what.start, what.end, what)
