"""How the table of strokes is made: the published order accepts what fits, and refuses what contradicts it."""

from __future__ import annotations

import tomllib
from pathlib import Path

from tables.list_order import counts_in_order, in_order, out_of_order

from luoshi.congress.names.strokes import strokes_of

BY_HAND = tomllib.loads((Path(__file__).parents[1] / "tables/by_hand.toml").read_text(encoding="utf-8"))


def test_what_fits_between_its_neighbours_is_accepted() -> None:
    found = in_order("王玉圭", {"王": "1121", "圭": "121121"}, {"玉": "11214"})
    assert found == {"王": "1121", "玉": "11214", "圭": "121121"}


def test_what_does_not_fit_is_left_out() -> None:
    assert in_order("王玉圭", {"王": "1121", "圭": "121121"}, {"玉": "1111"}) == {"王": "1121", "圭": "121121"}


def test_of_several_that_contradict_each_other_the_fewest_are_left_out() -> None:
    supposed = {"玉": "11214", "甲": "25112", "石": "13251", "田": "25121"}
    found = in_order("王玉甲石田圭", {"王": "1121", "圭": "121121"}, supposed)
    # 甲 and 石 can't both be right; one of them goes, and nothing else.
    assert supposed.keys() - found.keys() in ({"甲"}, {"石"})


def test_what_is_said_and_contradicts_the_list_is_found() -> None:
    assert out_of_order("一二三", {"一": "1", "二": "11", "三": "111"}) == []
    assert out_of_order("一三二", {"一": "1", "三": "111", "二": "11"}) in (["三"], ["二"])


def test_a_number_of_strokes_that_contradicts_its_place_gives_way_to_its_neighbours() -> None:
    counts = {"一": (1,), "二": (9,), "三": (3,)}
    assert counts_in_order("一二三", counts) == {"一": (1,), "二": (1, 2, 3), "三": (3,)}
    assert counts_in_order("一三", counts) == {"一": (1,), "三": (3,)}


def test_what_we_wrote_ourselves_is_in_the_table() -> None:
    written = BY_HAND["corrections"] | BY_HAND["additions"]
    assert {char: strokes_of(char).order for char in written} == written
