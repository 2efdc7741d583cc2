"""The words of tables: complete in both languages, and a name for every field of work."""

from __future__ import annotations

import re

import pytest

from exchange.nasty import plan_with
from luoshi.exchange.labels import Language, labels
from luoshi.exchange.plan_text import plan_to_markdown
from luoshi.exchange.table import FOLLOWED_COLUMNS
from luoshi.reading.lexicon import lexicon


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_field_and_column_has_a_name(language: Language) -> None:
    words = labels(language)
    assert list(words.columns) == list(FOLLOWED_COLUMNS)
    assert set(words.fields) == set(lexicon("fields"))


def test_both_languages_have_the_same_words_and_the_same_gaps_in_them() -> None:
    zh, en = labels("zh"), labels("en")
    assert list(zh.words) == list(en.words)
    assert list(zh.groups) == list(en.groups)
    for name in set(zh.words) - {"top_number", "lower_number", "day"}:
        assert set(re.findall(r"\{\w*", zh.words[name])) == set(re.findall(r"\{\w*", en.words[name])), name


@pytest.mark.parametrize(
    ("field", "language", "heading"),
    [
        ("urban", "zh", "## 一、城市建设"),
        ("urban", "en", "## § 1  Urban development"),
        ("new", "zh", "## 一、new"),
        (None, "zh", "## 一、其他任务"),
    ],
)
def test_a_field_without_a_heading_gets_its_name(field: str | None, language: Language, heading: str) -> None:
    shown = plan_to_markdown(plan_with("新建北渡桥", field=field), language=language)
    assert " ".join(heading.split()) in shown.splitlines()
