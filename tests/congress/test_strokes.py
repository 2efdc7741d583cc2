"""The table of strokes: as complete as it says, in the published order, and without a guess."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from itertools import pairwise

import pytest

from luoshi.congress.names.strokes import compare, strokes_of

TABLE = tomllib.loads(files("luoshi.congress.names").joinpath("strokes.toml").read_text(encoding="utf-8"))
LEVELS = [TABLE[f"level{number}"] for number in (1, 2, 3)]


def test_the_whole_published_list_is_there() -> None:
    assert [len(level) for level in LEVELS] == [3500, 3000, 1605]
    assert len(set("".join(LEVELS))) == 8105


def test_the_strokes_of_nearly_all_of_them_are_known() -> None:
    unknown = [char for level in LEVELS for char in level if strokes_of(char).order is None]
    assert len(unknown) < 125
    assert set(unknown) & set(LEVELS[0]) == set()


@pytest.mark.parametrize("level", [1, 2, 3])
def test_strokes_never_contradict_the_published_order(level: int) -> None:
    known = [found for found in map(strokes_of, LEVELS[level - 1]) if found.order is not None]
    assert all(one.low <= other.low for one, other in pairwise(known))


def test_what_is_not_known_lies_between_its_neighbours() -> None:
    for level in LEVELS:
        found = [strokes_of(char) for char in level]
        assert all(one.low <= one.high for one in found)
        assert all(one.low <= other.low and one.high <= other.high for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("char", "order"),
    [
        ("一", "1"),
        ("王", "1121"),
        ("马", "551"),
        ("习", "541"),
        ("永", "45534"),
        ("飚", "3534433443344334"),
        ("皙", "1234331232511"),
        ("囷", "25312341"),
        ("再", "125211"),
        ("恭", "1221342444"),
        ("赵", "121213434"),
    ],
)
def test_characters_are_written_as_schools_teach_it(char: str, order: str) -> None:
    assert strokes_of(char).order == order


def test_a_character_outside_of_the_table_is_not_guessed() -> None:
    found = strokes_of("㐂")
    assert (found.count, found.order) == (None, None)
    assert compare(found, strokes_of("王")) is None


def test_of_some_only_the_number_of_strokes_is_known() -> None:
    found = strokes_of("龘")
    assert (found.count, found.order, found.level) == (48, None, 0)
    assert compare(found, strokes_of("王")) == 1


def test_the_table_says_where_it_comes_from() -> None:
    head = files("luoshi.congress.names").joinpath("strokes.toml").read_text(encoding="utf-8")[:1500]
    assert all(word in head for word in ("make_strokes", "Unihan", "Unicode License", "cnchar-order", "MIT", "GF 3003"))
