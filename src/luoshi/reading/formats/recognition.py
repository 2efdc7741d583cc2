"""What kind of file is this? The content decides; the name decides only between kinds of text."""

from __future__ import annotations

import posixpath
import re
from typing import Final

from luoshi.reading.errors import DamagedSource, EncryptedSource, NeedsConversion, UnsupportedFormat
from luoshi.reading.formats import kinds
from luoshi.reading.formats.kinds import Kind
from luoshi.reading.formats.package import open_archive

_MAGIC: Final[tuple[tuple[int, bytes, Kind], ...]] = (
    (0, b"%PDF-", kinds.PDF),
    (0, b"{\\rtf", kinds.RTF),
    (0, b"\x89PNG\r\n", kinds.PNG),
    (0, b"\xff\xd8\xff", kinds.JPEG),
    (0, b"GIF8", kinds.GIF),
    (0, b"II*\x00", kinds.TIFF),
    (0, b"MM\x00*", kinds.TIFF),
    (6, b"\x00\x00\x00\x00", kinds.BMP),
    (8, b"WEBP", kinds.WEBP),
    (0, b"\x1f\x8b\x08", kinds.GZIP),
    (0, b"7z\xbc\xaf\x27\x1c", kinds.SEVEN_ZIP),
    (0, b"Rar!\x1a\x07", kinds.RAR),
    (0, b"\xfd7zXZ\x00", kinds.XZ),
    (4, b"1AY&SY", kinds.BZIP2),
    (257, b"ustar\x00", kinds.TAR),
    (257, b"ustar  \x00", kinds.TAR),
)
_ALSO_STARTS: Final = {kinds.BMP: b"BM", kinds.WEBP: b"RIFF", kinds.BZIP2: b"BZh"}

_ZIP_START: Final = (b"PK\x03\x04", b"PK\x05\x06")
_OLE_START: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

# Where the text of a Word 97 document nearly always begins, and in its head the byte of which one bit says "encrypted".
_WORD_97_START: Final = b"\xec\xa5"
_WORD_97_AT: Final = 512
_WORD_97_FLAGS: Final = _WORD_97_AT + 11

# The first member of an OLE directory that is found decides: an encrypted .docx holds nothing else of these.
_OLE_MEMBERS: Final[tuple[tuple[str, Kind], ...]] = (
    ("WordDocument", kinds.DOC),
    ("Workbook", kinds.XLS),
    ("PowerPoint Document", kinds.PPT),
)
_ZIP_MEMBERS: Final[tuple[tuple[re.Pattern[str], Kind], ...]] = (
    (re.compile(r"word/document\d*\.xml", re.IGNORECASE), kinds.DOCX),
    (re.compile(r"xl/workbook\.(?:xml|bin)"), kinds.XLSX),
    (re.compile(r"ppt/presentation\.xml"), kinds.PPTX),
    (re.compile(r"OFD\.xml"), kinds.OFD),
)
# What a name promises that the content must then hold.
_PROMISED: Final = {
    ".docx": kinds.DOCX,
    ".docm": kinds.DOCX,
    ".dotx": kinds.DOCX,
    ".pdf": kinds.PDF,
    ".xlsx": kinds.XLSX,
    ".pptx": kinds.PPTX,
    ".odt": kinds.ODT,
    ".ofd": kinds.OFD,
    ".zip": kinds.ZIP,
}
_HTML_NAMES: Final = frozenset({".html", ".htm", ".xhtml", ".shtml", ".aspx", ".jsp", ".php"})
_TEXT_NAMES: Final = frozenset({".txt", ".text", ".md"})
_LEAD: Final = 4096

_HTML_START: Final = re.compile(
    r"\A(?:<\?xml[^>]{0,200}>\s{0,100})?(?:<!--(?>.{0,2000}?-->)\s{0,100}){0,5}(?:<!doctype\s{1,20}html|<html[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_HTML_FRAGMENT: Final = re.compile(r"<(?:head|body|div|p|table|h[1-6]|article|section|meta)[\s>]", re.IGNORECASE)
_MHTML_START: Final = re.compile(r"(?:[\w-]{1,40}:[^\n]{0,300}\n){0,12}MIME-Version:", re.IGNORECASE)


def recognise(data: bytes, name: str) -> Kind:
    """The kind of ``data``: one that is read. Raises for what is damaged, encrypted, or of a kind that is not read."""
    suffix = posixpath.splitext(name)[1].lower()
    kind = _binary_kind(data, name, suffix)
    if kind is None:
        if suffix in _PROMISED:
            promised = _PROMISED[suffix].what
            raise DamagedSource(
                name, f"is named {suffix} but is not {promised}", "get the file again, or name it after what it holds"
            )
        kind = _text_kind(data, suffix)
    if kind.convertible:
        raise NeedsConversion(name, f"is {kind.what}, which is not read as it is", kind.cure, kind.media_type)
    if kind.cure:
        raise UnsupportedFormat(name, f"is {kind.what}, which is not read yet", kind.cure)
    return kind


def _binary_kind(data: bytes, name: str, suffix: str) -> Kind | None:
    """The kind that the first bytes and the members of a container tell, or None for text."""
    if data.startswith(_ZIP_START):
        return _zip_kind(data, name, suffix)
    if data.startswith(_OLE_START):
        return _ole_kind(data, name)
    for at, magic, kind in _MAGIC:
        if data.startswith(magic, at) and data.startswith(_ALSO_STARTS.get(kind, b"")):
            return kind
    return None


def _zip_kind(data: bytes, name: str, suffix: str) -> Kind:
    """Which of the kinds that come as ZIP archives. Raises where the archive or the document in it is broken."""
    members = open_archive(data, name).namelist()
    for pattern, kind in _ZIP_MEMBERS:
        if any(pattern.fullmatch(member) for member in members):
            return kind
    if b"application/vnd.oasis.opendocument.text" in data[:200]:
        return kinds.ODT
    if _PROMISED.get(suffix) is kinds.DOCX:
        raise DamagedSource(name, "has no word/document.xml inside", "open it in Word or WPS and save it again")
    return kinds.ZIP


def _ole_kind(data: bytes, name: str) -> Kind:
    """Which of the kinds that come in Microsoft's compound files. Raises where that holds an encrypted document."""
    if len(data) > _WORD_97_FLAGS and data.startswith(_WORD_97_START, _WORD_97_AT) and data[_WORD_97_FLAGS] & 1:
        raise EncryptedSource(name, "is locked with a password", "remove the password in Word and save it again")
    for member, kind in _OLE_MEMBERS:
        if member.encode("utf-16-le") in data:
            return kind
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise EncryptedSource(name, "is encrypted", "remove the password in Word and save it again")
    return kinds.OLE


def _text_kind(data: bytes, suffix: str) -> Kind:
    """Which kind of text, by its first characters and, where they do not tell, by its name."""
    lead = _first_letters(data)
    if _HTML_START.match(lead):
        return kinds.HTML
    if _MHTML_START.match(lead):
        return kinds.MHTML
    if suffix in _TEXT_NAMES:
        return kinds.PLAIN
    if lead.startswith("<?xml") and suffix not in _HTML_NAMES:
        return kinds.WORD_XML if "Word.Document" in lead else kinds.XML
    if suffix in _HTML_NAMES or _HTML_FRAGMENT.match(lead):
        return kinds.HTML
    return kinds.PLAIN


def _first_letters(data: bytes) -> str:
    """The ASCII of the first bytes, whichever encoding they are in, without byte order mark and white space."""
    return data[:_LEAD].replace(b"\x00", b"").decode("ascii", "ignore").lstrip()
