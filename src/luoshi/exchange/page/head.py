"""What the document is: the facts with their evidence, and its outline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from luoshi.exchange.page.findings_told import finding_told
from luoshi.exchange.page.markup import Said, escaped
from luoshi.reading.entries import Dating, Evidence, Remark
from luoshi.reading.reading import Reading


def title_html(reading: Reading, said: Said) -> str:
    """The title as the text has it; without one, words that say so."""
    title = reading.facts.title
    words = " ".join(title.quote(reading.text).split()) if title else ""
    return f"<span lang=zh>{escaped(words)}</span>" if words else said.within("words.untitled")


def summary_html(reading: Reading, said: Said) -> str:
    """Kind and date in a line; that the dates contradict each other is said here already."""
    dated = reading.facts.dated
    conflicts = len(dated.conflicts)
    warning = f" <em>{said.within('words.conflicts', conflicts)}</em>" if conflicts else ""
    return f"{said.within(f'documents.{reading.facts.kind}')} · {_dates(dated, said)}{warning}"


def facts_html(reading: Reading, said: Said) -> str:
    """All facts as a list of terms and what is known of them; what isn't known is left out."""
    return (
        "<dl>"
        + "".join(f"<dt>{said.within(f'facts.{name}')}</dt>{facts}" for name, facts in _facts(reading, said))
        + "</dl>"
    )


def folded_outline_html(reading: Reading, said: Said) -> str:
    """The headings as links to their places, to be unfolded; nothing for a text without any."""
    if not reading.outline:
        return ""
    summary = said.within("words.outline", len(reading.outline))
    return f"<details class=outline><summary>{summary}</summary><nav>{_outline(reading)}</nav></details>"


def _outline(reading: Reading) -> str:
    ranks = {level: rank for rank, level in enumerate(sorted({section.level for section in reading.outline}), 1)}
    lines = (
        f'<li class="l{min(ranks[section.level], 4)}"><a href="#section-{index}">'
        f"{escaped(''.join(f'{section.marker}{section.heading}'.split()))}</a></li>"
        for index, section in enumerate(reading.outline)
    )
    return f"<ol lang=zh>{''.join(lines)}</ol>"


def _facts(reading: Reading, said: Said) -> Iterator[tuple[str, str]]:
    facts, source = reading.facts, reading.source
    yield "kind", _told(said.within(f"documents.{facts.kind}"))
    for name, words in (
        ("organisation", facts.organisation), ("occasion", facts.occasion), ("speaker", facts.speaker),
    ):  # fmt: skip
        if words:
            yield name, _told(f"<span lang=zh>{escaped(words)}</span>")
    yield "dated", _told(_dates(facts.dated, said))
    if facts.dated.evidence:
        yield "evidence", "".join(_told(_evidence(found, reading, said)) for found in facts.dated.evidence)
    if facts.dated.conflicts:
        told = (f"<em>{finding_told(conflict)}</em>" for conflict in facts.dated.conflicts)
        yield "conflicts", "".join(map(_told, told))
    yield "name", _told(escaped(source.name))
    yield "characters", _told(f"{len(reading.text):,}")
    yield "format", _told(said.within(f"media.{source.media_type}"))
    if source.encoding:
        yield "encoding", _told(escaped(source.encoding))
    if reading.remarks:
        yield "remarks", "".join(_told(_remark(remark, said)) for remark in reading.remarks)
    yield "sha256", _told(f"<code>{escaped(source.sha256)}</code>")


def _remark(remark: Remark, said: Said) -> str:
    pages = f" ({escaped(remark.pages)})" if remark.pages else ""
    return f"{said.within(f'remarks.{remark.kind}', remark.count)}{pages}"


def _told(html: str) -> str:
    return f"<dd>{html}</dd>"


def _evidence(found: Evidence, reading: Reading, said: Said) -> str:
    quote = "".join(reading.text[found.start : found.end].split())
    says = f" <small>{finding_told(found.says)}</small>" if found.says and found.says != quote else ""
    return f"<q lang=zh>{escaped(quote)}</q>{says} {_interval(found.earliest, found.latest, said)}"


def _dates(dated: Dating, said: Said) -> str:
    return _interval(dated.earliest, dated.latest, said)


def _interval(earliest: date | None, latest: date | None, said: Said) -> str:
    if earliest and latest:
        days = earliest.isoformat() if earliest == latest else f"{earliest.isoformat()} – {latest.isoformat()}"
        return f"<time>{days}</time>"
    if earliest:
        return said.within("words.from", earliest.isoformat())
    if latest:
        return said.within("words.until", latest.isoformat())
    return said.within("words.undated")
