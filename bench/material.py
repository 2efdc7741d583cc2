"""The text that is measured on: the shared corpus joined, or the examples over and over where there is none."""

from __future__ import annotations

import os
from itertools import cycle
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_CHARACTERS_WITHOUT_CORPUS = 1_000_000


def shared() -> Path:
    """The folder of the material beside the repository, or where LUOSHI_SHARED points."""
    return Path(os.environ.get("LUOSHI_SHARED") or ROOT.parent / "shared")


def sources() -> tuple[str, list[Path]]:
    """What the material is called, and its files in a fixed order."""
    corpus = shared() / "corpus"
    if corpus.is_dir():
        return "joined corpus", sorted(corpus.rglob("*.txt"))
    return "examples, repeated", sorted((ROOT / "examples").glob("*.txt"))


def joined_text(characters: int | None = None) -> str:
    """The material as one text, repeated or cut to `characters` if that is given."""
    name, files = sources()
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in files]
    if not any(texts):
        raise SystemExit(f"bench: nothing to read ({name})")
    if characters is None and name == "joined corpus":
        return "\n".join(texts)
    return _repeated(texts, characters or _CHARACTERS_WITHOUT_CORPUS)


def _repeated(texts: list[str], characters: int) -> str:
    parts: list[str] = []
    length = 0
    for text in cycle(texts):
        parts.append(text)
        length += len(text) + 1
        if length > characters:
            break
    return "\n".join(parts)[:characters]
