"""What a reading says of a text (how it is dated, what is wrong with it) in English: Chinese in the reading, the English in findings.toml."""

from __future__ import annotations

from luoshi.exchange.labels import Language
from luoshi.exchange.phrasebook import Phrasebook

_BOOK = Phrasebook("findings.toml", {"”：": "”: ", "；而": "; but ", "，且": ", and "})


def finding_in(language: Language, says: str) -> str:
    """A piece of evidence, a conflict or a defect's note in this language; what is quoted from the text stays Chinese."""
    return says if language == "zh" else _BOOK.translated(says)
