"""Why a file cannot be read, in the language of the page: a sentence for each cause that `luoshi.reading` knows."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from luoshi.reading import errors

_SENTENCES: dict[str, Promise] = {
    errors.UnreadableSource.__name__: _(
        "{name} cannot be read. Save it as .docx in Word, WPS or LibreOffice and bring that in."
    ),
    errors.EmptySource.__name__: _("{name} holds no text. Check that it was copied in full."),
    errors.OversizedSource.__name__: _("{name} is too large to be read. Split it, or save it without pictures."),
    errors.UnsupportedFormat.__name__: _(
        "{name} is of a kind that is not read. Save its text as .docx or .txt; run a text recognition on pictures first."
    ),
    errors.NeedsConversion.__name__: _(
        "{name} is read with LibreOffice, and there is none. Save it as .docx and bring that in."
    ),
    errors.EncryptedSource.__name__: _("{name} is locked with a password. Save it without one."),
    errors.DamagedSource.__name__: _(
        "{name} is damaged, or not what its name says. Open it where it was made and save it anew."
    ),
    errors.UndecodableSource.__name__: _("{name} is in an unknown encoding. Save it as UTF-8."),
    errors.UnknownEncoding.__name__: _("{name} is in an unknown encoding. Save it as UTF-8."),
}


def refusal(error: str, name: str) -> str:
    """The sentence for an error class, by its name; for one that is no reading error, that the program is at fault."""
    said = _SENTENCES.get(error) or _("{name} made the program fail. Tell an administrator: it is a bug.")
    return str(said).format(name=name)
