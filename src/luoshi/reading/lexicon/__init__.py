"""Words and their classes, as TOML beside this file; no logic. `words` gives one table of one file."""

from __future__ import annotations

import tomllib
from functools import cache
from pkgutil import get_data
from typing import Any


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The whole of `lexicon/NAME.toml` as plain data."""
    # importlib.resources would say the same in more words, and brings archives and temporary files with it: 10 ms.
    found = get_data(__name__, f"{name}.toml")
    if found is None:
        raise FileNotFoundError(f"{name}.toml")
    return tomllib.loads(found.decode())


def words(name: str, table: str) -> tuple[str, ...]:
    """The words of one list in `lexicon/NAME.toml`, longest first, so that an alternation of them is greedy.

    A list may be written as one string of words with white space between them.
    """
    found = lexicon(name)[table]
    listed = found.split() if isinstance(found, str) else list(found)
    return tuple(sorted(dict.fromkeys(listed), key=lambda word: (-len(word), word)))


def alternation(*lists: tuple[str, ...]) -> str:
    """A regular expression that matches any of the words, the longest first. The words themselves may be patterns."""
    joined = dict.fromkeys(word for one in lists for word in one)
    return "(?:" + "|".join(sorted(joined, key=lambda word: (-len(word), word))) + ")"
