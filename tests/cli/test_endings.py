"""How a run ends: wrong calls, Ctrl-C, a reader that left, a bug."""

from __future__ import annotations

import signal
import subprocess
import time
from pathlib import Path

import pytest

import luoshi as package
from cli.calls import REPORT, command, luoshi, program
from luoshi.cli import documents
from luoshi.cli.sources import read_file


@pytest.mark.parametrize(
    ("call", "line"),
    [
        (["read"], "luoshi read: Missing argument 'FILE...'. (see luoshi read --help)"),
        (["read", "--form"], "luoshi read: No such option '--form'. Did you mean '--format'? (see luoshi read --help)"),
        (["walk"], "luoshi: No such command 'walk'. (see luoshi --help)"),
        (["explain", "x"], "luoshi explain: say what to explain: either --at N or --entry ID"),
        (
            ["read", "x", ""],
            "luoshi read: the name of a document is empty; check the variable or the quotes in the call",
        ),
        (["plan", ""], "luoshi plan: the name of a document is empty; check the variable or the quotes in the call"),
        (["plan", "x", "y"], "luoshi plan: takes one document, and 2 are named; call it once for each"),
        (
            ["explain", "x", "y", "--at", "0"],
            "luoshi explain: takes one document, and 2 are named; call it once for each",
        ),
    ],
)
def test_a_wrong_call_is_told_in_a_line(call: list[str], line: str) -> None:
    done = luoshi(*call)
    assert (done.exit_code, done.stdout) == (2, "")
    (said,) = done.stderr.splitlines()
    assert said.partition(" (")[0].partition(" Did")[0] == line.partition(" (")[0].partition(" Did")[0]


def test_a_day_that_is_none_is_told_with_one_that_is() -> None:
    done = luoshi("plan", "x", "--today", "2026-13-01")
    assert done.exit_code == 2
    assert "'--today': there is no day '2026-13-01'; write it like 2026-11-24" in done.stderr


def test_without_a_command_the_help_says_what_there_is() -> None:
    done = luoshi()
    assert done.exit_code == 2
    assert all(name in done.stderr for name in ("read", "plan", "explain", "rules"))


def test_the_version() -> None:
    done = program("--version")
    assert (done.returncode, done.stdout.decode()) == (0, f"luoshi {package.__version__}\n")


@pytest.mark.parametrize(
    "call", [[], ["read"], ["plan"], ["explain"], ["rules"], ["names"], ["roll"], ["record"], ["suggestions"]]
)
def test_help_is_no_error(call: list[str]) -> None:
    done = luoshi(*call, "--help")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("Usage: luoshi")


def test_a_reader_that_leaves_is_no_error_worth_a_word(here: Path) -> None:
    (here / "long.txt").write_text(REPORT + "新建北渡桥，改造东大街。\n" * 4_000, encoding="utf-8")
    with subprocess.Popen(
        command(["read", here / "long.txt", "--format", "json"]), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 141


def test_ctrl_c_stops_without_a_traceback_and_leaves_nothing(here: Path) -> None:
    with subprocess.Popen(
        command(["read", "-", "--format", "json", "-o", here / "x.json"]), stdin=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        # More than a pipe holds: when it is written, the program has begun to read; soon it waits for the rest.
        process.stdin.write(b"x" * 200_000)
        process.stdin.flush()
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        said = process.stderr.read().decode()
        assert process.wait(60) == 130
    assert "Traceback" not in said
    assert list(here.iterdir()) == []


def test_a_bug_is_told_in_a_line_that_says_how_to_report_it(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a bug for the test")

    monkeypatch.setattr(documents, "read_file", broken)
    done = luoshi("read", report)
    assert (done.exit_code, done.stdout) == (70, "")
    (line,) = done.stderr.splitlines()
    assert "ZeroDivisionError: a bug for the test" in line
    assert "LUOSHI_DEBUG=1" in line
    assert line.startswith(f"{report}: ")


def test_a_bug_in_one_document_does_not_stop_the_rest(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:

    def broken(file: str, **more: object) -> object:
        if file == "odd.txt":
            raise ZeroDivisionError
        return read_file(file, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(documents, "read_file", broken)
    done = luoshi("read", "odd.txt", report, "--format", "jsonl")
    assert (done.exit_code, len(done.stdout.splitlines())) == (70, 1)
    assert done.stderr.splitlines()[-1] == "luoshi: 1 of 2 files read; not read: odd.txt"


def test_with_debugging_the_traceback_is_there(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "read_file", lambda *_, **__: 1 // 0)
    from cli import calls

    monkeypatch.setitem(calls._PLAIN, "LUOSHI_DEBUG", "1")
    done = luoshi("read", report)
    assert done.exit_code == 70
    assert "Traceback" in done.stderr
