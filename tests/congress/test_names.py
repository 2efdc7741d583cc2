"""姓氏笔画: every rule of the order, what it leaves alone, and what must hold of any roster (tests/cases/congress/names.toml)."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.congress.names import announced, by_strokes, in_stroke_order, read_name
from luoshi.congress.names.announcing import VotesMissing
from luoshi.congress.names.rules import name_rules
from luoshi.congress.names.stroke_order import verdict_on

CASES = Path(__file__).resolve().parents[1] / "cases" / "congress"
TABLE = tomllib.loads((CASES / "names.toml").read_text(encoding="utf-8"))
UNICODE = tomllib.loads((CASES / "unicode_stroke.toml").read_text(encoding="utf-8"))["roster"]

# Characters of surnames and given names: common ones, some written alike, some that no table knows.
LETTERS = st.sampled_from("丁于万马王尤尹巴叶甲申田由石艾刘李何欧阳司周赵高一二小明永民海洋清圭扛坤押抻𬭎㐂")
NAMES = st.lists(st.text(LETTERS, min_size=2, max_size=4), max_size=8)


def name(case: dict[str, Any]) -> str:
    return f"{case['rule']}: {'、'.join(case['names'])}"


def order(names: list[str]) -> list[str]:
    return list(in_stroke_order(names))


@pytest.mark.parametrize("case", TABLE["case"], ids=name)
def test_names_stand_in_their_order_by_this_rule(case: dict[str, Any]) -> None:
    names = [read_name(written) for written in case["names"]]
    found = by_strokes(names[::-1] if case["rule"] not in {"same-name", "unknown-strokes"} else names)
    assert [one.name.written for one in found] == case["names"]
    assert found[-1].rule == case["rule"]


@pytest.mark.parametrize("case", TABLE["near_miss"], ids=name)
def test_names_that_look_like_it_go_by_another_rule(case: dict[str, Any]) -> None:
    assert case["why"]
    found = by_strokes([read_name(written) for written in case["names"][::-1]])
    assert [one.name.written for one in found] == case["names"]
    assert found[-1].rule != case["rule"]


def test_every_rule_has_a_case_a_near_miss_and_a_sentence() -> None:
    # How votes decide is shown apart: a case of names alone has none.
    shown = set(name_rules()) - {"fewer-votes"}
    for table in ("case", "near_miss"):
        assert {case["rule"] for case in TABLE[table]} == shown
    for said in name_rules().values():
        assert re.search(r"[一-龥].*。$", said["zh"])
        assert said["en"].endswith(".")
        assert said["sure"] in {"S", "M"}


@pytest.mark.parametrize("roster", UNICODE, ids=lambda roster: "、".join(roster["sorted"]))
def test_the_order_of_unicode_is_not_the_published_one(roster: dict[str, Any]) -> None:
    names = [read_name(written) for written in roster["sorted"]]
    ours = by_strokes(names)
    assert [one.name for one in ours] != names
    assert not any(one.to_confirm for one in ours)


@pytest.mark.parametrize("roster", UNICODE, ids=lambda roster: "、".join(roster["sorted"]))
def test_what_was_recorded_of_unicode_is_what_it_does(roster: dict[str, Any]) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("needs node, which brings ICU along: apt-get install nodejs")
    program = (
        "console.log(JSON.stringify(JSON.parse(process.argv[1]).sort(new Intl.Collator('zh-u-co-stroke').compare)))"
    )
    done = subprocess.run([node, "-e", program, json.dumps(roster["sorted"][::-1])], capture_output=True, check=True)
    assert json.loads(done.stdout) == roster["sorted"]


@pytest.mark.parametrize(
    ("written", "surname", "how"),
    [
        ("王一", "王", "one-character"),
        ("王　一", "王", "one-character"),
        ("欧阳一鸣", "欧阳", "compound"),
        ("上官云", "上官", "compound"),
        ("欧阳", "欧", "one-character"),
        ("阿依古丽·买买提", "阿", "with-dot"),
        ("司马•义", "司", "with-dot"),
        ("巴音朝鲁", "巴", "whole"),
        ("", "", "one-character"),
    ],
)
def test_the_surname_is_found(written: str, surname: str, how: str) -> None:
    found = read_name(written)
    assert (found.surname, found.how) == (surname, how)


def test_the_surnames_that_can_be_read_two_ways_are_compound_ones() -> None:
    lists = tomllib.loads(files("luoshi.congress.names").joinpath("surnames.toml").read_text(encoding="utf-8"))
    compound = [*lists["baijiaxing"].split(), *lists["later"].split()]
    assert len(compound) == len(set(compound))
    assert {len(surname) for surname in compound} == {2}
    assert set(lists["also_two"].split()) <= set(compound)


def test_a_person_says_where_the_surname_ends() -> None:
    assert read_name("乐正阳", surname="乐").given == "正阳"
    assert read_name("乐正阳", surname="王").surname == "乐正"


def test_spaces_and_dots_are_of_no_account() -> None:
    assert read_name("王　一").letters == "王一"
    assert read_name("阿依古丽·买买提").letters == read_name("阿依古丽•买买提").letters == "阿依古丽买买提"


def test_a_surname_that_can_be_read_two_ways_is_left_to_a_person_where_it_changes_the_order() -> None:
    found = {one.name.written: one for one in by_strokes([read_name(one) for one in ("乐正阳", "乐永明")])}
    assert [doubt.why for doubt in found["乐正阳"].doubts] == ["surname"]
    found = {one.name.written: one for one in by_strokes([read_name(one) for one in ("长孙一", "长庆")])}
    assert not found["长孙一"].to_confirm
    found = {one.name.written: one for one in by_strokes([read_name(one) for one in ("百里一", "百海明")])}
    assert [doubt.why for doubt in found["百里一"].doubts] == ["surname"]


def test_one_unknown_character_casts_no_doubt_on_the_others() -> None:
    found = {one.name.written: one.to_confirm for one in by_strokes([read_name(n) for n in ("㐂一", "王一", "李二")])}
    assert found == {"㐂一": True, "王一": False, "李二": False}


def test_characters_written_alike_that_stand_in_different_lists_are_left_to_a_person() -> None:
    """圭 and 扛 have the same strokes; each has its place in a list, and the lists are two."""
    found = by_strokes([read_name(n) for n in ("王圭一", "王扛一", "王玉一")])
    assert [one.to_confirm for one in found] == [False, True, True]
    assert {one.name.written for one in found if one.to_confirm} == {"王圭一", "王扛一"}


def test_votes_come_first_and_strokes_decide_between_equal_ones() -> None:
    votes = {"王一": 90, "丁一": 95, "马一": 90, "于一": 90}
    found = announced(["王一", "马一", "丁一", "于一"], "votes", votes=votes)
    assert [one.name.written for one in found] == ["丁一", "于一", "马一", "王一"]
    assert [one.rule for one in found] == ["first", "fewer-votes", "surname-stroke-order", "surname-strokes"]


@pytest.mark.parametrize("kept", ["approved", "ballot"])
def test_an_order_that_was_decided_is_kept(kept: Any) -> None:  # noqa: ANN401
    names = ["王一", "马一", "丁一"]
    assert [one.name.written for one in announced(names, kept)] == names


def test_votes_that_are_missing_are_named() -> None:
    with pytest.raises(VotesMissing, match="马一"):
        announced(["王一", "马一"], "votes", votes={"王一": 0})


@given(NAMES, st.randoms())
def test_the_order_does_not_depend_on_how_the_list_came(names: list[str], chance: Any) -> None:  # noqa: ANN401
    shuffled = list(names)
    chance.shuffle(shuffled)
    assert order(names) == order(shuffled)
    assert sorted(order(names)) == sorted(names)


@given(NAMES)
def test_no_name_stands_behind_one_that_comes_after_it(names: list[str]) -> None:
    placed = [one.name for one in by_strokes([read_name(written) for written in names])]
    signs = [verdict_on(one, other).sign for at, one in enumerate(placed) for other in placed[at + 1 :]]
    assert 1 not in signs


@given(NAMES)
def test_whatever_is_not_decided_is_marked(names: list[str]) -> None:
    found = by_strokes([read_name(written) for written in names])
    for at, one in enumerate(found):
        for other in found[at + 1 :]:
            if verdict_on(one.name, other.name).sign is None:
                assert one.to_confirm or other.to_confirm


@given(NAMES)
def test_verdicts_agree_from_both_sides(names: list[str]) -> None:
    read = [read_name(written) for written in names]
    for one in read:
        for other in read:
            there, back = verdict_on(one, other).sign, verdict_on(other, one).sign
            assert there == (None if back is None else -back)
