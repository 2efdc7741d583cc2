"""Reports before the congress: each is a document, each draft a version of it, its text read once."""

from __future__ import annotations

from dataclasses import dataclass

from luoshi.congress.suggestions import Draft
from luoshi.desk import clock
from luoshi.desk.accounts.models import Person
from luoshi.desk.congress.models import Congress, DraftText, StoredItem, StoredReport
from luoshi.desk.congress.set_up import keep
from luoshi.desk.documents import originals
from luoshi.desk.documents.models import Document
from luoshi.desk.documents.reading_made import ask_for_reading
from luoshi.exchange.documents import read_document


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file as it was sent, and the text in it."""

    name: str
    data: bytes
    text: str


def put_before(one: Congress, title: str, by: Person, item: StoredItem | None = None) -> StoredReport:
    """Put a report before the congress: a new document of its unit, without a draft yet."""
    document = Document.objects.create(title=title, unit=one.unit, open_to_units=one.open_to_units, brought_in_by=by)
    return StoredReport.objects.create(congress=one, document=document, item=item)


def bring_in_draft(report: StoredReport, data: bytes, name: str, by: Person) -> DraftText:
    """The next draft; the same file again is the draft that is there. Raises `UnreadableSource`, and then nothing was kept."""
    return keep_draft(report, read_file(data, name), by)


def read_file(data: bytes, name: str) -> ReadFile:
    """A file with its text, before anything is kept of it; raises `UnreadableSource`."""
    return ReadFile(name, data, read_document(data, name=name, today=clock.today()).text)


def keep_draft(report: StoredReport, file: ReadFile, by: Person) -> DraftText:
    """Keep a file as the next draft; the same file again is the draft that is there."""
    sha256, size = originals.keep([file.data])
    version = report.document.add_version(originals.plain_name(file.name), sha256, size, by)
    draft, _new = DraftText.objects.get_or_create(
        report=report, number=version.number, defaults={"version": version, "text": file.text}
    )
    keep(report.congress, by)
    ask_for_reading(version)
    return draft


def drafts_of(report: StoredReport) -> list[Draft]:
    """The drafts as suggestions see them, the oldest first."""
    return [Draft(one.number, one.text, report.document.title) for one in report.drafts.all()]


def sha256_of(report: StoredReport, number: int) -> str:
    """The digest of the file of a draft, as it was brought in."""
    return report.drafts.select_related("version").get(number=number).version.sha256
