"""A lazy pattern is what `re.compile` gives, only later."""

from __future__ import annotations

import copy
import re

import pytest

from luoshi.reading.lazy_pattern import lazy_pattern

WRITTEN = r"(?P<year>\d{4})年"


def test_it_finds_what_the_compiled_one_finds() -> None:
    lazy, compiled = lazy_pattern(WRITTEN), re.compile(WRITTEN)
    text = "2026年和2027年"
    for _ in range(2):
        assert [found.span() for found in lazy.finditer(text)] == [found.span() for found in compiled.finditer(text)]
        assert lazy.sub("", text) == compiled.sub("", text) == "和"
    assert lazy.groupindex == compiled.groupindex
    assert lazy.pattern == WRITTEN


def test_its_flags_count() -> None:
    assert lazy_pattern("html", re.IGNORECASE).match("HTML")
    assert lazy_pattern("html").match("HTML") is None


def test_what_is_wrong_in_it_is_told_when_it_is_used() -> None:
    wrong = lazy_pattern("(")
    with pytest.raises(re.error):
        wrong.search("甲")


def test_it_can_be_copied_before_it_is_used() -> None:
    assert copy.copy(lazy_pattern(WRITTEN)).search("2026年")
