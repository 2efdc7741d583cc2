"""How the characters of a text are accounted for: so many per class, together exactly all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from luoshi.reading.entries import Segment, SegmentKind

SEGMENT_KINDS: tuple[str, ...] = (*get_args(SegmentKind), "unread")


@dataclass(frozen=True, slots=True)
class Share:
    """One class: its characters, its passages, and its tenths of a percent; all shares together make 1000."""

    kind: str
    characters: int
    passages: int
    permille: int

    @property
    def percent(self) -> str:
        """With one decimal, such as ``12.5%``."""
        return f"{self.permille // 10}.{self.permille % 10}%"


def share_out(segments: Sequence[Segment], characters: int) -> tuple[Share, ...]:
    """The share of each class that occurs, in a fixed order; what no segment covers is ``unread``."""
    sizes: Counter[str] = Counter()
    for segment in segments:
        sizes[segment.kind] += segment.end - segment.start
    passages: Counter[str] = Counter(segment.kind for segment in segments if segment.end > segment.start)
    sizes["unread"] = characters - sizes.total()
    passages["unread"] = _holes(segments, characters)
    kinds = [kind for kind in SEGMENT_KINDS if sizes[kind] > 0]
    tenths = _rounded([sizes[kind] for kind in kinds])
    return tuple(Share(kind, sizes[kind], passages[kind], part) for kind, part in zip(kinds, tenths, strict=True))


def _rounded(sizes: Sequence[int]) -> list[int]:
    """The sizes as whole thousandths that add up: the largest remainders are rounded up."""
    total = sum(sizes)
    tenths = [size * 1000 // total for size in sizes]
    by_remainder = sorted(range(len(sizes)), key=lambda index: -(sizes[index] * 1000 % total))
    for index in by_remainder[: 1000 - sum(tenths)]:
        tenths[index] += 1
    return tenths


def _holes(segments: Sequence[Segment], characters: int) -> int:
    """How many stretches no segment covers."""
    found, at = 0, 0
    for segment in sorted(segments, key=lambda segment: segment.start):
        found += segment.start > at
        at = max(at, segment.end)
    return found + (characters > at)
