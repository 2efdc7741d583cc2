"""`luoshi record`: the record of a meeting in, its minutes or a resolution out."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from luoshi.cli.endings import WrongCall, say
from luoshi.cli.options import force_option, language_option, one_document, out_option
from luoshi.cli.out_endings import form_by_ending
from luoshi.cli.outputs import ToStandardOutput, check_free, identities, write_file
from luoshi.cli.sources import bytes_of, shown_name
from luoshi.cli.terminal import printable
from luoshi.cli.words import words
from luoshi.exchange.labels import Language

if TYPE_CHECKING:
    from luoshi.congress.record import Meeting
    from luoshi.congress.record.blocks import Paper

_FORMS = ("text", "docx", "akn", "popolo")
_BY_ENDING = {".txt": "text", ".docx": "docx", ".xml": "akn", ".json": "popolo"}
_ADDRESS = re.compile(r"[^a-z0-9]+")


@click.command("record")
@one_document
@click.option("--format", "form", type=click.Choice(_FORMS), help="[default: text, or what the ending of OUT says]")
@click.option("--resolution", metavar="ID", help="Only this resolution (text, docx) instead of the minutes.")
@click.option("--agenda", is_flag=True, help="The agenda (text, docx) instead of the minutes.")
@click.option("--slug", metavar="NAME", help="What the meeting is called in its address (akn). [default: from FILE]")
@out_option("Write to this file. [default: standard output]")
@force_option
@language_option
def record_command(
    file: str,
    form: str | None,
    resolution: str | None,
    agenda: bool,
    slug: str | None,
    out: Path | None,
    force: bool,
    language: Language,
) -> None:
    """Make minutes of the record of a meeting, its agenda or one of its resolutions; as text, Word, Akoma Ntoso or Popolo.

    FILE is the record as JSON (docs/how-to-prepare-a-congress.md). Decisions without owner, date or evidence are named.
    """
    from luoshi.congress.record import orphans
    from luoshi.exchange.record_in import read_meeting

    form = form or form_by_ending(out, _BY_ENDING, "text")
    if out:
        check_free(out, force=force, sources=identities([file]))
    meeting = read_meeting(bytes_of(file), name=shown_name(file))
    if form in {"akn", "popolo"}:
        if resolution or agenda:
            raise WrongCall(f"--resolution and --agenda make a text or a Word document; {form} holds the whole record")
        data = _whole(meeting, form, slug or _address(file))
    else:
        data = _written(meeting, _paper(meeting, resolution, agenda=agenda), form)
    if out:
        write_file(out, data)
        say(f"-> {out}")
    else:
        ToStandardOutput().put(file, data)
    for orphan in orphans(meeting.decisions()):
        missing = words(language)["joint"].join(words(language)[f"orphan_{one}"] for one in orphan.missing)
        say(words(language)["orphan"].format(id=orphan.decision.id, text=orphan.decision.text, missing=missing))


def _whole(meeting: Meeting, form: str, slug: str) -> bytes:
    from luoshi.exchange.akoma_ntoso import meeting_to_akn
    from luoshi.exchange.popolo import popolo_data

    if form == "akn":
        return meeting_to_akn(meeting, slug=slug)
    return (json.dumps(popolo_data([], meeting=meeting), ensure_ascii=False, indent=2) + "\n").encode(
        "utf-8", "replace"
    )


def _written(meeting: Meeting, paper: Paper, form: str) -> bytes:
    from luoshi.exchange.record_docx import paper_to_docx

    if form == "docx":
        return paper_to_docx(paper, day=meeting.sittings[-1].ends.date())
    return (printable(paper.text) + "\n").encode("utf-8", "replace")


def _paper(meeting: Meeting, resolution: str | None, *, agenda: bool) -> Paper:
    from luoshi.congress.record import agenda_of, minutes_of

    if resolution and agenda:
        raise WrongCall("--resolution and --agenda are two documents; ask for one")
    if resolution:
        return _resolution(meeting, resolution)
    return agenda_of(meeting) if agenda else minutes_of(meeting)


def _resolution(meeting: Meeting, wanted: str) -> Paper:
    from luoshi.congress.record import resolution_of

    found = {one.id: one for one in meeting.resolutions()}
    if wanted not in found:
        known = ", ".join(found) or "none"
        raise WrongCall(f"the record has no resolution {wanted}; there are: {known}")
    return resolution_of(meeting, found[wanted])


def _address(file: str) -> str:
    return _ADDRESS.sub("-", Path(shown_name(file)).stem.lower()).strip("-") or "meeting"
