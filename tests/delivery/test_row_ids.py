"""Row ids: short, all different, the same again tomorrow and in any order."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.delivery import row_ids as module
from luoshi.delivery.row_ids import row_ids


def test_an_id_is_short_and_never_changes() -> None:
    assert row_ids("0" * 64, ["task 10 20"]) == ("LS-b979aa",)


@given(keys=st.lists(st.text(max_size=6), unique=True, max_size=40), data=st.data())
def test_order_makes_no_difference(keys: list[str], data: st.DataObject) -> None:
    other = data.draw(st.permutations(keys))
    assert dict(zip(keys, row_ids("ab", keys), strict=True)) == dict(zip(other, row_ids("ab", other), strict=True))


@given(keys=st.lists(st.sampled_from("abc"), max_size=8))
def test_ids_differ_even_where_keys_do_not(keys: list[str]) -> None:
    ids = row_ids("ab", keys)
    assert len(set(ids)) == len(keys)
    assert all(re.fullmatch(r"LS-[0-9a-f]{6,64}", row_id) for row_id in ids)


def test_another_source_has_other_ids() -> None:
    assert row_ids("a", ["task 1 2"]) != row_ids("b", ["task 1 2"])


def test_ids_that_would_agree_grow_both(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SHORTEST", 2)
    keys = [f"task {at}" for at in range(300)]
    ids = row_ids("ab", keys)
    assert len(set(ids)) == 300
    assert dict(zip(reversed(keys), row_ids("ab", keys[::-1]), strict=True)) == dict(zip(keys, ids, strict=True))
    assert max(map(len, ids)) > len("LS-00")
