"""The words of the annotated page: complete in both languages, for every value an entry may have, and none idle."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import get_args

import pytest

from luoshi.exchange.page.accounting import SEGMENT_KINDS
from luoshi.exchange.page.listing import KINDS
from luoshi.exchange.page.words import LANGUAGES, page_words
from luoshi.reading.entries import Act, DefectKind, DocumentKind, Firmness, RemarkKind
from luoshi.reading.formats import kinds


def may_be_read(kind: kinds.Kind) -> bool:
    """As it is, or once an office program turned it into a .docx."""
    return kind.convertible or not kind.cure


SECTIONS = {
    "kinds": KINDS,
    "letters": KINDS,
    "segments": SEGMENT_KINDS,
    "defects": get_args(DefectKind),
    "acts": get_args(Act),
    "firmness": get_args(Firmness),
    "documents": get_args(DocumentKind),
    "remarks": get_args(RemarkKind),
    "media": [kind.media_type for kind in vars(kinds).values() if isinstance(kind, kinds.Kind) and may_be_read(kind)],
}


def keys_of(section: str, language: str) -> list[str]:
    return [key.partition(".")[2] for key in page_words(language) if key.startswith(f"{section}.")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("section", SECTIONS)
def test_every_value_has_a_name(section: str, language: str) -> None:
    assert sorted(keys_of(section, language)) == sorted(SECTIONS[section])


def test_both_languages_have_the_same_words_and_the_same_gaps_in_them() -> None:
    zh, en = (page_words(language) for language in ("zh", "en"))
    assert list(zh) == list(en)
    assert [key for key in zh if zh[key].count("{}") != en[key].count("{}")] == []


def test_letters_are_told_apart() -> None:
    for language in LANGUAGES:
        letters = [page_words(language)[f"letters.{kind}"] for kind in KINDS]
        assert len(set(letters)) == len(KINDS)


def test_no_word_is_idle() -> None:
    sources = [file for file in files("luoshi.exchange.page").iterdir() if file.name.endswith((".py", ".html", ".js"))]
    used = "\n".join(file.read_text(encoding="utf-8") for file in sources)
    words = keys_of("words", "zh")
    assert [key for key in words if not re.search(rf"""words\.{key}\b|"{key.removeprefix("key_")}\"""", used)] == []
