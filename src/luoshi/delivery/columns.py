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
def _pattern(role: Role, grade: str) -> re.Pattern[str] | None:
    listed = _words()["roles"][role].get(grade, "").split()
    return re.compile("|".join(f"(?:{one})" for one in listed)) if listed else None


def roles_of(heading: str) -> Iterator[tuple[Role, float, str]]:
    """The roles that a heading can mean, each at its best certainty (0 to 1) with the name of the reason."""
    plain = _NOISE.sub("", heading)
    if not plain or len(plain) > _LONGEST:
        return
    for role in ROLES:
        for grade, (certainty, rule) in GRADES.items():
            pattern = _pattern(role, grade)
            if pattern and pattern.fullmatch(plain):
                yield role, certainty, rule
                break


@cache
def row_pattern(kind: Literal["notes", "groups", "totals"]) -> re.Pattern[str]:
    """What the first words of a row that is no task look like."""
    return re.compile("|".join(f"(?:{one})" for one in _words()["rows"][kind].split()))


def why(rule: str, words: str, language: Literal["zh", "en"] = "zh") -> str:
    """The sentence for a person that belongs to a reason, with the words it went by."""
    pattern: str = _words()["why"][rule][language]
    return pattern.format(words=words)
