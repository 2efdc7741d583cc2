"""Issuing an adopted text: it becomes a document of its own, byte for byte what was voted on, and is read at once."""

from __future__ import annotations

from typing import Any

from luoshi.congress.suggestions import Draft
from luoshi.desk.accounts.models import Person
from luoshi.desk.congress.adopted_texts import AdoptedText
from luoshi.desk.congress.models import Congress, Entry
from luoshi.desk.documents import originals
from luoshi.desk.documents.models import Document, StoredReading
from luoshi.desk.documents.reading_made import ask_for_reading, make_reading, read_again
from luoshi.reading.reading import Reading


class NotAsAdopted(Exception):
    """The text is no longer the one that was voted on: it is not issued."""


def issue(one: Congress, text: AdoptedText, by: Person) -> Entry:
    """The line by which the text is issued; pressed twice, it is the same line.

    The line names document, version, the digest of its file, the vote, the head of the book at that vote, and every decision
    that was read in the text. Raises `NotAsAdopted`.
    """
    if not text.is_as_voted:
        raise NotAsAdopted
    name, data = _file_of(text)
    with one.held():
        there = one.entries.filter(kind="issued", data__vote=text.vote.number).first()
        if there is not None:
            return there
        sha256, size = originals.keep([data])
        document = Document.objects.create(
            title=text.title[:200], unit=one.unit, open_to_units=one.open_to_units, brought_in_by=by
        )
        version = document.add_version(name, sha256, size, by)
        line = {
            "vote": text.vote.number, "seal": text.vote.seal, "digest": text.adoption.digest, "sha256": sha256,
            "document": document.pk, "version": version.pk, "title": document.title,
            "decisions": decisions_in(read_again(read_now(ask_for_reading(version)))),
        }  # fmt: skip
        return one.write("issued", line, by, **({"report": text.draft.report} if text.draft else {}))


def read_now(stored: StoredReading) -> StoredReading:
    """The reading, made at once: whoever issues a text waits for it, since a plan shall be made of it."""
    if stored.is_open:
        make_reading(stored.pk)
        stored.refresh_from_db()
    return stored


def decisions_in(reading: Reading) -> list[dict[str, Any]]:
    """What the meeting itself has decided, by the text: where each decision stands, and its words."""
    return [
        {"start": one.start, "end": one.end, "act": one.act, "quote": reading.text[one.start : one.end]}
        for one in reading.decisions
    ]


def _file_of(text: AdoptedText) -> tuple[str, bytes]:
    """The file as it was voted on. The words of a resolution stand in the book, and are written out as they are hashed."""
    if text.draft is not None:
        version = text.draft.version
        return version.name, version.original()
    wording = "\n".join(text.vote.data["wording"])
    if Draft(1, wording).digest != text.adoption.digest:
        raise NotAsAdopted
    return originals.plain_name(f"{text.title}.txt"), wording.encode()
