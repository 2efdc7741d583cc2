"""The originals: each kept once, under its SHA-256, exactly as it was brought in."""

from __future__ import annotations

import hashlib
import os
import tempfile
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from django.conf import settings

_LONGEST_NAME = 120
# Windows takes a file of such a name for a device, whatever its ending.
_DEVICES = frozenset(
    {"CON", "PRN", "AUX", "NUL", *(f"{port}{number}" for port in ("COM", "LPT") for number in range(1, 10))}
)


def keep(chunks: Iterable[bytes]) -> tuple[str, int]:
    """Keep the bytes and give their SHA-256 in hex and their number; what is there already is not written again."""
    folder = Path(settings.ORIGINALS)
    digest, size = hashlib.sha256(), 0
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as stream:
        fresh = Path(stream.name)
        try:
            for chunk in chunks:
                digest.update(chunk)
                size += len(chunk)
                stream.write(chunk)
            stream.flush()
            os.fsync(stream.fileno())
        except BaseException:
            fresh.unlink(missing_ok=True)
            raise
    target = path_of(digest.hexdigest())
    target.parent.mkdir(exist_ok=True)
    fresh.replace(target)
    return digest.hexdigest(), size


def sweep(before: datetime) -> int:
    """Remove what was half written before a moment and never put in its place; how many files."""
    count = 0
    for path in Path(settings.ORIGINALS).iterdir():
        # One that is being written may be put in its place at this moment.
        with suppress(FileNotFoundError):
            if path.is_file() and path.stat().st_mtime < before.timestamp():
                path.unlink()
                count += 1
    return count


def path_of(sha256: str) -> Path:
    """Where the original with this digest stands; raises ValueError for what is no digest, so that no path can be slipped in."""
    if len(sha256) != 64 or set(sha256) - set("0123456789abcdef"):
        raise ValueError("not a SHA-256 in hex")
    return Path(settings.ORIGINALS) / sha256[:2] / sha256


def plain_name(name: str) -> str:
    """The name of a file without folders, control characters and what Windows forbids; never empty, the ending kept."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    shown = "".join(letter for letter in last if letter.isprintable() and letter not in '<>:"|?*').strip(" .")
    if shown.partition(".")[0].rstrip().upper() in _DEVICES:
        shown = f"_{shown}"
    stem, dot, ending = shown.rpartition(".")
    if len(shown) > _LONGEST_NAME and dot and len(ending) < 10:
        return f"{stem[: _LONGEST_NAME - len(ending) - 1]}.{ending}"
    return shown[:_LONGEST_NAME] or "document"
