"""Every page that users read stands in docs/ in English and in docs/zh/ in Chinese; under its title each names the other."""

from __future__ import annotations

from luoshi.delivery.sentences import Language

LANGUAGES: tuple[Language, ...] = ("en", "zh")


def place(name: str, language: Language) -> str:
    """Where a page stands, from docs/ on."""
    return name if language == "en" else f"{language}/{name}"


def way_to_twin(name: str, language: Language) -> str:
    """The line that leads from a page in this language to the same page in the other one."""
    return f"[中文](zh/{name})" if language == "en" else f"[English](../{name})"


def linked(page: str, name: str, language: Language) -> str:
    """The page with that line under its title."""
    title, _, rest = page.partition("\n")
    return f"{title}\n\n{way_to_twin(name, language)}\n{rest}"
