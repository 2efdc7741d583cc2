"""The formats of a plan by the names that the command line knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from luoshi.delivery.plan import Plan
from luoshi.exchange.csv_data import plan_to_csv_data
from luoshi.exchange.csv_people import plan_to_csv
from luoshi.exchange.labels import Language
from luoshi.exchange.plan_text import plan_to_json, plan_to_markdown
from luoshi.exchange.word_plan import plan_to_docx
from luoshi.exchange.xlsx import plan_to_xlsx

# JSON and csv-data are the same in every language.
PLAN_FORMATS: Mapping[str, Callable[[Plan, Language], bytes]] = {
    "xlsx": lambda plan, language: plan_to_xlsx(plan, language=language),
    "docx": lambda plan, language: plan_to_docx(plan, language=language),
    "csv": lambda plan, language: plan_to_csv(plan, language=language),
    "csv-data": lambda plan, _: plan_to_csv_data(plan),
    "json": lambda plan, _: plan_to_json(plan).encode("utf-8", "replace"),
    "md": lambda plan, language: plan_to_markdown(plan, language=language).encode("utf-8", "replace"),
}


def write_plan(plan: Plan, form: str, *, language: Language = "zh") -> bytes:
    """The plan in the format called `form` (a key of PLAN_FORMATS, else KeyError), as the bytes of a file."""
    return PLAN_FORMATS[form](plan, language)
