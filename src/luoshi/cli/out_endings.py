"""What the ending of the output's name says about the form of the result."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from luoshi.cli.endings import WrongCall

Form = TypeVar("Form", bound=str)

# A program opens a file by its ending: one of these on anything else makes a file that nobody can open.
_TAKEN = frozenset(
    {
        ".csv",
        ".doc",
        ".docx",
        ".et",
        ".htm",
        ".html",
        ".json",
        ".jsonl",
        ".md",
        ".ods",
        ".odt",
        ".pdf",
        ".ppt",
        ".pptx",
        ".rtf",
        ".txt",
        ".wps",
        ".xls",
        ".xlsx",
        ".xml",
        ".zip",
    }
)


def form_by_ending(out: Path | None, known: Mapping[str, Form], otherwise: Form) -> Form:
    """The form that the ending stands for, `otherwise` where it says nothing; raises `WrongCall` where it promises another."""
    ending = out.suffix.lower() if out else ""
    if out and ending in _TAKEN - known.keys() and not out.is_dir():
        raise WrongCall(f"{out}: no {ending} can be written; end the name in {', '.join(known)}, or add --format")
    return known.get(ending, otherwise)
