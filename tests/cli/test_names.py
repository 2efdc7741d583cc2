"""`luoshi names`: a roster in the order of an announcement."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.calls import at_terminal, luoshi


@pytest.fixture
def roster(here: Path) -> Path:
    path = here / "名单.txt"
    path.write_text("王小河\n王　毅\n马飚\n丁一鸣\n欧阳一\n", encoding="utf-8")
    return path


def test_a_roster_comes_out_in_order_with_its_reasons(roster: Path) -> None:
    done = luoshi("names", roster, language="zh")
    assert (done.exit_code, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["序", "1", "2", "3", "4", "5"]
    assert [line.split()[1] for line in lines[1:]] == ["丁一鸣", "马飚", "王", "王小河", "欧阳一"]
    assert "王4 小3 河8" in lines[4]
    assert "单名在前" in lines[4]


def test_programs_get_it_as_json(roster: Path) -> None:
    found = json.loads(luoshi("names", roster, "--format", "json").stdout)
    assert found["schema"] == "luoshi.names/1"
    assert [one["name"] for one in found["names"]] == ["丁一鸣", "马飚", "王　毅", "王小河", "欧阳一"]
    last = found["names"][-1]
    assert (last["surname"], last["surname_rule"], last["rule"]) == ("欧阳", "compound", "surname-strokes")
    assert last["strokes"][2] == {"char": "一", "count": 1, "order": "1"}


def test_what_a_person_has_to_confirm_is_said(here: Path) -> None:
    (here / "a.txt").write_text("㐂一\n王一\n王一\n", encoding="utf-8")
    done = luoshi("names", "a.txt")
    assert done.exit_code == 0
    assert done.stderr == "a.txt: the place of 3 is to be confirmed by a person; the table marks them.\n"
    assert "the same name as 王一" in done.stdout


def test_votes_decide_and_then_strokes(here: Path) -> None:
    (here / "a.csv").write_text("姓名,得票\n王一,90\n丁一,95\n于一,90\n", encoding="utf-8")
    found = json.loads(luoshi("names", "a.csv", "--order", "votes", "--format", "json").stdout)
    assert [(one["name"], one["votes"]) for one in found["names"]] == [("丁一", 95), ("于一", 90), ("王一", 90)]


def test_an_approved_order_is_kept(roster: Path) -> None:
    found = json.loads(luoshi("names", roster, "--order", "approved", "--format", "json").stdout)
    assert [one["name"] for one in found["names"]] == ["王小河", "王　毅", "马飚", "丁一鸣", "欧阳一"]


def test_it_can_be_written_to_a_file_and_never_over_the_roster(roster: Path) -> None:
    assert luoshi("names", roster, "-o", "out.json").exit_code == 0
    assert json.loads(Path("out.json").read_text(encoding="utf-8"))["order"] == "strokes"
    done = luoshi("names", roster, "-o", roster, "--force")
    assert (done.exit_code, "is the document itself" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["names", "nobody.txt"], 3, "nobody.txt: there is no such file; check the name and the folder"),
        (["names", "名单.txt", "--order", "votes"], 2, "luoshi names: --order votes needs the votes of everybody"),
        (["names", "名单.txt", "-o", "a.docx"], 2, "luoshi names: a.docx: no .docx can be written"),
    ],
)
@pytest.mark.usefixtures("roster")
def test_what_goes_wrong_is_one_line(arguments: list[str], code: int, says: str) -> None:
    done = luoshi(*arguments)
    assert (done.exit_code, done.stdout) == (code, "")
    assert done.stderr.startswith(says)
    assert done.stderr.count("\n") == 1


def test_at_a_terminal_it_fits(roster: Path) -> None:
    code, shown = at_terminal("names", roster, columns=60)
    assert code == 0
    assert "丁一鸣" in shown
