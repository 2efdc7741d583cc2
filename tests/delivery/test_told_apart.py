"""Two targets in the same words have a name each."""

from __future__ import annotations

from datetime import date

import pytest

from luoshi.delivery.told_apart import sharing, told_apart
from luoshi.reading.reading import read


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("今年城乡居民人均可支配收入分别增长5.5%和6.5%左右。", ["城镇居民人均可支配收入", "农村居民人均可支配收入"]),
        # Near misses: one figure for both, two that have their own names, three figures.
        ("今年城乡居民人均可支配收入增长6%左右。", ["城乡居民人均可支配收入"]),
        ("今年城镇居民人均可支配收入和农民人均纯收入分别增长8%和9%。", ["城镇居民人均可支配收入", "农民人均纯收入"]),
        ("今年进出口总额、实际利用外资分别增长3%和5%。", ["进出口总额", "实际利用外资"]),
    ],
)
def test_names(sentence: str, names: list[str]) -> None:
    reading = read(f"二、2026年主要目标\n{sentence}".encode(), name="report.txt", today=date(2026, 1, 20))
    assert [target.indicator for target in told_apart(reading.targets)] == names
    assert bool(sharing(reading.targets)) == (len(names) > 1)
