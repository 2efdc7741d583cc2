"""`luoshi read` over folders: what is found, in which order, and that the result is the same however it was made."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from cli.calls import DAY, REPORT, command, luoshi, program

TOWNS = ("青禾", "白河", "东山", "南溪", "北渡", "西坪")


@pytest.fixture
def reports(here: Path) -> Path:
    """A folder with six reports, in folders of its own, and things that are no reports beside them."""
    folder = here / "reports"
    for number, town in enumerate(TOWNS):
        path = folder / f"{2020 + number % 2}" / f"{town}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(REPORT.replace("青禾", town), encoding="utf-8")
    (folder / "map.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / ".hidden.txt").write_text(REPORT, encoding="utf-8")
    (folder / ".git").mkdir()
    (folder / ".git" / "notes.txt").write_text(REPORT, encoding="utf-8")
    return folder


def names(lines: str) -> list[str]:
    return [json.loads(line)["source"]["name"] for line in lines.splitlines()]


def test_a_folder_stands_for_the_documents_in_it_and_below(reports: Path) -> None:
    done = luoshi("read", "reports", "--format", "jsonl", DAY)
    assert done.exit_code == 0
    assert names(done.stdout) == sorted(str(path.relative_to(reports)) for path in reports.glob("20*/*.txt"))
    assert done.stderr == "luoshi: passed over in folders: 2 hidden; 1 .png\n"


def test_the_data_of_a_workspace_are_no_documents(reports: Path) -> None:
    data = reports / "luoshi-data"
    (data / "originals").mkdir(parents=True)
    (data / "secret-key").write_text("river-stone", encoding="ascii")
    (data / "originals" / "0a1b").write_text(REPORT, encoding="utf-8")
    # A folder with a file of that name alone is as good as any other.
    (reports / "notes").mkdir()
    (reports / "notes" / "secret-key").write_text(REPORT, encoding="utf-8")
    done = luoshi("read", "reports", "--format", "jsonl", DAY)
    assert [name for name in names(done.stdout) if not name.startswith("20")] == ["notes/secret-key"]
    assert done.stderr == "luoshi: passed over in folders: 2 hidden; 1 of a workspace; 1 .png\n"


def test_the_same_bytes_come_out_however_many_processes(reports: Path) -> None:
    one = luoshi("read", reports, "--format", "jsonl", "--jobs", 1, DAY).stdout
    assert luoshi("read", reports, "--format", "jsonl", "--jobs", 3, DAY).stdout == one
    assert luoshi("read", reports, "-o", "x.jsonl", "--jobs", 3, DAY).exit_code == 0
    assert Path("x.jsonl").read_text(encoding="utf-8") == one


def test_a_file_in_a_folder_and_named_as_well_is_read_once(reports: Path) -> None:
    done = luoshi("read", reports, reports / "2020" / "青禾.txt", "--format", "jsonl", DAY)
    assert len(names(done.stdout)) == len(TOWNS)


def test_what_cannot_be_read_is_named_and_the_rest_is_read(reports: Path) -> None:
    (reports / "2020" / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"))
    (reports / "empty.txt").touch()
    done = luoshi("read", reports, "--format", "jsonl", "--jobs", 2, DAY)
    assert (done.exit_code, len(names(done.stdout))) == (3, len(TOWNS))
    assert done.stderr.splitlines()[-1] == (
        f"luoshi: 6 of 8 files read; not read: {reports / '2020' / 'old.doc'}, {reports / 'empty.txt'}"
    )


def test_an_unknown_encoding_is_a_wrong_call_in_another_process_too(reports: Path) -> None:
    done = luoshi("read", reports, "--encoding", "klingon", "--jobs", 2)
    assert (done.exit_code, "klingon" in done.stderr, len(done.stderr.splitlines())) == (2, True, 1)


def test_a_folder_without_documents_is_told(here: Path) -> None:
    (here / "empty").mkdir()
    done = luoshi("read", "empty")
    assert done.exit_code == 3
    assert done.stderr.startswith("empty: there is no document in this folder; ")


def test_the_table_of_a_folder_is_a_line_a_document_and_totals(reports: Path) -> None:
    lines = luoshi("read", reports, DAY).stdout.splitlines()
    assert len(lines) == len(TOWNS) + 2
    assert lines[1].split() == ["2020/东山.txt", f"{len(REPORT):,}", "1", "3", "0", "0"]
    assert lines[-1].split() == ["Total", "of", "6", f"{len(REPORT) * 6:,}", "6", "18", "0", "0"]


def test_files_of_one_name_in_two_folders_keep_their_folders(reports: Path) -> None:
    (reports / "2021" / "青禾.txt").write_text(REPORT, encoding="utf-8")
    done = luoshi("read", reports, "--format", "json", "-o", "out", DAY)
    assert done.exit_code == 0
    assert {"2020/青禾.txt.json", "2021/青禾.txt.json"} <= {
        path.relative_to("out").as_posix() for path in Path("out").rglob("*.json")
    }


def test_results_within_the_folder_are_no_documents(reports: Path) -> None:
    for _ in range(2):
        done = luoshi("read", reports, "--format", "html", "-o", reports / "pages", "--force", DAY)
        assert done.exit_code == 0
        assert len(list((reports / "pages").rglob("*.html"))) == len(TOWNS)


@pytest.mark.parametrize("form", ["json", "html"])
def test_a_file_each_needs_a_folder(reports: Path, form: str) -> None:
    done = luoshi("read", reports, "--format", form)
    assert (done.exit_code, len(done.stderr.splitlines())) == (2, 1)
    assert "-o FOLDER" in done.stderr


def test_names_of_any_kind(here: Path) -> None:
    folder = here / "odd"
    folder.mkdir()
    odd = ["a b.txt", "'\"$(x).txt", "-o.txt", "a\nb.txt", "报告（终稿）.TXT", os.fsdecode(b"\xb1\xa8.txt"), "ohne"]
    for name in odd:
        (folder / name).write_text(REPORT, encoding="utf-8")
    done = program("read", "odd", "-j", 2, "--format", "jsonl", DAY, cwd=here)
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(done.stdout.splitlines()) == len(odd)
    assert program("read", "odd", DAY, cwd=here).returncode == 0


def test_a_pipe_is_read_like_a_file(here: Path) -> None:
    os.mkfifo(here / "pipe")
    with subprocess.Popen(
        command(["read", "pipe", "-", "--format", "jsonl", "--jobs", "2", DAY]),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        (here / "pipe").write_text(REPORT, encoding="utf-8")
        process.stdin.write(REPORT.encode())
        process.stdin.close()
        assert names(process.stdout.read().decode()) == ["pipe", "stdin"]
        assert process.wait(60) == 0


def test_a_reader_that_leaves_ends_the_processes_quietly(here: Path) -> None:
    for number in range(30):
        (here / f"{number}.txt").write_text(REPORT + "新建北渡桥，改造东大街。\n" * 300, encoding="utf-8")
    with subprocess.Popen(
        command(["read", here, "--format", "jsonl", "--jobs", "2"]), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 141


def test_ctrl_c_says_what_is_kept_and_how_to_go_on(here: Path) -> None:
    for number in range(40):
        (here / f"{number}.txt").write_text(REPORT + "新建北渡桥，改造东大街。\n" * 1000, encoding="utf-8")
    with subprocess.Popen(
        command(["read", here, "-o", here / "x.jsonl", "--jobs", "2"]), stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        wait_for_size(here / "x.jsonl.part", 1)
        # As a terminal does: to the whole group.
        os.killpg(process.pid, signal.SIGINT)
        assert process.stderr is not None
        said = process.stderr.read().decode()
        assert process.wait(60) == 130
    assert "Traceback" not in said
    assert f"of 40 readings are kept in {here / 'x.jsonl.part'}; the same call with --resume goes on" in said
    assert not (here / "x.jsonl").exists()


def wait_for_size(path: Path, size: int) -> None:
    """Wait until the file has grown to this many bytes."""
    for _ in range(1200):
        if path.exists() and path.stat().st_size >= size:
            return
        time.sleep(0.05)
    raise AssertionError(path)
