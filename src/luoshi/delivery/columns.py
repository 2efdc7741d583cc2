"""The words that offices put over the columns of their tables, from columns.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Role = Literal[
    "number", "id", "group", "task", "measures", "indicators", "lead", "support", "sponsor", "due", "progress", "remark"
]  # fmt: skip
ROLES: tuple[Role, ...] = (
    "number", "id", "group", "task", "measures", "indicators", "lead", "support", "sponsor", "due", "progress", "remark",
)  # fmt: skip
# How certain a heading makes a role, and the name of that reason.
GRADES: Mapping[str, tuple[float, str]] = {
    "sure": (1.0, "heading-says-so"),
    "likely": (0.8, "heading-usually-means"),
    "perhaps": (0.6, "heading-may-mean"),
}
_NOISE = re.compile(r"[（(【\[][^）)】\]]{0,20}[）)】\]]|[\s*＊:：、/]+")
_LONGEST = 20


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(files(__package__ or "").joinpath("columns.toml").read_text(encoding="utf-8"))


@cache
def _patterns() -> Mapping[tuple[Role, str], re.Pattern[str]]:
    """What headings of each role look like, grade by grade; a grade without words is left out."""
    listed = {(role, grade): _words()["roles"][role].get(grade, "").split() for role in ROLES for grade in GRADES}
    return {place: re.compile("|".join(f"(?:{one})" for one in words)) for place, words in listed.items() if words}


def roles_of(heading: str) -> Iterator[tuple[Role, float, str]]:
    """The roles that a heading can mean, each at its best certainty (0 to 1) with the name of the reason."""
    plain = _NOISE.sub("", heading)
    if not plain or len(plain) > _LONGEST:
        return
    for role in ROLES:
        for grade, (certainty, rule) in GRADES.items():
            pattern = _patterns().get((role, grade))
            if pattern and pattern.fullmatch(plain):
                yield role, certainty, rule
                break


@cache
def _row_patterns() -> Mapping[str, re.Pattern[str]]:
    rows: Mapping[str, str] = _words()["rows"]
    return {kind: re.compile("|".join(f"(?:{one})" for one in words.split())) for kind, words in rows.items()}


def row_pattern(kind: Literal["notes", "groups", "totals"]) -> re.Pattern[str]:
    """What the first words of a row that is no task look like."""
    return _row_patterns()[kind]


def without_table_words(title: str) -> str:
    """The title of a table without 任务分解表; 重点任务分解表 is a table of 重点任务, and that word stays whole."""
    words = _words()["title"]
    bare = title.removesuffix(words["table"])
    whole = bare != title and bare.endswith(tuple(words["whole"].split()))
    return bare + words["task"] if whole else bare


def why(rule: str, words: str, language: Literal["zh", "en"] = "zh") -> str:
    """The sentence for a person that belongs to a reason, with the words it went by."""
    pattern: str = _words()["why"][rule][language]
    return pattern.format(words=words)
