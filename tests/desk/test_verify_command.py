"""`luoshi verify` as one types it: the ledger and the books of the congresses are as they were written, or it says where not."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from desk.test_commands import luoshi


@pytest.mark.parametrize("command", ["verify", "head"])
def test_where_no_workspace_is_none_is_left_behind(tmp_path: Path, command: str) -> None:
    nowhere = tmp_path / "nowhere"
    done = luoshi(nowhere, "--lang", "en", command)
    said = f"luoshi {command}: there is no workspace in {nowhere}; name its folder with LUOSHI_DATA, or run luoshi serve once\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", said)
    assert not nowhere.exists()


def test_a_book_that_was_altered_past_its_triggers_is_named(tmp_path: Path) -> None:
    assert luoshi(tmp_path, "seed-demo", "--congress").returncode == 0
    fine = luoshi(tmp_path, "verify")
    assert (fine.returncode, fine.stdout[:13]) == (0, "luoshi-head/1")
    with sqlite3.connect(tmp_path / "luoshi.sqlite3") as database:
        for trigger in ("update", "delete"):
            database.execute(f"DROP TRIGGER congress_book_no_{trigger}")
        database.execute("UPDATE congress_entry SET by_name = '别人' WHERE number = 7")
    database.close()
    altered = luoshi(tmp_path, "verify")
    assert altered.returncode == 1
    # In whichever language it is spoken: the line and the congress.
    assert "line 7 of the book (青禾区" in altered.stderr or "会议簿第7行（青禾区" in altered.stderr
