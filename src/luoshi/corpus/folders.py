"""Which documents does a call name? Files as they are named, folders with all documents in them, in an order that is always the same."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from luoshi.reading.errors import UnreadableSource

# What a report, a resolution or a plan is kept in; some of these are refused with a cure, and that is worth hearing.
_PROSE: Final = frozenset(
    [
        ".txt",
        ".text",
        ".md",
        ".html",
        ".htm",
        ".xhtml",
        ".shtml",
        ".aspx",
        ".jsp",
        ".php",
        ".mht",
        ".mhtml",
        ".docx",
        ".docm",
        ".dotx",
        ".doc",
        ".wps",
        ".rtf",
        ".odt",
        ".ofd",
        ".pdf",
    ]
)
_LEAD: Final = 512
_STDIN: Final = "-"


@dataclass(frozen=True, slots=True)
class Document:
    """A document to be read: the path as a person would type it, its name in results, its size in bytes (0: not known).

    The name of a document found in a folder is its path inside that folder, with `/`; else it is the file's own name.
    """

    path: str
    name: str
    size: int = 0
    found: bool = False
    special: bool = False


@dataclass(slots=True)
class Search:
    """What was found: the documents in order, how many files of which kind were passed over, and what cannot be opened."""

    documents: list[Document] = field(default_factory=list)
    passed_over: Counter[str] = field(default_factory=Counter)
    unreadable: list[UnreadableSource] = field(default_factory=list)
    folders: int = 0


def find_documents(paths: Iterable[str], *, leave_out: Path | None = None) -> Search:
    """The documents that these paths name; a folder stands for those in it and below, sorted by name.

    Hidden files, what is no prose and the data of a workspace are passed over and counted, links to folders are not followed. `leave_out` is
    where results go: a file or folder that is no source, wherever it lies.
    """
    search = Search()
    for path in dict.fromkeys(paths):
        if path != _STDIN and Path(path).is_dir():
            search.folders += 1
            _add_folder(search, path, leave_out.resolve() if leave_out else None)
        else:
            search.documents.append(_named(path))
    search.documents = list({document.path: document for document in reversed(search.documents)}.values())[::-1]
    return search


def _named(path: str) -> Document:
    if path == _STDIN:
        return Document(path, "stdin", special=True)
    try:
        status = Path(path).stat()
    except OSError:
        return Document(path, Path(path).name)
    return Document(path, Path(path).name, status.st_size, special=not stat.S_ISREG(status.st_mode))


def _add_folder(search: Search, folder: str, leave_out: Path | None) -> None:
    before = len(search.documents) + len(search.unreadable)
    # Opened one after the other, never within each other: a tree may be deeper than Python's stack.
    for entry, name in _entries(search, folder, leave_out):
        why_not = _why_not(entry)
        if why_not:
            search.passed_over[why_not] += 1
        else:
            search.documents.append(Document(entry.path, name, _size_of(entry), found=True))
    if len(search.documents) + len(search.unreadable) == before:
        cure = "name a folder with .txt, .html, .docx or .pdf files, or a file itself"
        search.unreadable.append(UnreadableSource(folder, "there is no document in this folder", cure))


def _entries(search: Search, folder: str, leave_out: Path | None) -> Iterator[tuple[os.DirEntry[str], str]]:
    """Every file below the folder with its path inside it; files and folders of one level sort together by name."""
    waiting: list[tuple[os.DirEntry[str], str] | tuple[str, str]] = [(folder, "")]
    while waiting:
        entry, name = waiting.pop()
        if not isinstance(entry, str) and not entry.is_dir(follow_symlinks=False):
            yield entry, name
            continue
        below = _listed(search, entry if isinstance(entry, str) else entry.path)
        kept = [one for one in below if leave_out is None or Path(one.path).resolve() != leave_out]
        folders = [one for one in kept if one.is_dir(follow_symlinks=False)]
        hidden = [one for one in folders if one.name.startswith(".")]
        ours = [one for one in folders if one not in hidden and _is_workspace(one.path)]
        search.passed_over.update(
            {why: len(those) for why, those in (("hidden", hidden), ("of a workspace", ours)) if those}
        )
        entered = [one for one in kept if one not in [*hidden, *ours]] if hidden or ours else kept
        waiting.extend((one, f"{name}/{one.name}".lstrip("/")) for one in reversed(entered))


def _is_workspace(folder: str) -> bool:
    """Is this where `luoshi serve` keeps its data? Its key is no document, and its originals were read once."""
    return Path(folder, "secret-key").is_file() and Path(folder, "originals").is_dir()


def _listed(search: Search, folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        cure = "ask its owner for the right to, or leave it out"
        reason = os.strerror(error.errno) if error.errno else str(error)
        search.unreadable.append(UnreadableSource(folder, f"this folder cannot be opened ({reason})", cure))
        return []


def _size_of(entry: os.DirEntry[str]) -> int:
    """In bytes, 0 for a link to nowhere: reading it will tell."""
    try:
        return entry.stat().st_size
    except OSError:
        return 0


def _why_not(entry: os.DirEntry[str]) -> str:
    """The kind of a file that is passed over ("hidden", ".png", "link to a folder" …), empty for a document."""
    if entry.name.startswith(".") or entry.name.startswith("~$"):
        return "hidden"
    if entry.is_dir():
        return "link to a folder"
    ending = Path(entry.name).suffix.lower()
    if ending and ending not in _PROSE:
        return ending if ending[1:].isalnum() and len(ending) <= 8 and ending.isascii() else "of another kind"
    try:
        if not entry.is_file():
            # A broken link is a document that is gone; a pipe or a device is none.
            return "" if entry.is_symlink() else "no ordinary file"
        return "" if ending or _is_text(entry.path) else "without an ending, no text"
    except OSError:
        return ""


def _is_text(path: str) -> bool:
    """Could a file without an ending be prose: a text, or an office document by its first bytes?"""
    with Path(path).open("rb") as stream:
        lead = stream.read(_LEAD)
    return (
        lead.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-", b"\xff\xfe", b"\xfe\xff")) or b"\x00" not in lead
    )
