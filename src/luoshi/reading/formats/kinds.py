"""The kinds of file that are told apart: those that are read, and those that are refused with a cure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its official media type, its name for people, and what to do with it where it is not read.

    ``cure`` is empty for the kinds that are read; ``convertible`` are those that an office program turns into a .docx.
    """

    media_type: str
    what: str
    cure: str = ""
    convertible: bool = False


_AS_DOCX: Final = "open it in Word, WPS or LibreOffice and save it as .docx"
_TEXT_OF_PICTURE: Final = "run a text recognition on it and save the text as .docx or .txt"
_UNPACK: Final = "unpack it and give the files inside"
_OOXML: Final = "application/vnd.openxmlformats-officedocument"

PLAIN: Final = Kind("text/plain", "a text file")
HTML: Final = Kind("text/html", "a web page")
DOCX: Final = Kind(f"{_OOXML}.wordprocessingml.document", "a Word document")
PDF: Final = Kind("application/pdf", "a PDF")

DOC: Final = Kind("application/msword", "a Word 97-2003 or WPS document", _AS_DOCX, convertible=True)
RTF: Final = Kind("application/rtf", "a rich text (RTF) document", _AS_DOCX, convertible=True)
ODT: Final = Kind("application/vnd.oasis.opendocument.text", "an OpenDocument text", _AS_DOCX, convertible=True)
OFD: Final = Kind("application/ofd", "an OFD document", "open it in an OFD reader and save it as .docx or .txt")
WORD_XML: Final = Kind("application/xml", "a Word XML document", _AS_DOCX)
XML: Final = Kind("application/xml", "an XML file", "save what it shows as .docx, .html or .txt")
MHTML: Final = Kind("multipart/related", "a single-file web archive (MHTML)", "save the page as .html")
XLSX: Final = Kind(
    f"{_OOXML}.spreadsheetml.sheet",
    "an Excel workbook",
    "give a table of tasks to luoshi table, or copy the text into a .docx or .txt",
)
XLS: Final = Kind(
    "application/vnd.ms-excel",
    "an Excel 97-2003 workbook",
    "save it as .xlsx and give that to luoshi table, or copy the text into a .docx or .txt",
)
PPTX: Final = Kind(
    f"{_OOXML}.presentationml.presentation", "a PowerPoint presentation", "copy the text into a .docx or .txt"
)
PPT: Final = Kind(
    "application/vnd.ms-powerpoint", "a PowerPoint 97-2003 presentation", "copy the text into a .docx or .txt"
)
OLE: Final = Kind("application/x-ole-storage", "an office file of an old kind", _AS_DOCX, convertible=True)
ZIP: Final = Kind("application/zip", "a ZIP archive", _UNPACK)
GZIP: Final = Kind("application/gzip", "a compressed file", _UNPACK)
SEVEN_ZIP: Final = Kind("application/x-7z-compressed", "a 7-Zip archive", _UNPACK)
RAR: Final = Kind("application/vnd.rar", "a RAR archive", _UNPACK)
XZ: Final = Kind("application/x-xz", "a compressed file", _UNPACK)
BZIP2: Final = Kind("application/x-bzip2", "a compressed file", _UNPACK)
TAR: Final = Kind("application/x-tar", "a tar archive", _UNPACK)
PNG: Final = Kind("image/png", "a picture", _TEXT_OF_PICTURE)
JPEG: Final = Kind("image/jpeg", "a picture", _TEXT_OF_PICTURE)
GIF: Final = Kind("image/gif", "a picture", _TEXT_OF_PICTURE)
TIFF: Final = Kind("image/tiff", "a picture", _TEXT_OF_PICTURE)
BMP: Final = Kind("image/bmp", "a picture", _TEXT_OF_PICTURE)
WEBP: Final = Kind("image/webp", "a picture", _TEXT_OF_PICTURE)
