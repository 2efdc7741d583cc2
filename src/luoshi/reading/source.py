"""Source: the bytes of a document, what they are, and where they came from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from luoshi.reading.errors import EmptySource, OversizedSource
from luoshi.reading.formats.encodings import settle_encoding
from luoshi.reading.formats.kinds import HTML, PLAIN
from luoshi.reading.formats.limits import SOURCE_BYTES
from luoshi.reading.formats.recognition import recognise


@dataclass(frozen=True, slots=True)
class Source:
    """One document as it came: its name, its bytes, their SHA-256 in hex, its official media type.

    ``encoding`` is the Python name of the encoding of a text or an HTML page ("utf-8", "utf-16-le", "gb18030", "big5"),
    None for formats that know their own.
    """

    name: str
    data: bytes = field(repr=False)
    sha256: str
    media_type: str
    encoding: str | None


def identify(data: bytes, *, name: str, encoding: str | None = None) -> Source:
    """Decide what ``data`` is, by its content first and then by ``name``; ``encoding`` overrides what would be detected.

    Raises `UnreadableSource` (one line: name, cause, cure) for what is empty, too large, of a kind that is not read, or
    text in no known encoding. `load` turns the result into a text.
    """
    if not data:
        raise EmptySource(name, "is empty", "check that the file was copied or downloaded in full")
    if len(data) > SOURCE_BYTES:
        raise OversizedSource(name, f"is larger than {SOURCE_BYTES >> 20} MB", "split it, or save it without pictures")
    kind = recognise(data, name)
    settled = settle_encoding(data, name, encoding, markup=kind is HTML) if kind in (PLAIN, HTML) else None
    return Source(name, data, hashlib.sha256(data).hexdigest(), kind.media_type, settled)
