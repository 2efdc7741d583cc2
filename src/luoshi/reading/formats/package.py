"""An Office package: the parts of a .docx, unpacked within limits and parsed without entities or network."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

from luoshi.reading.errors import DamagedSource, EncryptedSource, OversizedSource
from luoshi.reading.formats.limits import PACKAGE_PARTS, PACKING_RATIO, UNPACKED_BYTES

if TYPE_CHECKING:
    from lxml.etree import _Element

_CURE: Final = "open it in Word or WPS and save it again"
_SMALL: Final = 1_000_000
_LOCKED_FLAG: Final = 0x1
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, struct.error)


def open_archive(data: bytes, name: str) -> zipfile.ZipFile:
    """The ZIP archive in ``data``. Raises where its table of contents is broken or too long to be worth reading."""
    if data.count(b"PK\x01\x02") > PACKAGE_PARTS:
        raise OversizedSource(
            name, f"is an archive of more than {PACKAGE_PARTS} files", "unpack it and give the files inside"
        )
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise DamagedSource(name, "is a damaged or cut-off archive", "get the file again") from error


class Package:
    """The parts of an Office file by their path. Raises `UnreadableSource` for what is damaged, locked or too large."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        self._left = UNPACKED_BYTES
        self._archive = open_archive(data, name)
        self._parts = {info.filename.lower(): info for info in self._archive.infolist()}
        self._refuse_bombs()

    def part(self, path: str) -> _Element | None:
        """The root of the XML part at ``path`` (case does not count), or None where there is none."""
        info = self._parts.get(path.lower())
        return None if info is None else self._parse(self._unpack(info))

    def related(self, path: str) -> dict[str, str]:
        """Where the relations of the part at ``path`` ("" for the package) lead: the last word of each type → a path."""
        folder, file = posixpath.split(path)
        root = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, str] = {}
        for relation in root if root is not None else ():
            kind = (relation.get("Type") or "").rpartition("/")[2]
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target") or ""))
                found.setdefault(kind, target.lstrip("/"))
        return found

    def _refuse_bombs(self) -> None:
        infos = self._archive.infolist()
        if len(infos) > PACKAGE_PARTS or sum(info.file_size for info in infos) > UNPACKED_BYTES:
            self._refuse_size()
        if any(info.file_size > max(_SMALL, PACKING_RATIO * info.compress_size) for info in infos):
            self._refuse_size()

    def _refuse_size(self) -> None:
        limit = f"unpacks to more than {UNPACKED_BYTES // 1_000_000} MB or is packed beyond reason"
        raise OversizedSource(self._name, limit, "save its text alone as .docx or .txt")

    def _unpack(self, info: zipfile.ZipInfo) -> bytes:
        """The bytes of one part, counted, since the sizes in the archive's table may lie."""
        if info.flag_bits & _LOCKED_FLAG:
            raise EncryptedSource(self._name, "is encrypted", "remove the password and save it again")
        if info.compress_type not in _METHODS:
            raise DamagedSource(self._name, "is packed in a way that Word does not use", _CURE)
        try:
            with self._archive.open(info) as stream:
                content = stream.read(self._left + 1)
        except _BROKEN as error:
            raise DamagedSource(self._name, f"is damaged inside ({_shown(info.filename)})", _CURE) from error
        self._left -= len(content)
        if self._left < 0:
            self._refuse_size()
        return content

    def _parse(self, content: bytes) -> _Element:
        from lxml import etree

        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, LookupError) as error:
            raise DamagedSource(self._name, "is damaged inside (broken XML)", _CURE) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise DamagedSource(self._name, "has a document type inside, which no .docx may have", _CURE)
        return root


def _shown(path: str) -> str:
    return "".join(letter if letter.isprintable() else "?" for letter in path[:80])
