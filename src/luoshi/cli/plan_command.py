"""`luoshi plan`: a document in, its delivery plan out."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from luoshi.cli.endings import say
from luoshi.cli.options import encoding_option, force_option, language_option, one_document, out_option, today_option
from luoshi.cli.out_endings import form_by_ending
from luoshi.cli.outputs import ToStandardOutput, check_free, identities, make_folder, write_file
from luoshi.cli.progress import Bar
from luoshi.cli.sources import STDIN, read_file, shown_name
from luoshi.cli.words import words
from luoshi.exchange.labels import Language, labels

if TYPE_CHECKING:
    from luoshi.delivery.plan import Plan

_FORMS = ("xlsx", "docx", "csv", "csv-data", "json", "md")
_BY_ENDING = {".xlsx": "xlsx", ".docx": "docx", ".csv": "csv", ".json": "json", ".md": "md"}


@click.command("plan")
@one_document
@click.option("--format", "form", type=click.Choice(_FORMS), help="[default: xlsx, or what the ending of OUT says]")
@out_option(
    "Write to this file; for csv-data a .csv file or a folder. [default: standard output; FILE-plan.xlsx for xlsx, FILE-plan.docx for docx]"
)
@force_option
@encoding_option
@today_option
@language_option
def plan_command(
    file: str,
    form: str | None,
    out: Path | None,
    force: bool,
    encoding: str | None,
    today: date,
    language: Language,
) -> None:
    """Make the delivery plan of a document: targets, tasks with units and dates, each row with its sentence.

    What the text does not say is marked "to fill". csv is for people, csv-data (with a Table Schema) for machines.
    """
    form = form or form_by_ending(out, _BY_ENDING, "xlsx")
    sources = identities([file])
    paths = [check_free(path, force=force, sources=sources) for path in _paths(file, form, out)]
    with Bar(1) as bar:
        bar.name(shown_name(file))
        plan = _plan_of(file, today=today, encoding=encoding)
        results = _results(plan, form, paths, language)
    for path, data in zip(paths, results, strict=False):
        write_file(path, data)
    if not paths:
        ToStandardOutput().put(file, results[0])
    say(_summary(plan, language))
    for path in paths:
        say(f"-> {path}")


def _plan_of(file: str, *, today: date, encoding: str | None) -> Plan:
    from luoshi.delivery.plan import make_plan

    return make_plan(read_file(file, today=today, encoding=encoding))


def _paths(file: str, form: str, out: Path | None) -> list[Path]:
    """The files to be written, none for standard output; data for machines come with their description beside them."""
    if out == Path(STDIN):
        return []
    if out is None:
        return [Path(f"{Path(shown_name(file)).stem}-plan.{form}")] if form in ("xlsx", "docx") else []
    if form != "csv-data":
        return [out]
    if out.suffix.lower() == ".csv" and not out.is_dir():
        return [out, out.with_suffix(".datapackage.json")]
    make_folder(out)
    return [out / "plan.csv", out / "datapackage.json"]


def _results(plan: Plan, form: str, paths: list[Path], language: Language) -> list[bytes]:
    from luoshi.exchange.csv_data import plan_data_package
    from luoshi.exchange.plan_formats import write_plan

    data = write_plan(plan, form, language=language)
    if form != "csv-data" or not paths:
        return [data]
    package = plan_data_package(plan, data, path=paths[0].name)
    return [data, (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")]


def _summary(plan: Plan, language: Language) -> str:
    """What is in the plan, in a line; an empty plan is a result and says so."""
    counts, said = plan.counts(), labels(language).words
    if not any(counts.values()):
        return f"{plan.source_name}: {words(language)['empty']}"
    told = [said["counts"].format(**counts)]
    if counts["missing"]:
        told.append(said["counts_missing"].format(missing=counts["missing"]))
    return f"{plan.source_name}: {words(language)['joint'].join(told)}"
