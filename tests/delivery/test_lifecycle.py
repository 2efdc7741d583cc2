"""What may be done with an item: state × role × action, each cell tried."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from delivery.histories import ACTORS, BRIDGE, MORNING, in_state
from luoshi.delivery.acting import act, actions_open_to
from luoshi.delivery.entry_data import CHECKS
from luoshi.delivery.heads import START
from luoshi.delivery.lifecycle import (
    ACTIONS,
    ROLES,
    STATES,
    Action,
    Role,
    State,
    action_words,
    role_words,
    state_words,
    transitions,
)
from luoshi.delivery.permissions import actions_of, can_role
from luoshi.delivery.policies import can_entry, can_now
from luoshi.delivery.refusals import (
    EvidenceMissing,
    OnlyBrokenDown,
    OnlySubItems,
    Refused,
    SecondPersonNeeded,
    field_words,
    problem_words,
)
from luoshi.delivery.state import Adjustment, Asked, Extension, ItemState

MATRIX = Path(__file__).parent / "lifecycle_matrix.txt"
NONE, NOT = "none", "."
COLUMNS: tuple[State | None, ...] = (None, *STATES)
REASON = "另有安排"
DATA: dict[Action, dict[str, Any]] = {
    "open": {**BRIDGE, "parent": "LS-0"},
    "assign": {"sponsor": "林立"},
    "reword": {"wording": "新建北渡大桥"},
    "fill_blank": {"blank": "历时_天", "value": "3"},
    "amend": {"wording": "新建北渡桥及引道"},
    "file_steps": {"steps": ["五月桩基完工"]},
    "break_down": {"sub_item": "LS-2"},
    "report": {"period": "2026-03", "values": {"m1": "0.5"}},
    "note": {"text": "道路已移交"},
    "add_evidence": {"id": "e2", "name": "验收单.pdf"},
    "verify_evidence": {"id": "e1"},
    "ask_extension": {"due": "2026-12-31"},
    "ask_adjustment": {"measure": "m1", "target": "2.0"},
    "close": {"result": "met"},
    "remind": {"kind": "overdue"},
    "remark": {"text": "已现场察看"},
    "correct": {"entry": 1, "weight": "2"},
}


def item_in(state: State | None, role: Role, action: Action) -> ItemState | None:
    """An item in this state, with the requests and papers that the action is about; one with something above for who is above."""
    if state is None:
        return None
    item = in_state(state).states["LS-1"]
    if action == "issue" or role == "above":
        item = replace(item, parent="LS-0")
    request = transitions()[action].answers
    if request == "extension":
        waiting = Extension("qiao", MORNING, date(2026, 11, 30), date(2026, 12, 31))
        item = replace(item, asked=(*item.asked, Asked(request, "qiao", MORNING)), extensions=(waiting,))
    if request == "adjustment":
        one = Adjustment("m1", "qiao", MORNING, Decimal("2.4"), Decimal(2))
        item = replace(item, asked=(*item.asked, Asked(request, "qiao", MORNING)), adjustments=(one,))
    return item


def outcome(state: State | None, role: Role, action: Action) -> str:
    item = item_in(state, role, action)
    actor = ACTORS[role]
    try:
        _, after = act(START, item or "LS-9", action, actor, MORNING, REASON, DATA.get(action, {}))
    except Refused:
        assert not (can_role(role, action) and can_entry(item, action, actor.id, REASON, DATA.get(action, {})))
        assert action not in actions_open_to(item, role, actor.id)
        return NOT
    assert can_role(role, action)
    assert can_now(item, action, actor.id)
    assert action in actions_open_to(item, role, actor.id)
    return after.workflow


def expected() -> dict[tuple[str, str, str], str]:
    cells: dict[tuple[str, str, str], str] = {}
    role, columns = "", list[str]()
    for line in MATRIX.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            role = line[2:]
        elif line.startswith(" "):
            columns = line.split()
        elif line:
            action, *outcomes = line.split()
            cells |= {(role, state, action): said for state, said in zip(columns, outcomes, strict=True)}
    return cells


def test_the_matrix_has_every_cell() -> None:
    assert set(expected()) == {
        (role, state or NONE, action) for role in ROLES for state in COLUMNS for action in ACTIONS
    }


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("action", ACTIONS)
def test_what_follows_is_what_the_matrix_says(role: Role, action: Action) -> None:
    cells = expected()
    found = {state or NONE: outcome(state, role, action) for state in COLUMNS}
    assert found == {state or NONE: cells[role, state or NONE, action] for state in COLUMNS}


def test_the_table_and_the_types_name_the_same_things() -> None:
    assert set(transitions()) == set(ACTIONS)
    used = {state for row in transitions().values() for state in (*row.to, *row.to.values())}
    assert used == {None, "before", *STATES}
    assert {role for row in transitions().values() for role in row.roles} <= set(ROLES)


@pytest.mark.parametrize("role", ["administrator", "auditor", "public"])
def test_who_only_looks_changes_nothing(role: Role) -> None:
    assert actions_of(role) == ()


def test_everything_has_words_in_both_languages() -> None:
    said = [*map(state_words, STATES), *map(role_words, ROLES), *map(action_words, ACTIONS)]
    assert all(words.keys() == {"zh", "en"} and all(words.values()) for words in said)


def test_whatever_asks_can_be_answered_with_yes_and_with_no() -> None:
    rows = transitions().values()
    for request in {row.asks for row in rows if row.asks}:
        answers = [row for row in rows if row.answers == request]
        assert [row.second_person for row in answers] == [True, False]
        assert [row.reason for row in answers] == [False, True]


def test_kinds_of_data_are_ones_that_can_be_checked() -> None:
    named = {kind for row in transitions().values() for kind in (*row.needs.values(), *row.takes.values())}
    assert named <= set(CHECKS)
    fields = {field for row in transitions().values() for field in (*row.needs, *row.takes)}
    for field in fields:
        assert field_words(field).keys() == {"zh", "en"}
    for kind in CHECKS:
        assert problem_words(kind).keys() == {"zh", "en"}


def test_a_unit_opens_only_sub_items() -> None:
    with pytest.raises(OnlySubItems) as refused:
        act(START, "LS-9", "open", ACTORS["lead"], MORNING, data=BRIDGE)
    assert refused.value.said("zh") == "牵头单位只能在自己的事项之下立子项、交办子项；请填写上级事项，或请督查室办理。"


@pytest.mark.parametrize(
    ("role", "state", "zh", "en"),
    [
        (
            "support",
            "draft",
            "配合单位不能“交办”；请督查室、牵头单位办理。",
            "The supporting unit may not issue; ask the oversight desk, lead unit.",
        ),
        (
            "desk",
            "closed",
            "事项已销号，不能“交办”；可以“交办”的状态：拟定。",
            "The item is closed, and one may not issue then; that goes with: draft.",
        ),
    ],
)
def test_a_refusal_says_cause_and_cure(role: Role, state: State, zh: str, en: str) -> None:
    with pytest.raises(Refused) as refused:
        act(START, in_state(state).states["LS-1"], "issue", ACTORS[role], MORNING)
    assert (refused.value.said("zh"), refused.value.said("en"), str(refused.value)) == (zh, en, en)


def test_several_who_may_or_states_in_which_one_may_are_listed() -> None:
    with pytest.raises(Refused, match=r"ask the oversight desk, sponsor\."):
        act(START, in_state("issued").states["LS-1"], "grant_extension", ACTORS["lead"], MORNING)
    with pytest.raises(Refused) as refused:
        act(START, in_state("draft").states["LS-1"], "suspend", ACTORS["desk"], MORNING, REASON)
    assert refused.value.said("zh") == "事项拟定，不能“暂缓”；可以“暂缓”的状态：已交办、已签收、推进中。"


def test_an_item_is_opened_once_and_must_be_there_for_all_else() -> None:
    with pytest.raises(Refused, match="is open already"):
        act(START, in_state("draft").states["LS-1"], "open", ACTORS["desk"], MORNING, data=BRIDGE)
    with pytest.raises(Refused, match="has no such item to issue"):
        act(START, "LS-9", "issue", ACTORS["desk"], MORNING)


def test_a_unit_hands_out_only_sub_items() -> None:
    draft = in_state("draft").states["LS-1"]
    with pytest.raises(OnlySubItems):
        act(START, draft, "issue", ACTORS["lead"], MORNING)
    assert "issue" not in actions_open_to(draft, "lead", ACTORS["lead"].id)
    _, after = act(START, replace(draft, parent="LS-0"), "issue", ACTORS["lead"], MORNING)
    assert after.workflow == "issued"


def test_the_unit_above_closes_what_it_broke_off_and_never_an_item_of_the_plan() -> None:
    asked, above = in_state("close_out_asked").states["LS-1"], ACTORS["above"]
    with pytest.raises(OnlyBrokenDown) as refused:
        act(START, asked, "close", above, MORNING, data={"result": "met"})
    assert refused.value.said("zh") == "上级牵头单位只能办理自己分解出去的子项；事项本身请督查室办理。"
    assert actions_open_to(asked, "above", above.id) == ()
    below = replace(asked, parent="LS-0")
    assert actions_open_to(below, "above", above.id) == ("verify_evidence", "close", "refuse_close_out")
    _, after = act(START, below, "close", above, MORNING, data={"result": "met"})
    assert after.workflow == "closed"
    # Whoever asked for it, standing in for the office, is not the second person.
    with pytest.raises(SecondPersonNeeded):
        act(START, below, "close", replace(above, id=below.asked[0].by), MORNING, data={"result": "met"})
    with pytest.raises(EvidenceMissing):
        act(START, replace(below, evidence=()), "close", above, MORNING, data={"result": "met"})
