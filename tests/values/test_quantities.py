"""Quantities: the cases, what holds for any text, numbers that come back as they were written, and hostile strings."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cpu_time import growth
from luoshi.reading.values import Quantity, read_quantities
from luoshi.reading.values.numerals import read_number

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "quantities.toml").read_text(encoding="utf-8"))
NUMBER_TEXT = st.text(
    alphabet=st.sampled_from(
        "0123456789０９.．,，:/^%％‰+-－—~～至到约近超过不低于大小等以上下内左右之间和且"
        "〇零一二三九十百千万亿兆两半几多余点分又折成打廿拾陆萬億负翻番位数 　元个角毛吨米人年月第“”（）kKeEXx_￥$人民币增长达比\n"
    ),
    max_size=40,
)


def _id(case: dict[str, Any]) -> str:
    return str(case["text"])[:30]


def _shown(text: str, quantity: Quantity, keys: set[str]) -> dict[str, Any]:
    """The quantity in the form of a case, with the keys that the case gives and whatever is not ordinary."""
    ordinary = {"low": "", "high": "", "unit": "", "comparator": "equal", "missing": False}
    shown = {
        "quote": text[quantity.start : quantity.end],
        "said": text[quantity.said_from : quantity.said_to],
        "low": _number(quantity.low),
        "high": _number(quantity.high),
        "unit": quantity.unit or "",
        "comparator": quantity.comparator,
        "missing": quantity.missing,
    }
    return {key: value for key, value in shown.items() if key in keys or (key in ordinary and value != ordinary[key])}


def _number(number: Decimal | Fraction | None) -> str:
    """2/3, 0.5, 1200: exact, and without an exponent."""
    if number is None:
        return ""
    if isinstance(number, Fraction) and number.denominator != 1:
        return str(number)
    whole = f"{Decimal(number.numerator) if isinstance(number, Fraction) else number:f}"
    return whole.rstrip("0").rstrip(".") if "." in whole else whole


@pytest.mark.parametrize("case", CASES["case"], ids=_id)
def test_a_case_gives_exactly_its_quantities(case: dict[str, Any]) -> None:
    text, expected = case["text"], case["expect"]
    found = read_quantities(text)
    keys = [set(one) for one in expected] + [{"quote"}] * len(found)
    assert [_shown(text, one, wanted) for one, wanted in zip(found, keys, strict=False)] == expected


@pytest.mark.parametrize("case", CASES["near_miss"], ids=_id)
def test_a_near_miss_gives_no_quantity_but_those_it_names(case: dict[str, Any]) -> None:
    text = case["text"]
    assert [text[one.start : one.end] for one in read_quantities(text)] == case.get("only", []), case["why"]


@given(st.text(max_size=200))
def test_no_text_raises(text: str) -> None:
    read_quantities(text)


@given(NUMBER_TEXT)
@example("0^-1")
@example("3^-1吨半")
@example("9" * 40 + "万亿元")
@example("一亿亿亿亿亿亿亿亿亿")
@example("负百分之负五到负三")
def test_quantities_stand_in_order_inside_the_text_and_are_exact(text: str) -> None:
    found = read_quantities(text)
    assert all(0 <= one.said_from <= one.start <= one.end <= one.said_to <= len(text) for one in found)
    assert all(before.said_to <= after.said_from for before, after in pairwise(found))
    for one in found:
        ends = [end for end in (one.low, one.high) if end is not None]
        assert all(isinstance(end, Decimal | Fraction) for end in ends)
        assert bool(ends) is not one.missing
        assert (len(ends) == 2) is (one.comparator == "range")
        assert ends == sorted(ends)


@given(NUMBER_TEXT)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read_quantities(text) == read_quantities(text)


@given(
    st.integers(0, 10**12), st.integers(0, 3), st.sampled_from(["元", "万元", "亿元", "%", "个百分点", "万人", "公里"])
)
def test_figures_come_back_with_their_unit(number: int, places: int, unit: str) -> None:
    value = Decimal(number).scaleb(-places)
    (found,) = read_quantities(f"完成{value:,f}{unit}。")
    assert (found.low, found.unit, found.comparator) == (value, unit, "equal")


@given(st.integers(1, 10**16 - 1))
def test_spoken_numbers_come_back(number: int) -> None:
    assert read_number(_spoken(number)) == number
    (found,) = read_quantities(f"共有{_spoken(number)}只。")
    scale = {"万": 10**4, "亿": 10**8, "只": 1}
    factor = 1
    for char in found.unit or "":
        factor *= scale[char]
    assert found.low is not None
    assert found.low * factor == number


@given(st.integers(1, 10**12 - 1))
def test_formal_and_traditional_numerals_mean_the_same(number: int) -> None:
    plain = _spoken(number)
    formal = plain.translate(str.maketrans("一二三四五六七八九十百千万亿零", "壹貳叁肆伍陸柒捌玖拾佰仟萬億〇"))
    assert read_number(formal) == read_number(plain)


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_ranges_have_both_ends(low: int, more: int) -> None:
    (found,) = read_quantities(f"新增{low}至{low + more}个")
    assert (found.low, found.high, found.unit, found.comparator) == (Decimal(low), Decimal(low + more), "个", "range")


def _spoken(number: int) -> str:
    """The number as it is said: 10203 → 一万零二百零三."""
    for scale, place in ((10**8, "亿"), (10**4, "万")):
        if number >= scale:
            rest = number % scale
            gap = "零" if rest and rest < scale // 10 else ""
            return _spoken(number // scale) + place + gap + (_spoken(rest) if rest else "")
    digits = [("零一二三四五六七八九"[int(digit)], "千百十"[at : at + 1]) for at, digit in enumerate(f"{number:04}")]
    said = "".join(digit if digit == "零" else digit + place for digit, place in digits)
    while "零零" in said:
        said = said.replace("零零", "零")
    return said.strip("零")


HOSTILE: dict[str, Callable[[int], str]] = {
    "numerals": lambda n: "一" * n,
    "tens": lambda n: "十" * n,
    "spaced tens": lambda n: "十 " * n,
    "myriads": lambda n: "一亿" * n,
    "scales": lambda n: "亿" * n,
    "thousands": lambda n: "一千" * n,
    "figures": lambda n: "1" * n,
    "torn figures": lambda n: "1 " * n,
    "grouped figures": lambda n: "1" + ",000" * n,
    "points": lambda n: "1." * n,
    "spoken points": lambda n: "一点" * n,
    "per cent": lambda n: "%" * n,
    "hundredths": lambda n: "百分之" * n,
    "fractions": lambda n: "三分之" * n,
    "slashes": lambda n: "1/" * n,
    "and": lambda n: "一又" * n,
    "ranges": lambda n: "1-" * n,
    "more": lambda n: "十几多" * n,
    "blanks": lambda n: "1" + " " * n,
    "signs": lambda n: "_" * n,
    "units": lambda n: "1元" * n,
    "small money": lambda n: "1角" * n,
    "bounds": lambda n: "大于1小于2" * n,
    "between": lambda n: "1和" * n,
    "comparators": lambda n: "不低于" * n,
    "powers": lambda n: "9^99" * n,
    "minus": lambda n: "-" * n + "1",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_with_length_only(name: str) -> None:
    short, long = HOSTILE[name](800), HOSTILE[name](8_000)
    # Ten times the text may take ten times as long; squared growth would take a hundred times.
    assert growth(lambda: read_quantities(short), lambda: read_quantities(long), most=30) < 30
