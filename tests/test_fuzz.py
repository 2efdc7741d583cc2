"""A small share of what `make fuzz` does, and the documents that once broke the reader."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzz import checks, files, texts
from fuzz.__main__ import SHARES, drawn, one_input


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("kind", SHARES)
def test_documents_by_chance(kind: str) -> None:
    count = drawn(kind, "test", 10, 60)
    assert (count.made, count.broken) == (50, 0)
    assert count.read > 0


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("kind", SHARES)
@settings(max_examples=35, suppress_health_check=list(HealthCheck))
@given(choices=st.randoms(use_true_random=False))
def test_documents_that_hypothesis_chooses(kind: str, choices: Random) -> None:
    one_input(kind, choices)


def test_a_text_in_one_line() -> None:
    made = files.long_line(Random(1), 50_000)
    assert b"\n" not in made.data
    assert checks.check_file(made.data, made.name, made.encoding, Random(1))


def test_the_same_choices_make_the_same_file() -> None:
    for maker in files.MAKERS.values():
        assert maker(Random(3)) == maker(Random(3))


def test_made_up_text_holds_what_reports_hold() -> None:
    whole = "".join(texts.text(Random(number), lone=True) for number in range(400))
    for wanted in ("“十五五”", "\\r\\n", "\ud800", "👍", "０", "年底前", "（一）", "\x00", "百", "%"):
        assert wanted in whole


def test_a_check_that_does_not_hold_is_said() -> None:
    with pytest.raises(checks.Broken, match="upside down"):
        checks.hold(False, "upside down")
