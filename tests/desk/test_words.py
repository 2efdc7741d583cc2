"""Every string in both languages: English stands in the code, Chinese in the catalogues."""

from __future__ import annotations

import re
from collections import Counter

import polib
import pytest

from desk.words_used import ROOM, words_used

CATALOGUES = sorted((ROOM / "locale/zh_Hans").glob("*.po"))
ENTRIES = [entry for path in CATALOGUES for entry in polib.pofile(str(path), encoding="utf-8")]
_GAP = re.compile(r"%\((\w+)\)s|\{(\w+)\}")


def chinese(entry: polib.POEntry) -> str:
    return entry.msgstr_plural[0] if entry.msgid_plural else entry.msgstr


def test_every_string_has_its_chinese() -> None:
    known = {entry.msgid for entry in ENTRIES if chinese(entry) and not entry.fuzzy}
    assert sorted(words_used() - known) == []


def test_no_catalogue_holds_what_nobody_says() -> None:
    assert sorted({entry.msgid for entry in ENTRIES} - words_used()) == []


def test_a_string_is_translated_once() -> None:
    assert [said for said, times in Counter(entry.msgid for entry in ENTRIES).items() if times > 1] == []


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry.msgid for entry in ENTRIES])
def test_chinese_has_the_same_gaps(entry: polib.POEntry) -> None:
    assert sorted(_GAP.findall(chinese(entry))) == sorted(_GAP.findall(entry.msgid))
    assert (
        not re.search(
            r"[A-Za-z]{4,}", re.sub(r"%\(\w+\)s|\{\w+\}|Word|OpenDocument|LibreOffice|docx|Cookie", "", chinese(entry))
        )
        or "<b>" in entry.msgid
    )


def test_no_page_says_words_of_its_own() -> None:
    """Whatever letters stand between the tags of a template go through translate."""
    strangers = {}
    for path in ROOM.rglob("templates/**/*.html"):
        if path.name in {"400.html", "500.html"}:
            continue  # made without a request, hence in both languages at once
        text = re.sub(
            r"{%\s*blocktranslate.*?{%\s*endblocktranslate\s*%}", "", path.read_text("utf-8"), flags=re.DOTALL
        )
        # Keys are the same in every language.
        text = re.sub(r"{%.*?%}|{{.*?}}|<kbd>.</kbd>", "", text, flags=re.DOTALL)
        said = re.findall(r">([^<]*[A-Za-z\u4e00-\u9fff][^<]*)<", text)
        left = {words.strip() for words in said} - {"Luoshi", "落实", "·", "SHA-256", "Popolo", "Akoma Ntoso"}
        if left:
            strangers[path.name] = left
    assert strangers == {}
