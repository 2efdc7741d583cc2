"""A title in lines as GB/T 9704 wants it (7.3.1): a line ends where a word does."""

from __future__ import annotations

from typing import Final

# The type area of 156 mm holds 20 characters of size 2, one fewer where a program takes a face with wider digits.
_WIDE: Final = 19
_LEAST: Final = 4
# After these a line may end, where what they belong to does not go on with 的.
_ENDS: Final = ("会议", "大会", "报告", "方案", "规划", "意见", "委员会")


def broken_title(title: str, wide: int = _WIDE) -> str:
    """The title with line breaks where it is wider than `wide` characters; as it is where no good place is found."""
    if _width(title) <= wide:
        return title
    cuts = [at for at in range(len(title) - 1, 0, -1) if _may_end(title, at) and _width(title[:at]) <= wide]
    if not cuts:
        return title
    return f"{title[: cuts[0]]}\n{broken_title(title[cuts[0] :], wide)}"


def _may_end(title: str, at: int) -> bool:
    rest = title[at:]
    return title[:at].endswith(_ENDS) and _width(rest) >= _LEAST and not rest.startswith(("的", "》", "”", "）", "、"))


def _width(text: str) -> float:
    """In Chinese characters."""
    return halves(text) / 2


def halves(text: str) -> int:
    """How wide it is in halves of a Chinese character: Latin letters and digits take one of them."""
    return sum(1 if letter.isascii() else 2 for letter in text)
