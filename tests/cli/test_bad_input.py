"""Bad input: one line that names the file, the cause and the cure, and the exit code that says whose fault it is."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from cli.calls import REPORT, luoshi, program


@cache
def _bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", b" " * 250_000_000)
    return packed.getvalue()


BAD: dict[str, Callable[[], bytes]] = {
    "empty.txt": lambda: b"",
    "blank.txt": lambda: b" \r\n\t\n",
    "picture.txt": lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
    "no-zip.docx": lambda: b"PK\x03\x04 this is no zip",
    "bomb.docx": _bomb,
    "textless.html": lambda: b"<html><body><script>var a = 1</script></body></html>",
    "report.pdf": lambda: b"%PDF-1.7\n",
    "locked.docx": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
}


@pytest.mark.parametrize("command", ["read", "plan", "explain"])
@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_read(here: Path, name: str, command: str) -> None:
    (here / name).write_bytes(BAD[name]())
    more = ["--at", "0"] if command == "explain" else []
    done = luoshi(command, name, *more)
    assert (done.exit_code, done.stdout) == (3, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"{name}: ")
    assert "; " in line
    assert [path.name for path in here.iterdir()] == [name]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("nope.txt", "there is no such file"),
        (".", "is a folder; name one document in it"),
        ("a.txt/b.txt", "there is no such file"),
    ],
)
def test_what_is_no_file(report: Path, name: str, says: str) -> None:
    report.rename("a.txt")
    done = luoshi("plan", name)
    assert (done.exit_code, done.stdout) == (3, "")
    assert done.stderr.startswith(f"{name}: {says}")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_one_may_not_read(report: Path) -> None:
    report.chmod(0)
    done = luoshi("read", report)
    assert done.exit_code == 3
    assert "you may not read it" in done.stderr


def test_the_file_is_named_as_it_was_given(here: Path) -> None:
    (here / "sub").mkdir()
    (here / "sub" / "empty.txt").write_bytes(b"")
    assert luoshi("read", "sub/empty.txt").stderr.startswith("sub/empty.txt: ")


def test_an_endless_file_is_refused_instead_of_read() -> None:
    done = luoshi("read", "/dev/zero")
    assert (done.exit_code, "larger than" in done.stderr) == (3, True)


def test_a_name_with_a_line_break_stays_on_its_line(here: Path) -> None:
    name = "a\nb\x1b.txt"
    (here / name).write_bytes(b"")
    done = luoshi("read", name)
    assert len(done.stderr.splitlines()) == 1
    assert "\x1b" not in done.stderr


def test_a_name_that_is_no_text(here: Path) -> None:
    name = b"\xb1\xa8\xb8\xe6.txt"
    Path(os.fsdecode(here)).joinpath(os.fsdecode(name)).write_text(REPORT, encoding="utf-8")
    done = program("read", os.fsdecode(name), "--format", "json", cwd=here)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_wrong_encoding_is_a_bad_file_and_an_unknown_one_a_wrong_call(here: Path) -> None:
    (here / "a.txt").write_bytes(REPORT.encode("gb18030"))
    assert luoshi("read", "a.txt", "--encoding", "utf-8").exit_code == 3
    done = luoshi("read", "a.txt", "a.txt", "--encoding", "klingon")
    assert (done.exit_code, len(done.stderr.splitlines())) == (2, 1)


def test_one_bad_file_does_not_stop_the_rest(report: Path) -> None:
    Path("bad.txt").write_bytes(b"")
    done = luoshi("read", "bad.txt", report, "nope.txt", "--format", "jsonl")
    assert done.exit_code == 3
    assert len(done.stdout.splitlines()) == 1
    first, second, summary = done.stderr.splitlines()
    assert first.startswith("bad.txt: ")
    assert second.startswith("nope.txt: ")
    assert summary == "luoshi: 1 of 3 files read; not read: bad.txt, nope.txt"


def test_where_nothing_could_be_read_nothing_is_written(here: Path) -> None:
    done = luoshi("read", "nope.txt", "--format", "jsonl", "-o", "out.jsonl")
    assert done.exit_code == 3
    assert list(here.iterdir()) == []
