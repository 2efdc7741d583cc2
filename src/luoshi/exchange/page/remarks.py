"""What a file holds besides its text, in words."""

from __future__ import annotations

from collections.abc import Mapping

from luoshi.reading.entries import Remark


def remark_told(remark: Remark, words: Mapping[str, str]) -> str:
    """One remark as a line; ``words`` are those of the page in one language."""
    told = words[f"remarks.{remark.kind}"].format(remark.count)
    return f"{told} ({remark.pages})" if remark.pages else told
