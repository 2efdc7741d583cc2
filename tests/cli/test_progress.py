"""The bar on standard error: for more than a second of work, at a terminal, and gone when it is done."""

from __future__ import annotations

import io
import time
from contextlib import redirect_stderr
from pathlib import Path

import pytest

from cli.calls import DAY, at_terminal, program
from luoshi.cli import progress
from luoshi.cli.progress import Bar


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """A terminal that keeps what it was sent; the bar has little patience."""
    monkeypatch.setattr(progress, "_PATIENCE", 0.05)
    monkeypatch.setenv("TERM", "xterm")
    return _Terminal()


def test_quick_work_shows_no_bar(terminal: io.StringIO) -> None:
    with redirect_stderr(terminal), Bar(2) as bar:
        bar.name("a.txt")
        bar.count()
    assert terminal.getvalue() == ""


def test_long_work_shows_what_is_being_read(terminal: io.StringIO) -> None:
    with redirect_stderr(terminal), Bar(2) as bar:
        bar.name("[b]a.txt")
        bar.count()
        time.sleep(0.4)
        with bar.aside():
            terminal.write("a line of its own\n")
        time.sleep(0.2)
    assert "1/2" in terminal.getvalue()
    assert "[b]a.txt" in terminal.getvalue()
    assert "a line of its own\n" in terminal.getvalue()


def test_in_a_pipe_there_is_no_bar_and_at_a_terminal_nothing_is_left_of_it(here: Path) -> None:
    (here / "long.txt").write_text("2026年工作安排\n" + "新建北渡桥，改造东大街。\n" * 12_000, encoding="utf-8")
    call = ("read", here / "long.txt", "--format", "jsonl", "-o", here / "out.jsonl", "--force", DAY)
    done = program(*call)
    assert done.stderr.decode() == f"-> {here / 'out.jsonl'}\n"
    code, shown = at_terminal(*call, columns=200)
    assert code == 0
    assert shown.endswith(f"\x1b[2K-> {here / 'out.jsonl'}\n") or shown == f"-> {here / 'out.jsonl'}\n"
