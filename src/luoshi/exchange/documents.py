"""Documents of any kind that can be read: the engine reads what it can itself, LibreOffice turns older kinds into .docx first."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from luoshi.exchange.office_program import Import, NoProgram, NotConverted, convert_to_docx
from luoshi.reading.errors import DamagedSource, NeedsConversion, UnreadableSource, UnsupportedFormat
from luoshi.reading.formats import kinds, load
from luoshi.reading.reading import read, read_loaded
from luoshi.reading.source import Source, identify

if TYPE_CHECKING:
    from datetime import date

    from luoshi.reading.reading import Reading

_WORD_97: Final = Import(".doc", "MS Word 97")
_IMPORTS: Final = {
    kinds.DOC.media_type: _WORD_97,
    kinds.OLE.media_type: _WORD_97,
    kinds.RTF.media_type: Import(".rtf", "Rich Text Format"),
    kinds.ODT.media_type: Import(".odt", "writer8"),
}
_INSTALL: Final = (
    "install LibreOffice (on Debian: apt-get install libreoffice-writer), or save it as .docx in Word or WPS"
)
_BY_HAND: Final = "open it in Word, WPS or LibreOffice and save it as .docx"


def read_document(data: bytes, *, name: str, today: date | None = None, encoding: str | None = None) -> Reading:
    """Read one document, an old Word or WPS, RTF or OpenDocument file with the help of LibreOffice.

    As `luoshi.reading.read` otherwise: it raises `UnreadableSource` and nothing else. The source of the reading is the file
    as it was given, its text that of the .docx that LibreOffice made of it.
    """
    try:
        return read(data, name=name, today=today, encoding=encoding)
    except NeedsConversion as error:
        loaded = load(identify(_as_docx(data, error), name=name))
        source = Source(name, data, hashlib.sha256(data).hexdigest(), error.media_type, None)
        return read_loaded(source, loaded, today=today)


def _as_docx(data: bytes, needed: NeedsConversion) -> bytes:
    what = needed.cause.partition(",")[0]
    try:
        return convert_to_docx(data, _IMPORTS[needed.media_type])
    except NoProgram as error:
        raise UnsupportedFormat(
            needed.name, f"{what}, which is read with LibreOffice, and there is none", _INSTALL
        ) from error
    except NotConverted as error:
        raise DamagedSource(needed.name, f"{what}, and {error}", _BY_HAND) from error
    except OSError as error:
        cause = f"{what}, and LibreOffice cannot be started ({error.strerror})"
        raise UnreadableSource(needed.name, cause, _BY_HAND) from error
