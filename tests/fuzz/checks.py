"""What must hold of every document, whatever is in it."""

from __future__ import annotations

import json
import re
from datetime import date
from random import Random
from unittest.mock import patch

from rich.cells import cell_len

from luoshi.cli.explanation_lines import explanation_text
from luoshi.cli.rendering import Form, Rendering
from luoshi.cli.terminal import Look
from luoshi.corpus.making import Making
from luoshi.delivery.plan import make_plan
from luoshi.exchange import office_program
from luoshi.exchange.documents import read_document
from luoshi.exchange.labels import Language
from luoshi.exchange.plan_formats import PLAN_FORMATS, write_plan
from luoshi.reading.errors import NeedsConversion, UnreadableSource
from luoshi.reading.explain import Entry, explain_at, explain_entry
from luoshi.reading.plan_mentions import find_plan_mentions
from luoshi.reading.reading import Reading, read
from luoshi.reading.values import read_dates, read_quantities
from luoshi.reading.values.deadlines import resolve_due, resolve_period
from reading_faults import faults

DAY = date(2026, 11, 24)
_LINE = re.compile(r"[^\n]{1,300}: [^\n]{4,400}; [^\n]{4,400}")
# Each of these is done for one document in so many: together they would take most of the time.
_AS_FILES, _TWICE, _EXPLAINED, _AS_DATA, _PLANNED = 8, 6, 5, 4, 2

_FORMS: tuple[Form, ...] = ("table", "json", "jsonl", "html", "counts")
_LANGUAGES: tuple[Language, ...] = ("zh", "en")


class Broken(AssertionError):
    """Something does not hold that must hold of every document."""


def hold(true: object, what: str) -> None:
    """Raises `Broken` with what it is that does not hold."""
    if not true:
        raise Broken(what)


def check_file(data: bytes, name: str, encoding: str | None, choices: Random) -> bool:
    """Read a file and look at all that comes of it; False where it was refused, in one line that says why."""
    try:
        reading = read(data, name=name, today=DAY, encoding=encoding)
    except UnreadableSource as error:
        _check_refusal(error, data, name)
        return False
    check_reading(reading, choices)
    if choices.randint(1, _TWICE) == 1:
        hold(read(data, name=name, today=DAY, encoding=encoding) == reading, "the same bytes give another reading")
    if reading.source.media_type == "text/plain" and reading.source.encoding == "utf-8":
        # Bytes that are no UTF-8 stand in the text as �, and a remark counts them.
        hold(reading.text == data.decode(errors="replace").removeprefix("\ufeff"), "the text is not the decoded file")
    return True


def _check_refusal(error: UnreadableSource, data: bytes, name: str) -> None:
    hold(_LINE.fullmatch(str(error)), f"no clear line: {error!s:.300}")
    if isinstance(error, NeedsConversion):
        with patch.object(office_program, "find_program", return_value=None):
            try:
                read_document(data, name=name, today=DAY)
            except UnreadableSource as refusal:
                hold(_LINE.fullmatch(str(refusal)), f"no clear line: {refusal!s:.300}")
            else:
                raise Broken("read without the program that it needs")


def check_reading(reading: Reading, choices: Random) -> None:
    """Its places, its data, its explanations and its plan."""
    found = faults(reading)
    hold(not found, "; ".join(found[:3]))
    hold(reading.text.isprintable() or reading.text.encode("utf-8", "surrogatepass"), "the text cannot be written")
    if choices.randint(1, _AS_DATA) == 1:
        _check_data(reading)
    if choices.randint(1, _EXPLAINED) == 1:
        _check_explanations(reading, choices)
    if choices.randint(1, _PLANNED) == 1:
        _check_plan(reading, choices)


def _check_data(reading: Reading) -> None:
    told = reading.to_json()
    # As the command line writes it: a lone surrogate is the one thing that UTF-8 has no place for.
    written = json.dumps(told, ensure_ascii=False).encode("utf-8", "replace")
    hold(_without_lone(json.loads(written)) == _without_lone(told), "the data changes on its way")
    hold(json.loads(json.dumps(told)) == told, "the data changes on its way through ASCII")


def _without_lone(value: object) -> str:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace").decode()


def _check_explanations(reading: Reading, choices: Random) -> None:
    position = choices.randint(0, len(reading.text) - 1)
    found = explain_at(reading, position)
    hold(found.kind is not None, f"the character at {position} is in no segment")
    entries: list[Entry] = [*reading.targets, *reading.tasks, *reading.decisions]
    if entries:
        entry = choices.choice(entries)
        made = explain_entry(reading, entry.id).made
        hold([one.entry for one in made] == [entry] and made[0].reasons, f"{entry.id} is not explained")
    told = explanation_text(reading, found, Look(choices.choice((None, 40, 100))), choices.choice(_LANGUAGES))
    hold(all(map(_is_shown, told.split("\n"))), "the explanation acts on the terminal")


def _check_plan(reading: Reading, choices: Random) -> None:
    plan = make_plan(reading)
    for item in plan.items():
        place = item.place
        hold(0 <= place.start < place.end <= len(reading.text), f"row {item.number} leads nowhere")
        start = place.sentence_start
        quote = reading.text[start : start + len(place.sentence)]
        hold(quote == place.sentence, f"the sentence of row {item.number} stands elsewhere")
    entries: list[Entry] = [*reading.targets, *reading.tasks, *reading.decisions]
    known = {entry.id for entry in entries}
    planned = {entry for item in plan.items() for entry in item.entries}
    hold(planned == known, f"entries that are not in the plan: {sorted(known ^ planned)[:3]}")
    if choices.randint(1, _AS_FILES) == 1:
        for form in PLAN_FORMATS:
            hold(write_plan(plan, form, language=choices.choice(_LANGUAGES)), f"no {form}")
        _check_outputs(reading, choices)


def _check_outputs(reading: Reading, choices: Random) -> None:
    """What the command line puts out: a table no wider than the terminal and without signs that act on it, and the rest."""
    width = choices.choice((None, 40, 80, 133))
    for form in _FORMS:
        made = Rendering(form, Look(width), choices.choice(_LANGUAGES), Making(DAY, None))(reading)
        hold(made.endswith(b"\n"), f"no {form}")
        if form == "table":
            lines = made.decode().split("\n")
            hold(all(_is_shown(line) for line in lines), "the table acts on the terminal")
            hold(width is None or all(cell_len(line) <= width for line in lines), "the table is too wide")


def _is_shown(line: str) -> bool:
    """Is there nothing in it that would act on a terminal? The full-width space is the interface's own."""
    return line.replace("\u3000", "").isprintable()


def check_values(text: str) -> None:
    """The grammars of numbers, dates and plans by themselves: they never raise, and find in order what is there."""
    at = 0
    for figure in read_quantities(text):
        hold(at <= figure.said_from <= figure.start <= figure.end <= figure.said_to <= len(text), f"{figure} overlaps")
        hold(figure.low is None or figure.high is None or figure.low <= figure.high, f"{figure} is upside down")
        at = figure.said_to
    at = 0
    for period in read_dates(text, DAY):
        hold(at <= period.start < period.end <= len(text), f"{period} overlaps")
        hold(period.earliest <= period.latest, f"{period} ends before it begins")
        at = period.end
    mentions = find_plan_mentions(text)
    hold(all(one.period_from <= one.period_to for one in mentions), "a plan ends before it begins")
    for today in (DAY, None):
        resolve_due(text[:40], today)
        resolve_period(text[:40], today)
