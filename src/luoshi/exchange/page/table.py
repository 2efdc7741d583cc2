"""The entries as a table: a row each, in the order of the text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from luoshi.delivery.indicators import indicator_words
from luoshi.exchange.page.findings_told import finding_told
from luoshi.exchange.page.listing import Entry
from luoshi.exchange.page.markup import Said, attributes, escaped
from luoshi.reading.entries import Decision, Defect, Target, Task

COLUMNS = ("number", "kind", "wording", "content", "owner", "due")
# So many characters on either side tell where something is missing.
_AROUND = 9


def table_html(text: str, entries: Sequence[Entry], said: Said) -> str:
    """The table of all entries; an empty one says so."""
    if not entries:
        return f"<p class=nothing>{said.within('words.empty')}</p>"
    heads = "".join(
        f"<th{attributes(class_=f'c-{name}', scope='col', role='columnheader')}>{said.within(f'columns.{name}')}</th>"
        for name in COLUMNS
    )
    rows = "".join(_row(text, entry, said) for entry in entries)
    # A column that is empty from top to bottom needs little room.
    idle = " ".join(f"no-{name}" for name in ("owner", "due") if rows.count(f"c-{name}></td>") == len(entries))
    return (
        f"<table role=table aria-labelledby=entries-title{attributes(class_=idle or None)}><thead role=rowgroup>"
        f"<tr role=row>{heads}</tr></thead><tbody role=rowgroup>{rows}</tbody></table>"
    )


def _row(text: str, entry: Entry, said: Said) -> str:
    cells = (_wording(text, entry), _content(text, entry, said), _owner(entry, said), _due(entry))
    names = attributes(id=f"row-{entry.key}", data_k=entry.kind, role="row", tabindex=-1)
    kind = said.within(f"kinds.{entry.kind}")
    letter = said.mark(f"letters.{entry.kind}", entry.number)
    label = escaped(said.plain(f"letters.{entry.kind}", entry.number))
    return (
        f'<tr{names}><th role=rowheader scope=row class=c-number><a href="#at-{entry.key}"{letter}>{label}</a></th>'
        f"<td role=cell class=c-kind>{kind}</td>"
        + "".join(f"<td role=cell class=c-{name}>{cell}</td>" for name, cell in zip(COLUMNS[2:], cells, strict=True))
        + "</tr>"
    )


def _wording(text: str, entry: Entry) -> str:
    """The words themselves; where something is missing, those around the place."""
    if entry.end > entry.start:
        return f"<q lang=zh>{escaped(_one_line(text[entry.start : entry.end]))}</q>"
    if entry.look != "blank":
        return finding_told(_note(entry))
    before = _one_line(text[max(0, entry.start - _AROUND) : entry.start])
    behind = _one_line(text[entry.start : entry.start + _AROUND])
    return f"<q lang=zh>…{escaped(before)}<span class=gap></span>{escaped(behind)}…</q>"


def _content(text: str, entry: Entry, said: Said) -> str:
    """A target's figure, a task's verb and items, what a decision did to what, what is wrong."""
    what = entry.what
    if isinstance(what, Target):
        figure = _source_words(indicator_words(what, text[what.start : what.end]))
        firm = "" if what.firmness == "expect" else f" <small>{said.within(f'firmness.{what.firmness}')}</small>"
        return figure + firm + (_to_fill(said) if what.missing else "")
    if isinstance(what, Task):
        items = "、".join(_one_line(item.text) for item in what.items)
        return f"<b lang=zh>{escaped(what.verb)}</b>" + (f" {_source_words(items)}" if items else "")
    if isinstance(what, Decision):
        return f"{said.within(f'acts.{what.act}')} {_source_words(what.subject)}"
    # A link or a rest of a web page explains itself; a place without words has the note in their stead.
    note = _note(entry) if entry.look != "struck" and (entry.look == "blank" or entry.end > entry.start) else ""
    blank = _to_fill(said) if entry.look == "blank" else ""
    return said.within(f"defects.{what.kind}") + blank + (f" <small>{finding_told(note)}</small>" if note else "")


def _note(entry: Entry) -> str:
    return entry.what.note if isinstance(entry.what, Defect) else ""


def _owner(entry: Entry, said: Said) -> str:
    if not isinstance(entry.what, Task):
        return ""
    support = _joined(entry.what.support)
    with_whom = f" <small>{said.within('words.support', support)}</small>" if support else ""
    return _source_words(_joined(entry.what.owners)) + with_whom


def _due(entry: Entry) -> str:
    what = entry.what
    if isinstance(what, Target):
        return _words_and_days(what.period, _interval(what.period_from, what.period_to))
    if isinstance(what, Task):
        return _words_and_days(what.deadline, what.due.isoformat() if what.due else "")
    return ""


def _words_and_days(words: str | None, days: str) -> str:
    return (_source_words(words) if words else "") + (f" <time>{days}</time>" if days else "")


def _interval(first: date | None, last: date | None) -> str:
    """2026 for a whole year, else the days themselves."""
    if first and last and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if first == last:
        return first.isoformat() if first else ""
    return f"{first.isoformat() if first else ''}–{last.isoformat() if last else ''}"


def _to_fill(said: Said) -> str:
    return f" <mark>{said.within('words.to_fill')}</mark>"


def _source_words(words: str) -> str:
    return f"<span lang=zh>{escaped(_one_line(words))}</span>" if words else ""


def _joined(names: Sequence[str]) -> str:
    return "、".join(names)


def _one_line(words: str) -> str:
    """Line breaks inside Chinese words are no spaces."""
    return "".join(line.strip() for line in words.splitlines())
