"""What a document is, in a few lines: title, kind, who gave it, when it was written and by what evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from rich.cells import cell_len
from rich.text import Text

from luoshi.cli.layout import GAP, fold
from luoshi.cli.terminal import Look, printable
from luoshi.delivery.wording import Wordings, one_line
from luoshi.exchange.findings import finding_in
from luoshi.exchange.labels import Language
from luoshi.exchange.page.remarks import remark_told
from luoshi.reading.entries import Dating, PlanMention
from luoshi.reading.reading import Reading
from luoshi.reading.values.plans import education_years, plan_name, plan_years

_EVIDENCE = 3


def facts_lines(reading: Reading, look: Look, said: Mapping[str, str], language: Language) -> Iterator[Text]:
    """The title and a line for each fact, folded to the width of the terminal; what is not known is left out."""
    facts = reading.facts
    title = Wordings(reading).of(*facts.title) if facts.title else said["untitled"]
    kind = said[f"documents.{facts.kind}"]
    names = (kind, facts.organisation, facts.occasion, facts.speaker)
    for line in _lines(title, look.width):
        yield Text(line, "bold")
    for line in _lines(" · ".join(one_line(name) for name in names if name), look.width):
        yield Text(line)
    facts_told = [
        *_dating(facts.dated, said, language),
        (said["file"], _file(reading, said), ""),
        *_plans(reading.plans, said),
        *_remarks(reading, said),
    ]
    widest = max(cell_len(label) for label, _, _ in facts_told) + GAP
    for label, words, style in facts_told:
        for number, line in enumerate(_lines(words, look.width and look.width - widest)):
            shown = label if number == 0 else ""
            yield Text.assemble((shown + " " * (widest - cell_len(shown)), "dim"), (line, style))


def dates_told(dated: Dating, said: Mapping[str, str]) -> str:
    """The interval in words; a single day as that day."""
    earliest, latest = _day(dated.earliest), _day(dated.latest)
    if earliest and latest:
        return earliest if earliest == latest else said["period"].format(earliest, latest)
    if earliest:
        return said["since"].format(earliest)
    return said["until"].format(latest) if latest else said["undated"]


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _dating(dated: Dating, said: Mapping[str, str], language: Language) -> Iterator[tuple[str, str, str]]:
    yield said["dated"], dates_told(dated, said), ""
    strongest = sorted(dated.evidence, key=lambda one: -one.weight)[:_EVIDENCE]
    for number, one in enumerate(strongest):
        yield said["evidence"] if number == 0 else "", one_line(finding_in(language, one.says)), "dim"
    for conflict in dated.conflicts:
        yield said["conflict"], finding_in(language, conflict), "red"


def _remarks(reading: Reading, said: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    for number, remark in enumerate(reading.remarks):
        yield said["facts.remarks"] if number == 0 else "", remark_told(remark, said), ""


def _plans(mentions: Sequence[PlanMention], said: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """The five-year plans that are spoken of, with their years and how often, in a line each."""
    counted = Counter((mention.rule, mention.plan) for mention in mentions)
    for number, ((rule, plan), count) in enumerate(sorted(counted.items())):
        education = rule == "law-education-plan"
        years = education_years(plan) if education else plan_years(plan)
        name = f"“{plan_name(plan)}”{'普法' if education else ''}"
        if years is not None:
            told = said["plan_mentioned"].format(
                name=name, first=years.earliest.year, last=years.latest.year, count=count
            )
            yield said["plans"] if number == 0 else "", told, ""


def _file(reading: Reading, said: Mapping[str, str]) -> str:
    source = reading.source
    written_in = source.encoding or said[f"media.{source.media_type}"]
    size = said["size"].format(count=len(reading.text), encoding=written_in)
    return f"{source.name}{said['joint']}{size}"


def _lines(text: str, width: int | None) -> list[str]:
    shown = printable(text)
    return fold(shown, width) if width else [shown]
