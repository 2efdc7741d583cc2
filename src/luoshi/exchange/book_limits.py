"""What a workbook may hold before it is opened: a look at its parts that needs no memory, whatever it unpacks to."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from luoshi.reading.errors import DamagedSource, EncryptedSource, OversizedSource, UnsupportedFormat
from luoshi.reading.formats.limits import PACKAGE_PARTS, PACKING_RATIO, SOURCE_BYTES, UNPACKED_BYTES
from luoshi.reading.formats.package import open_archive

BOOK_CELLS: Final = 300_000
"""The most cells that all sheets of a workbook may have; a plan of 5,000 rows has 60,000."""

MERGED_PLACES: Final = 300_000
"""The most places that the merged cells of a workbook may cover."""

_RESAVE: Final = "open it in Excel or WPS and save it again as .xlsx"
_SMALLER: Final = "copy the table alone into a new workbook"
_SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_CELL: Final = re.compile(rb"<(?:\w+:)?c[\s>/]")
_MERGED: Final = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^>]{0,200}?ref\s*=\s*[\"']([A-Za-z]{1,3})(\d{1,7}):([A-Za-z]{1,3})(\d{1,7})"
)
_DOCTYPE: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_PIECE: Final = 1 << 20
# Longer than anything that is looked for, so that nothing hides at the edge of two pieces.
_OVERLAP: Final = 300


def check_book(data: bytes, name: str) -> tuple[str, ...]:
    """What of the workbook is left aside (macros), by name; raises `UnreadableSource` for what must not be opened."""
    _check_kind(data, name)
    archive = open_archive(data, name)
    infos = archive.infolist()
    _check_sizes(infos, name)
    if not any(info.filename.lower() == "xl/workbook.xml" for info in infos):
        raise UnsupportedFormat(name, "is no workbook that can be read", "save it as .xlsx in Excel or WPS")
    cells = places = 0
    for info in infos:
        sheet = _SHEET.fullmatch(info.filename) is not None
        for piece in _pieces(archive, info, name):
            if _DOCTYPE.search(piece) and info.filename.lower().endswith((".xml", ".rels", ".vml")):
                raise DamagedSource(name, "has a document type inside, which no workbook may have", _RESAVE)
            if sheet:
                cells += len(_CELL.findall(piece))
                places += sum(_places(found) for found in _MERGED.finditer(piece))
            if cells > BOOK_CELLS or places > MERGED_PLACES:
                raise OversizedSource(name, f"holds more than {BOOK_CELLS:,} cells", _SMALLER)
    return tuple(sorted({"macros" for info in infos if info.filename.lower().endswith("vbaproject.bin")}))


def _check_kind(data: bytes, name: str) -> None:
    if len(data) > SOURCE_BYTES:
        raise OversizedSource(name, f"is larger than {SOURCE_BYTES >> 20} MB", _SMALLER)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise EncryptedSource(name, "is locked with a password", "remove the password and save it again")
        raise UnsupportedFormat(name, "is a workbook of an old kind (.xls, .et)", "save it as .xlsx in Excel or WPS")
    if not data.startswith(b"PK"):
        raise UnsupportedFormat(name, "is no workbook", "give the .xlsx file")


def _check_sizes(infos: list[zipfile.ZipInfo], name: str) -> None:
    if any(info.flag_bits & 0x1 for info in infos):
        raise EncryptedSource(name, "is encrypted", "remove the password and save it again")
    total = sum(info.file_size for info in infos)
    ratio = any(info.file_size > max(1_000_000, PACKING_RATIO * info.compress_size) for info in infos)
    if len(infos) > PACKAGE_PARTS or total > UNPACKED_BYTES or ratio:
        limit = f"unpacks to more than {UNPACKED_BYTES // 1_000_000} MB or is packed beyond reason"
        raise OversizedSource(name, limit, _SMALLER)


def _pieces(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> Iterator[bytes]:
    """A part in pieces that overlap a little; the archive's own table bounds how much a part can unpack to."""
    kept = b""
    try:
        with archive.open(info) as stream:
            while piece := stream.read(_PIECE):
                yield kept + piece
                kept = piece[-_OVERLAP:]
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError) as error:
        raise DamagedSource(name, "is damaged inside", _RESAVE) from error


def _places(found: re.Match[bytes]) -> int:
    """How many places a merged cell covers, by its reference; a sheet ends at column XFD."""
    left, top, right, bottom = found.groups()
    return (abs(_column(right) - _column(left)) + 1) * (abs(int(bottom) - int(top)) + 1)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
