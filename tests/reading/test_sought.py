"""Patterns made for long stretches find what the plain ones find, and pass over what cannot begin with them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.reading.lexicon import alternation
from luoshi.reading.lexicon.sought import NoOpening, Standing, guarded, opening, sought

PATTERNS = (
    "要|必须",
    "(?:力争|争取)?到(?:20\\d\\d年)?",
    "(?:着力|切实)*(?:抓好|做好)[一二三]件事$",
    "(?<=[，。])(?:我[们們])?(?:要|将)",
    "(?<!提)请(?:大会)?审议",
    "[(（]?[初终]审[：:]",
    "[]）]{1,2}甲",
    "[\\n，]{1,2}甲",
    "\\d{1,2}月(?:底|末)?前",
    "甲{0,2}乙|(?P<name>丙)丁+",
    "\\.com(?!甲)",
    "至*乙",
)
WORDS = "要必须力争取到20年着切实抓好做一二三件事，。我们們将提请大会审议(（初终）]：:甲乙丙丁月底末前.com至\n"


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=st.text(st.sampled_from(WORDS), max_size=40), start=st.integers(0, 8))
def test_it_finds_the_same_place(pattern: str, text: str, start: int) -> None:
    plain = re.search(pattern, text)
    found = re.search(sought(pattern), text)
    assert (found and found.start()) == (plain and plain.start())
    assert _spans(re.compile(guarded(pattern)), text) == _spans(re.compile(pattern), text)
    one, other = re.compile(guarded(pattern)).match(text, start), re.compile(pattern).match(text, start)
    assert (one and one.span()) == (other and other.span())


def _spans(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [found.span() for found in pattern.finditer(text)]


@given(text=st.text(st.sampled_from("甲乙丙丁戊，走在前列一批"), max_size=16), at=st.integers(0, 3))
def test_words_that_begin_with_anything_are_still_found(text: str, at: int) -> None:
    listed = ("[^，]{0,4}一批$", "(?:甲|乙)*[^，]{0,6}走在(?:前列|前面)$", "丙丁?$", "[^，]{1,3}$", "戊[^，]甲|乙")
    plain = re.compile(alternation(listed)).match(text, at, len(text))
    assert Standing(listed).stands_at(text, at, len(text)) == bool(plain)


@pytest.mark.parametrize("pattern", ["甲?", "[^，]甲", ".甲", "(?:甲|乙*)", "$", "甲|"])
def test_what_begins_with_anything_cannot_be_skipped_to(pattern: str) -> None:
    with pytest.raises(NoOpening):
        opening(pattern)
