"""`luoshi plan`: the plan of a document in every format, to standard output or to a file."""

from __future__ import annotations

import csv
import io
import json
from hashlib import sha256
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from cli.calls import DAY, luoshi, program

PROJECT = "全面启动青禾大道、北门桥、滨河公园等项目建设"


def test_xlsx_stands_where_one_works_and_says_where(report: Path) -> None:
    done = luoshi("plan", report, DAY)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.splitlines()[-1] == "-> report-plan.xlsx"
    cells = [cell for row in load_workbook("report-plan.xlsx").worksheets[0].values for cell in row]
    assert PROJECT in cells


@pytest.mark.parametrize(("form", "opening"), [("csv", "\ufeff"), ("csv-data", "id,"), ("json", "{"), ("md", "# ")])
def test_text_formats_go_to_standard_output(report: Path, form: str, opening: str) -> None:
    done = program("plan", report.resolve(), "--format", form, DAY)
    assert done.returncode == 0
    assert done.stdout.decode().startswith(opening)
    assert PROJECT in done.stdout.decode()


def test_docx_stands_where_one_works_and_says_where(report: Path) -> None:
    done = luoshi("plan", report, "--format", "docx", DAY)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.splitlines()[-1] == "-> report-plan.docx"
    (table,) = Document("report-plan.docx").tables
    assert PROJECT in [cell.text for cell in table.columns[1].cells]
    assert luoshi("plan", report, "-o", "p.docx", DAY).exit_code == 0
    assert Path("p.docx").read_bytes() == Path("report-plan.docx").read_bytes()


def test_json_is_one_object(report: Path) -> None:
    assert json.loads(luoshi("plan", report, "--format", "json", DAY).stdout)["schema"] == "luoshi.plan/1"


def test_the_ending_of_the_output_says_the_format(report: Path) -> None:
    for name, opening in (
        ("p.md", b"# "),
        ("p.json", b"{"),
        ("p.csv", b"\xef\xbb\xbf"),
        ("p.xlsx", b"PK"),
        ("p.plan", b"PK"),
    ):
        assert luoshi("plan", report, "-o", name, DAY).exit_code == 0
        assert Path(name).read_bytes().startswith(opening)


@pytest.mark.parametrize("ending", ["doc", "PDF", "xls", "html", "txt"])
def test_no_plan_goes_under_the_ending_of_another_kind_of_file(report: Path, ending: str) -> None:
    done = luoshi("plan", report, "-o", f"p.{ending}", DAY)
    assert (done.exit_code, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert (
        line
        == f"luoshi plan: p.{ending}: no .{ending.lower()} can be written; end the name in .xlsx, .docx, .csv, .json, .md, or add --format"
    )
    assert not Path(f"p.{ending}").exists()
    assert luoshi("plan", report, "-o", f"p.{ending}", "--format", "md", DAY).exit_code == 0


@pytest.mark.parametrize(
    ("out", "names"),
    [("x.csv", ["x.csv", "x.datapackage.json"]), ("folder", ["folder/datapackage.json", "folder/plan.csv"])],
)
def test_data_come_with_their_description(report: Path, out: str, names: list[str]) -> None:
    assert luoshi("plan", report, "--format", "csv-data", "-o", out, DAY).exit_code == 0
    table, package = sorted(names, key=lambda name: name.endswith(".json"))
    (resource,) = json.loads(Path(package).read_text(encoding="utf-8"))["resources"]
    data = (Path(package).parent / resource["path"]).read_bytes()
    assert data == Path(table).read_bytes()
    assert resource["hash"] == f"sha256:{sha256(data).hexdigest()}"
    header = next(csv.reader(io.StringIO(data.decode())))
    assert header == [field["name"] for field in resource["schema"]["fields"]]


@pytest.mark.parametrize("arguments", [[], ["-o", "report-plan.xlsx"]])
def test_nothing_is_overwritten_without_force(report: Path, arguments: list[str]) -> None:
    Path("report-plan.xlsx").write_text("mine", encoding="utf-8")
    done = luoshi("plan", report, *arguments, DAY)
    assert done.exit_code == 2
    assert (
        done.stderr == "luoshi plan: report-plan.xlsx is there already; --force overwrites it, -o names another file\n"
    )
    assert Path("report-plan.xlsx").read_text(encoding="utf-8") == "mine"
    assert luoshi("plan", report, *arguments, "--force", DAY).exit_code == 0
    assert Path("report-plan.xlsx").read_bytes().startswith(b"PK")


def test_a_description_that_is_there_already_is_not_overwritten_either(report: Path) -> None:
    Path("x.datapackage.json").write_text("mine", encoding="utf-8")
    assert luoshi("plan", report, "--format", "csv-data", "-o", "x.csv").exit_code == 2
    assert not Path("x.csv").exists()


def test_the_labels_speak_the_language_asked_for(report: Path) -> None:
    assert "重点任务" in luoshi("plan", report, "--format", "md", "--lang", "zh", DAY).stdout
    assert "Task" in luoshi("plan", report, "--format", "md", "--lang", "en", DAY).stdout


def test_an_empty_plan_is_a_result_and_says_so(here: Path) -> None:
    (here / "a.txt").write_text("天气渐渐转暖。\n", encoding="utf-8")
    done = luoshi("plan", "a.txt", "--format", "json")
    assert (done.exit_code, done.stderr) == (0, "a.txt: The text holds no target, task or decision.\n")
    assert json.loads(done.stdout)["groups"] == []


def test_standard_input_makes_a_plan_too(here: Path) -> None:
    assert luoshi("plan", "-", DAY, stdin="2026年工作安排\n新建北渡桥。".encode()).exit_code == 0
    assert (here / "stdin-plan.xlsx").exists()
