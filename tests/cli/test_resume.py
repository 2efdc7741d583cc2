"""`luoshi read --resume`: what is kept is not read again, and nothing but the document in work is ever lost."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from pathlib import Path

import pytest

from cli.calls import DAY, REPORT, command, luoshi
from luoshi.cli import documents
from luoshi.cli.sources import read_file

CALL = ("--format", "jsonl", "-o", "x.jsonl", "--jobs", 1)
PART = Path("x.jsonl.part")


@pytest.fixture
def folder(here: Path) -> Path:
    """Four short reports."""
    folder = here / "in"
    folder.mkdir()
    for name in "abcd":
        (folder / f"{name}.txt").write_text(f"{REPORT}改造{name}街。\n", encoding="utf-8")
    return folder


@pytest.fixture
def whole(folder: Path) -> bytes:
    """What a run that is not interrupted writes."""
    assert luoshi("read", folder, "--format", "jsonl", "-o", "whole.jsonl", DAY).exit_code == 0
    return Path("whole.jsonl").read_bytes()


@pytest.fixture
def read_now(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the documents that are really read."""
    seen: list[str] = []

    def noted(file: str, **more: object) -> object:
        seen.append(Path(file).name)
        return read_file(file, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(documents, "read_file", noted)
    return seen


def test_what_the_file_holds_is_not_read_again(folder: Path, whole: bytes, read_now: list[str]) -> None:
    (folder / "d.txt").rename(folder.parent / "d.txt")
    luoshi("read", folder, *CALL, DAY)
    (folder.parent / "d.txt").rename(folder / "d.txt")
    read_now.clear()
    done = luoshi("read", folder, *CALL, "--resume", DAY)
    assert (done.exit_code, read_now) == (0, ["d.txt"])
    assert done.stderr.splitlines()[0] == "luoshi: 3 of 4 files were read before, on 2026-11-24"
    assert Path("x.jsonl").read_bytes() == whole


@pytest.mark.parametrize("cut", [2, 40, 2000])
def test_a_line_that_broke_off_costs_only_itself(folder: Path, whole: bytes, read_now: list[str], cut: int) -> None:
    PART.write_bytes(b"".join(whole.splitlines(keepends=True)[1::-1])[:-cut])
    done = luoshi("read", folder, *CALL, "--resume", DAY)
    assert (done.exit_code, read_now) == (0, ["a.txt", "c.txt", "d.txt"])
    assert Path("x.jsonl").read_bytes() == whole
    assert not PART.exists()


@pytest.mark.usefixtures("whole")
def test_what_has_changed_is_read_again_and_takes_the_place_of_the_old(folder: Path, read_now: list[str]) -> None:
    luoshi("read", folder, *CALL, DAY)
    (folder / "b.txt").write_text("2026年工作安排\n新建东街。", encoding="utf-8")
    read_now.clear()
    assert luoshi("read", folder, *CALL, "--resume", DAY).exit_code == 0
    assert read_now == ["b.txt"]
    lines = [json.loads(line) for line in Path("x.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["source"]["name"] for line in lines] == ["a.txt", "b.txt", "c.txt", "d.txt"]
    assert lines[1]["text"].endswith("新建东街。")


@pytest.mark.parametrize("change", [{"engine": "0.0.1+0"}, {"encoding": "big5"}])
def test_what_was_made_otherwise_is_read_again(
    folder: Path, whole: bytes, read_now: list[str], change: dict[str, str]
) -> None:
    old = [json.loads(line) for line in whole.decode().splitlines()]
    changed = [{**line, "made": {**line["made"], **change}} for line in old]
    Path("x.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in changed), encoding="utf-8")
    assert luoshi("read", folder, *CALL, "--resume", DAY).exit_code == 0
    assert len(read_now) == 4
    assert Path("x.jsonl").read_bytes() == whole


def test_a_run_goes_on_on_its_own_day_unless_another_is_named(folder: Path, whole: bytes, read_now: list[str]) -> None:
    PART.write_bytes(b"".join(whole.splitlines(keepends=True)[:2]))
    assert luoshi("read", folder, *CALL, "--resume").exit_code == 0
    assert (read_now, Path("x.jsonl").read_bytes()) == (["c.txt", "d.txt"], whole)
    assert luoshi("read", folder, *CALL, "--resume", "--today", "2026-11-25").exit_code == 0
    assert len(read_now) == 6


def test_readings_of_files_that_are_not_named_now_stay(folder: Path, whole: bytes) -> None:
    luoshi("read", folder, *CALL, DAY)
    Path("new.txt").write_text(REPORT, encoding="utf-8")
    done = luoshi("read", "new.txt", *CALL, "--resume", DAY)
    assert "luoshi: 4 readings of files that are not named now stay in x.jsonl" in done.stderr
    assert Path("x.jsonl").read_bytes().startswith(whole)
    assert len(Path("x.jsonl").read_bytes().splitlines()) == 5


def test_what_an_interrupted_run_has_kept_is_not_thrown_away_unasked(folder: Path, whole: bytes) -> None:
    PART.write_bytes(whole[:-1])
    done = luoshi("read", folder, *CALL, DAY)
    assert (done.exit_code, done.stderr) == (
        2,
        "luoshi read: x.jsonl.part holds what an interrupted run has read; --resume goes on with it, --force begins anew\n",
    )
    assert PART.read_bytes() == whole[:-1]
    assert luoshi("read", folder, *CALL, "--force", DAY).exit_code == 0
    assert Path("x.jsonl").read_bytes() == whole


@pytest.mark.parametrize("more", [["--format", "json", "-o", "x"], ["--format", "jsonl"], ["-o", "x.txt"]])
def test_only_a_file_of_lines_can_be_gone_on_with(folder: Path, more: list[str]) -> None:
    done = luoshi("read", folder, "--resume", *more)
    assert (done.exit_code, done.stderr) == (2, "luoshi read: --resume goes with --format jsonl and -o FILE\n")


def test_two_runs_do_not_write_to_one_file(folder: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    with PART.open("ab") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        done = luoshi("read", folder, *CALL, "--resume", DAY)
    assert (done.exit_code, "another run is writing to x.jsonl" in done.stderr) == (2, True)


def test_a_run_that_is_killed_loses_only_the_documents_in_work(here: Path) -> None:
    folder = here / "in"
    folder.mkdir()
    for number in range(24):
        (folder / f"{number:02}.txt").write_text(f"{REPORT}{number}\n" + "新建北渡桥。\n" * 500, encoding="utf-8")
    call = ["read", folder, "-o", here / "x.jsonl", "--jobs", "2", DAY]
    sizes: list[int] = []
    for _ in range(3):
        with subprocess.Popen(command([*call, "--resume"]), stderr=subprocess.DEVNULL) as process:
            before = PART.stat().st_size if PART.exists() else 0
            while process.poll() is None and not (PART.exists() and PART.stat().st_size > before):
                time.sleep(0.01)
            process.send_signal(signal.SIGKILL)
        assert not (here / "x.jsonl").exists()
        sizes.append(PART.stat().st_size)
    # Each run keeps what those before it have done.
    assert sizes == sorted(set(sizes))
    assert luoshi(*call, "--resume").exit_code == 0
    assert luoshi("read", folder, "-o", "whole.jsonl", DAY).exit_code == 0
    assert Path("x.jsonl").read_bytes() == Path("whole.jsonl").read_bytes()
    assert sorted(path.name for path in here.iterdir()) == ["in", "whole.jsonl", "x.jsonl"]
