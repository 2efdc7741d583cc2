"""Stable row ids: made from the source and the row's place in it, so that a re-run or another order changes nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256

PREFIX = "LS-"
SHORTEST = 6


def row_ids(source_sha256: str, keys: Sequence[str]) -> tuple[str, ...]:
    """One id for each key (which tells rows of one source apart), such as ``LS-7f3a9c``; all different.

    Where six digits of two digests agree, both get two more, so that the outcome doesn't depend on their order.
    """
    seen: Counter[str] = Counter()
    digests = []
    for key in keys:
        seen[key] += 1
        digests.append(sha256(f"{source_sha256}\n{key}\n{seen[key]}".encode()).hexdigest())
    lengths = [SHORTEST] * len(digests)
    while crowded := _crowded(digests, lengths):
        for index in crowded:
            lengths[index] += 2
    return tuple(PREFIX + digest[:length] for digest, length in zip(digests, lengths, strict=True))


def _crowded(digests: Sequence[str], lengths: Sequence[int]) -> list[int]:
    shorts = [digest[:length] for digest, length in zip(digests, lengths, strict=True)]
    counts = Counter(shorts)
    return [index for index, short in enumerate(shorts) if counts[short] > 1]
