"""Where every character went: the shares are all of the text, to the tenth of a percent."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.exchange.page.accounting import Share, share_out
from luoshi.reading.entries import Segment, SegmentKind

PIECES = st.lists(st.tuples(st.sampled_from(get_args(SegmentKind)), st.integers(1, 50)), min_size=1)


def laid_end_to_end(pieces: list[tuple[SegmentKind, int]]) -> tuple[list[Segment], int]:
    segments, at = [], 0
    for kind, size in pieces:
        segments.append(Segment(at, at + size, kind))
        at += size
    return segments, at


@given(PIECES)
def test_shares_add_up_to_the_whole(pieces: list[tuple[SegmentKind, int]]) -> None:
    segments, size = laid_end_to_end(pieces)
    shares = share_out(segments, size)
    assert sum(share.characters for share in shares) == size
    assert sum(share.permille for share in shares) == 1000
    assert sum(share.passages for share in shares) == len(pieces)
    assert all(abs(share.permille - 1000 * share.characters / size) < 1 for share in shares)


def test_what_no_segment_covers_is_shown() -> None:
    shares = share_out([Segment(1, 3, "task"), Segment(5, 6, "target")], 9)
    assert shares == (
        Share("target", 1, 1, 111),
        Share("task", 2, 1, 222),
        Share("unread", 6, 3, 667),
    )
    assert [share.percent for share in shares] == ["11.1%", "22.2%", "66.7%"]


@pytest.mark.parametrize("size", [1, 7])
def test_a_text_of_one_class_is_all_of_it(size: int) -> None:
    assert share_out([Segment(0, size, "history")], size) == (Share("history", size, 1, 1000),)


def test_an_empty_text_has_no_shares() -> None:
    assert share_out([], 0) == ()
