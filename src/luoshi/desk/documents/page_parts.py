"""The parts of the annotated page, kept as they were made: an older reading is shown as it was, and no page is laid out twice."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

from luoshi.exchange.page.document import document_html
from luoshi.exchange.page.frame import marks_html
from luoshi.exchange.page.head import facts_html, folded_outline_html, summary_html, title_html
from luoshi.exchange.page.listing import list_entries
from luoshi.exchange.page.markup import Said
from luoshi.exchange.page.table import table_html
from luoshi.exchange.page.words import LANGUAGES, page_words
from luoshi.reading.reading import Reading

Parts = dict[str, str]


def parts_of(reading: Reading, language: str) -> Parts:
    """The parts by name, in ``zh`` or ``en``; whatever comes from the document is escaped in them."""
    said, entries = Said(page_words(language)), list_entries(reading)
    return {
        "heading": title_html(reading, said),
        "summary": summary_html(reading, said),
        "facts": facts_html(reading, said),
        "outline": folded_outline_html(reading, said),
        "marks": marks_html(said),
        "document": document_html(reading, entries, said),
        "table": table_html(reading.text, entries, said),
    }


def keep_parts(path: Path, reading: Reading) -> None:
    """Write the parts in every language; a file that is there is replaced as a whole."""
    both = {language: parts_of(reading, language) for language in LANGUAGES}
    fresh = path.with_suffix(f".{os.getpid()}")
    fresh.write_bytes(gzip.compress(json.dumps(both, ensure_ascii=False).encode(), mtime=0))
    fresh.replace(path)


def kept_parts(path: Path, language: str) -> Parts | None:
    """The parts in one language; None where the file was lost and has to be made again."""
    try:
        both: dict[str, Parts] = json.loads(gzip.decompress(path.read_bytes()))
    except (OSError, EOFError, ValueError):
        return None
    return both[language]
