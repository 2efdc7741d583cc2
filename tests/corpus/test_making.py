"""What tells whether a reading would come out the same."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

import luoshi
from luoshi.corpus import making
from luoshi.corpus.making import Making, engine


def test_the_engine_is_its_version_and_a_digest_of_its_rules() -> None:
    assert re.fullmatch(re.escape(luoshi.__version__) + r"\+[0-9a-f]{12}", engine())


@pytest.mark.parametrize("name", ["new.toml", "new.py", "deeper/new.toml"])
def test_another_word_or_rule_makes_another_engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str) -> None:
    (tmp_path / "deeper").mkdir()
    (tmp_path / "a.toml").write_text("a = 1")
    monkeypatch.setattr(making, "files", lambda _: tmp_path)
    before = engine.__wrapped__()
    (tmp_path / "notes.txt").write_text("no rule")
    assert engine.__wrapped__() == before
    (tmp_path / name).write_text("b = 1")
    assert engine.__wrapped__() != before


def test_day_and_encoding_belong_to_it() -> None:
    assert Making(date(2026, 11, 24), "big5").to_json() == {
        "engine": engine(),
        "today": "2026-11-24",
        "encoding": "big5",
    }
