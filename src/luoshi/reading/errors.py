"""Why a file cannot be read: one small class a cause, each message naming the file, the cause and the cure."""

from __future__ import annotations


class UnreadableSource(Exception):
    """A file that cannot become a text. ``str(error)`` is one line: name, cause, cure."""

    def __init__(self, name: str, cause: str, cure: str) -> None:
        self.name, self.cause, self.cure = name, cause, cure
        super().__init__(f"{name}: {cause}; {cure}")
