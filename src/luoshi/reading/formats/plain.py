"""Plain text: the decoded file, character for character, line ends included; only a byte order mark is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.reading.entries import Defect
from luoshi.reading.errors import DamagedSource, EmptySource, UndecodableSource
from luoshi.reading.formats.encodings import decode
from luoshi.reading.formats.limits import CONTROL_SHARE
from luoshi.reading.formats.loaded import Loaded

if TYPE_CHECKING:
    from luoshi.reading.source import Source

_ORDINARY = frozenset("\t\n\r\f\v")
_FEW = 2
_BLANK = "\ufeff\u200b\u2060\u00ad"


def load_plain(source: Source) -> Loaded:
    """The text of a text file; broken bytes become U+FFFD, each noted as lost. Raises where it is blank or binary."""
    text, defects = decoded_text(source)
    refuse_blank(text, source.name)
    return Loaded(text, defects=defects, encoding=source.encoding)


def decoded_text(source: Source) -> tuple[str, tuple[Defect, ...]]:
    """The characters of a source in its encoding, and a defect for each that was lost. Raises where it is binary."""
    encoding = source.encoding or "utf-8"
    decoded = decode(source.data, encoding)
    if decoded is None:
        raise UndecodableSource(
            source.name, f"is damaged text in {encoding}", "get the file again, or save it as UTF-8"
        )
    _refuse_binary(decoded.text, source.name)
    note = f"bytes here are no character in {encoding}"
    return decoded.text, tuple(Defect(at, at + 1, "lost_characters", note) for at in decoded.losses)


def refuse_blank(text: str, name: str) -> None:
    """Raise where there is nothing to read in ``text`` but white space and invisible characters."""
    if not text.strip().strip(_BLANK).strip():
        raise EmptySource(name, "is empty but for white space", "check that the right file was saved")


def _refuse_binary(text: str, name: str) -> None:
    """Raise where ``text`` holds what no text holds: a NUL, or more control characters than a slip explains."""
    control = sum(map(text.count, map(chr, [*range(1, 32), *range(127, 160)]))) - sum(map(text.count, _ORDINARY))
    if "\x00" in text or control > _FEW + CONTROL_SHARE * len(text):
        raise DamagedSource(name, "is binary data, not text", "check that it is the right file")
