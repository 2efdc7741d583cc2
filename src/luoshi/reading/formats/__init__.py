"""One file a format: each turns the bytes of a `Source` into a `Loaded` text."""

from __future__ import annotations

from luoshi.reading.formats.loaded import HeadingMark, Loaded, TableMark, load

__all__ = ["HeadingMark", "Loaded", "TableMark", "load"]
