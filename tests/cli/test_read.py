"""`luoshi read`: one document or many, to the screen, to a pipe, to files."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from cli.calls import DAY, REPORT, at_terminal, command, luoshi, program
from documents.word_file import run, word_file

COMMITMENT_FREE = "天气渐渐转暖。\n"


def test_json_of_one_document_is_one_object_and_nothing_else(report: Path) -> None:
    done = program("read", report, "--format", "json", DAY)
    assert (done.returncode, done.stderr) == (0, b"")
    found = json.loads(done.stdout)
    assert found["schema"] == "luoshi.reading/1"
    assert found["text"] == REPORT
    assert found["source"]["name"] == "report.txt"
    assert "青禾大道".encode() in done.stdout


def test_every_entry_of_the_json_points_to_its_words(report: Path) -> None:
    found = json.loads(luoshi("read", report, "--format", "json", DAY).stdout)
    quotes = [found["text"][task["start"] : task["end"]] for task in found["tasks"]]
    assert "全面启动青禾大道、北门桥、滨河公园等项目建设" in quotes
    assert sum(part["end"] - part["start"] for part in found["segments"]) == len(found["text"])


def test_jsonl_is_a_line_a_document(here: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (here / name).write_text(REPORT, encoding="utf-8")
    lines = luoshi("read", "b.txt", "a.txt", "--format", "jsonl", DAY).stdout.splitlines()
    assert [json.loads(line)["source"]["name"] for line in lines] == ["b.txt", "a.txt"]


def test_json_of_several_documents_goes_into_a_folder(report: Path) -> None:
    Path("b.txt").write_text(COMMITMENT_FREE, encoding="utf-8")
    done = luoshi("read", report, "b.txt", "--format", "json", "-o", "out", DAY)
    assert (done.exit_code, done.stdout) == (0, "")
    assert sorted(path.name for path in Path("out").iterdir()) == ["b.txt.json", "report.txt.json"]
    assert json.loads(Path("out/report.txt.json").read_text(encoding="utf-8"))["text"] == REPORT


def test_json_of_several_documents_needs_a_folder(report: Path) -> None:
    done = luoshi("read", report, "b.txt", "--format", "json")
    assert done.exit_code == 2
    assert (
        done.stderr == "luoshi read: several documents need -o FOLDER (a file each) or --format jsonl (a line each)\n"
    )


def test_two_documents_of_one_name_are_not_written_over_each_other(report: Path) -> None:
    Path("other").mkdir()
    done = luoshi("read", report, f"other/{report}", "--format", "json", "-o", "out")
    assert (done.exit_code, done.stderr) == (2, "luoshi read: two documents are called report.txt; read them apart\n")


def test_the_same_file_named_twice_is_read_once(report: Path) -> None:
    assert len(luoshi("read", report, report, "--format", "jsonl", DAY).stdout.splitlines()) == 1


def test_a_page_stands_beside_where_one_works(report: Path) -> None:
    done = luoshi("read", report, "--format", "html", DAY)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "-> report.txt.html\n")
    page = Path("report.txt.html").read_text(encoding="utf-8")
    assert page.lower().startswith("<!doctype html>")
    assert "滨河公园" in page


def test_the_ending_of_the_output_says_the_format(report: Path) -> None:
    assert luoshi("read", report, "-o", "x.json", DAY).exit_code == 0
    assert json.loads(Path("x.json").read_text(encoding="utf-8"))["text"] == REPORT


@pytest.mark.parametrize("ending", ["pdf", "docx", "xlsx", "csv", "md"])
def test_no_reading_goes_under_the_ending_of_another_kind_of_file(report: Path, ending: str) -> None:
    done = luoshi("read", report, "-o", f"r.{ending}", DAY)
    assert done.exit_code == 2
    assert f"r.{ending}: no .{ending} can be written" in done.stderr
    assert not Path(f"r.{ending}").exists()


def test_an_unknown_ending_and_txt_are_good_for_a_table(report: Path) -> None:
    for name in ("r.txt", "r.2026", "r"):
        assert luoshi("read", report, "-o", name, DAY).exit_code == 0
        assert "Targets" in Path(name).read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["json", "html"])
def test_several_documents_make_no_folder_that_is_named_like_a_file(report: Path, form: str) -> None:
    Path("b.txt").write_bytes(report.read_bytes())
    done = luoshi("read", report, "b.txt", "-o", f"two.{form}", DAY)
    assert done.exit_code == 2
    assert f"two.{form} names one file; for several documents name a folder with -o" in done.stderr
    assert not Path(f"two.{form}").exists()
    Path(f"two.{form}").mkdir()
    assert luoshi("read", report, "b.txt", "--format", form, "-o", f"two.{form}", DAY).exit_code == 0


def test_nothing_is_overwritten_without_force(report: Path) -> None:
    Path("x.json").write_text("mine", encoding="utf-8")
    done = luoshi("read", report, "-o", "x.json", DAY)
    assert done.exit_code == 2
    assert done.stderr == "luoshi read: x.json is there already; --force overwrites it, -o names another file\n"
    assert Path("x.json").read_text(encoding="utf-8") == "mine"
    assert luoshi("read", report, "-o", "x.json", "--force", DAY).exit_code == 0
    assert Path("x.json").read_text(encoding="utf-8") != "mine"


def test_the_document_itself_is_never_overwritten(report: Path) -> None:
    done = luoshi("read", report, "--format", "json", "-o", report, "--force")
    assert done.exit_code == 2
    assert done.stderr == "luoshi read: report.txt is the document itself; name another file with -o\n"
    assert report.read_text(encoding="utf-8") == REPORT


@pytest.mark.parametrize("out", ["no/such/x.json", "."])
def test_a_place_that_cannot_be_written_is_named(report: Path, out: str) -> None:
    done = luoshi("read", report, "--format", "json", "-o", out)
    assert (done.exit_code, len(done.stderr.splitlines())) == ((2, 1) if out != "." else (0, 1))
    assert not list(Path().glob("**/*.part"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
@pytest.mark.parametrize("call", [["read"], ["plan", "--format", "md"], ["explain", "--at", "0"]])
def test_a_full_disk_behind_standard_output_is_no_bug(report: Path, call: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command([*call, report, DAY]), check=False, stdout=full, stderr=subprocess.PIPE, timeout=60
        )
    assert done.returncode == 2
    (line,) = done.stderr.decode().splitlines()
    assert line.endswith("standard output cannot be written (No space left on device); send it to another place")


def test_standard_input_is_a_document() -> None:
    found = json.loads(luoshi("read", "-", "--format", "json", DAY, stdin=REPORT.encode("gb18030")).stdout)
    assert (found["source"]["name"], found["source"]["encoding"], found["text"]) == ("stdin", "gb18030", REPORT)


def test_the_encoding_can_be_told(here: Path) -> None:
    (here / "big5.txt").write_bytes("審議通過了工作報告。".encode("big5"))
    found = json.loads(luoshi("read", "big5.txt", "--format", "json", "--encoding", "big5").stdout)
    assert found["text"] == "審議通過了工作報告。"


def test_today_bounds_the_date_of_the_document(here: Path) -> None:
    (here / "a.txt").write_text("关于修路的通知\n2026年3月5日\n今年要新建北渡桥。", encoding="utf-8")
    latest = [
        json.loads(luoshi("read", "a.txt", "--format", "json", f"--today={year}-11-24").stdout)["facts"]["dated"][
            "latest"
        ]
        for year in (2020, 2026)
    ]
    assert latest[1] == "2026-03-05"
    assert latest[0] is None or latest[0] <= "2020-11-24"


def test_the_table_names_everything_that_was_found(report: Path) -> None:
    shown = luoshi("read", report, DAY, language="zh").stdout
    for words in (
        "青禾区2026年政府工作报告",
        "工作报告",
        "report.txt",
        "任务",
        "（一）加快城市建设",
        "区住建局",
        "区城管局",
        "年底前",
    ):
        assert words in shown
    assert luoshi("read", report, DAY, "--lang", "en").stdout.count("\nTasks  3\n") == 1


def test_in_a_pipe_an_entry_is_a_line_without_colours(here: Path) -> None:
    names = "、".join(f"第{number}号安置小区" for number in range(1, 60))
    (here / "long.txt").write_text(f"2026年工作安排\n启动{names}等项目建设。", encoding="utf-8")
    shown = program("read", "long.txt", DAY, cwd=here).stdout.decode()
    assert "\x1b" not in shown
    assert f"启动{names}等项目建设" in shown
    assert all(line == line.rstrip() for line in shown.splitlines())


@pytest.mark.parametrize("columns", [80, 120])
def test_at_a_terminal_no_line_is_wider_than_it(report: Path, columns: int) -> None:
    from rich.cells import cell_len
    from rich.text import Text

    code, shown = at_terminal("read", report.resolve(), DAY, columns=columns)
    assert code == 0
    assert "\x1b[" in shown
    lines = [Text.from_ansi(line).plain for line in shown.splitlines()]
    assert max(cell_len(line) for line in lines) <= columns
    # Whatever was folded is all there.
    assert (
        "全面启动青禾大道、北门桥、滨河公园等项目建设"
        in "".join(line.strip() for line in lines).replace("区住建局", "")
        or columns < 120
    )


def test_no_color_means_none(report: Path) -> None:
    code, shown = at_terminal("read", report.resolve(), DAY, NO_COLOR="1")
    # On a busy machine the bar shows itself, and moves the cursor; what NO_COLOR is about are colours and weights.
    assert (code, re.findall(r"\x1b\[[\d;]*m", shown)) == (0, [])


def test_a_document_cannot_act_on_the_terminal(here: Path) -> None:
    (here / "a.txt").write_text("2026年工作安排\n新建\x1b]0;title\x07北渡桥\u202e。", encoding="utf-8")
    shown = program("read", "a.txt", DAY, cwd=here).stdout.decode()
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "\u202e" not in shown


def test_an_empty_result_is_a_result_and_says_so(here: Path) -> None:
    (here / "a.txt").write_text(COMMITMENT_FREE, encoding="utf-8")
    for language, words in (
        ("zh", "原文中没有找到目标、任务或决定。"),
        ("en", "The text holds no target, task or decision."),
    ):
        done = luoshi("read", "a.txt", "--lang", language)
        assert (done.exit_code, words in done.stdout) == (0, True)


def test_what_a_file_holds_besides_its_text_is_said_in_the_table_the_page_and_the_data(here: Path) -> None:
    changed = f"<w:p><w:ins>{run('改造老旧小区50个。')}</w:ins><w:del>{run('旧')}</w:del></w:p>"
    (here / "a.docx").write_bytes(word_file(changed))
    assert "deleted under tracked changes, left out: 1\n" in luoshi("read", "a.docx").stdout
    assert "修订中插入的文字1处，已读入正文" in luoshi("read", "a.docx", language="zh").stdout
    data = json.loads(luoshi("read", "a.docx", "--format", "json").stdout)
    assert data["remarks"] == [
        {"kind": "deleted", "count": 1, "pages": ""},
        {"kind": "inserted", "count": 1, "pages": ""},
    ]
    page = luoshi("read", "a.docx", "--format", "html", "-o", "a.html")
    assert page.exit_code == 0
    assert "remarks.deleted" in Path("a.html").read_text(encoding="utf-8")


def test_the_five_year_plans_it_speaks_of_are_told_with_their_years(here: Path) -> None:
    (here / "plans.txt").write_text(
        "“十四五”收官，“十五五”时期开局，完成“十五五”规划。\n“八五”普法通过验收。\n", encoding="utf-8"
    )
    told = luoshi("read", "plans.txt", DAY, "--lang", "zh").stdout
    assert re.findall("“(?:十.|八)五”.*处", told) == [
        "“十四五”（2021—2025）1处",
        "“十五五”（2026—2030）2处",
        "“八五”普法（2021—2025）1处",
    ]
    explained = luoshi("explain", "plans.txt", "--at", "12", DAY, "--lang", "zh").stdout
    assert "2026-01-01至2030-12-31" in explained
