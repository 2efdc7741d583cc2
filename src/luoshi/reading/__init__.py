"""Bytes → Reading: what an official text decides, promises and orders, each entry anchored to its words. Pure: no I/O, no clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from luoshi.reading.reading import Reading, read

__all__ = ["Reading", "read"]


def __getattr__(name: str) -> object:
    """Load the engine when it is first asked for: its rules take a fifth of a second, and `luoshi --help` needs none of them."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from luoshi.reading import reading

    found: object = getattr(reading, name)
    return found
