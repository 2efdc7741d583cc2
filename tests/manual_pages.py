"""The pages of docs/ that users read, in both languages, taken apart: headings, commands, tables, what stands in fences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from manual.__main__ import DOCS

# Whoever works on the code reads English: architecture, decisions, and how an example is added.
FOR_DEVELOPERS = frozenset({"architecture.md", "how-to-add-a-case.md"})
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CALL = re.compile(r"`((?:luoshi|make|python3?) [^`]+)`")


@dataclass(frozen=True, slots=True)
class Fence:
    """What stands between two lines of ```: its language and its text."""

    language: str
    text: str


def user_pages(docs: Path = DOCS) -> list[str]:
    """The names of the pages that have to be there in both languages."""
    return sorted(path.name for path in docs.glob("*.md") if path.name not in FOR_DEVELOPERS)


def fences(page: str) -> list[Fence]:
    return [Fence(*found) for found in _FENCE.findall(page)]


def commands(fence: Fence) -> list[str]:
    """The lines that are typed, without what is said about them."""
    lines = [re.sub(r"\s+#.*", "", line).strip() for line in fence.text.splitlines()]
    return [line for line in lines if line]


def drift(english: str, chinese: str) -> list[str]:
    """In what two pages that should say the same differ: headings, tables, typed lines, code, links to other pages."""
    looks = {
        "headings": (_headings(english), _headings(chinese)),
        "tables": (_tables(english), _tables(chinese)),
        "commands": (_typed(english), _typed(chinese)),
        "calls in sentences": (_calls(english), _calls(chinese)),
        "code": (_code(english), _code(chinese)),
        "outputs": (_outputs(english), _outputs(chinese)),
        "links": (_links(english), _links(chinese)),
    }
    return [f"{what}: {one} / {other}" for what, (one, other) in looks.items() if one != other]


def _prose(page: str) -> str:
    return _FENCE.sub("", page)


def _headings(page: str) -> list[int]:
    """The level of each heading."""
    return [len(marks) for marks in re.findall(r"^(#+) ", _prose(page), re.MULTILINE)]


def _tables(page: str) -> list[int]:
    """How many lines each table has."""
    return [len(table.splitlines()) for table in re.findall(r"(?:^\|.*\n?)+", _prose(page), re.MULTILINE)]


def _typed(page: str) -> list[str]:
    return [line for fence in fences(page) if fence.language == "sh" for line in commands(fence)]


def _calls(page: str) -> list[str]:
    return sorted(set(_CALL.findall(_prose(page))))


def _code(page: str) -> list[str]:
    return [fence.text for fence in fences(page) if fence.language in {"python", "json"}]


def _outputs(page: str) -> int:
    return sum(fence.language == "text" for fence in fences(page))


def _links(page: str) -> list[str]:
    """The pages that a page leads to; what stands in docs/ is one step further up for the Chinese ones, pictures are in the page's language."""
    found = re.findall(r"\]\(([^)\s:]+)\)", _prose(page))
    return sorted({re.sub(r"-(?:en|zh)\.png$", ".png", Path(link).name) for link in found})
