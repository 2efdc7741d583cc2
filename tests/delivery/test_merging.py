"""Three states of the same rows: what went out, what the plan says now, what came back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.delivery.merging import CellChange, CellConflict, Rows, merge_rows, plain

A, B, C = "区住建局", "区城管局", "区交通局"


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "outcome"),
    [
        pytest.param(A, A, A, None, id="nobody changed it"),
        pytest.param(A, A, B, "change", id="only the sheet did"),
        pytest.param(A, B, A, None, id="only the plan did"),
        pytest.param(A, B, B, None, id="both did, alike"),
        pytest.param(A, B, C, "conflict", id="both did, not alike"),
        pytest.param(A, B, "", "conflict", id="one changed it, one cleared it"),
        pytest.param("", "", B, "change", id="a blank was filled"),
        pytest.param(A, A, "", "change", id="it was cleared"),
        pytest.param(A, A, f" {A} \n", None, id="blanks around it are no change"),
        pytest.param(None, A, B, "conflict", id="nobody knows how it went out"),
        pytest.param(None, A, A, None, id="nobody knows, and nothing differs"),
    ],
)
def test_a_cell(base: str | None, ours: str, theirs: str, outcome: str | None) -> None:
    sent = {"x": {} if base is None else {"lead": base}}
    found = merge_rows(sent, {"x": {"lead": ours}}, {"x": {"lead": theirs}})
    assert found.changes == ((CellChange("x", "lead", ours, theirs),) if outcome == "change" else ())
    assert found.conflicts == ((CellConflict("x", "lead", ours, theirs),) if outcome == "conflict" else ())


def test_rows_that_one_side_has_not() -> None:
    row = {"lead": A}
    found = merge_rows(
        {"kept": row, "lost": row, "dropped": row},
        {"kept": row, "lost": row, "opened": row},
        {"kept": row, "dropped": row, "new": row},
    )
    assert (found.new, found.missing, found.gone) == (("new",), ("lost",), ("dropped",))
    assert (found.changes, found.conflicts) == ((), ())


def test_a_column_that_the_plan_has_not_is_left_alone() -> None:
    assert merge_rows({}, {"x": {"lead": A}}, {"x": {"telephone": "1"}}).conflicts == ()


tables = st.dictionaries(
    st.sampled_from("xyz"), st.dictionaries(st.sampled_from(["lead", "due"]), st.sampled_from(["", A, B, f"{A} "]))
)


@given(base=tables, ours=tables, theirs=tables)
def test_nothing_of_ours_is_overwritten_and_nothing_of_theirs_is_lost(base: Rows, ours: Rows, theirs: Rows) -> None:
    found = merge_rows(base, ours, theirs)
    for change in found.changes:
        assert plain(base[change.id][change.column]) == plain(ours[change.id][change.column])
    told = {(one.id, one.column) for one in found.changes} | {(one.id, one.column) for one in found.conflicts}
    for row_id in ours.keys() & theirs.keys():
        for column in ours[row_id].keys() & theirs[row_id].keys():
            texts = [plain(side[row_id][column]) for side in (ours, theirs)]
            unchanged = plain(base.get(row_id, {}).get(column, "\0")) == texts[1]
            assert ((row_id, column) in told) is (texts[0] != texts[1] and not unchanged)


@given(base=tables, ours=tables, theirs=tables)
def test_whoever_comes_first_the_conflicts_are_the_same(base: Rows, ours: Rows, theirs: Rows) -> None:
    here = {(one.id, one.column) for one in merge_rows(base, ours, theirs).conflicts}
    assert here == {(one.id, one.column) for one in merge_rows(base, theirs, ours).conflicts}


@given(base=tables, theirs=tables)
def test_a_sheet_nobody_touched_changes_nothing(base: Rows, theirs: Rows) -> None:
    assert merge_rows(base, base, base).changes == ()
    assert merge_rows(base, theirs, base).changes == ()
