"""A reading as bytes in one of the formats of `luoshi read`; it can be sent to another process."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from luoshi.cli.terminal import Look
from luoshi.exchange.labels import Language

if TYPE_CHECKING:
    from luoshi.corpus.making import Making
    from luoshi.reading.reading import Reading

Form = Literal["table", "json", "jsonl", "html", "counts"]


@dataclass(frozen=True, slots=True)
class Rendering:
    """Makes the bytes of one reading; `counts` are the numbers of an overview as JSON."""

    form: Form
    look: Look
    language: Language
    making: Making

    def __call__(self, reading: Reading) -> bytes:
        """The reading in this format, ending in a line break."""
        match self.form:
            case "json":
                return _json(reading.to_json(), indent=1)
            case "jsonl":
                return _json({**reading.to_json(), "made": self.making.to_json()})
            case "counts":
                return _json(_counts(reading))
            case "html":
                from luoshi.exchange.page import annotated_page

                return annotated_page(reading, language=self.language).encode("utf-8", "replace")
            case _:
                from luoshi.cli.reading_table import reading_table

                return reading_table(reading, self.look, self.language).encode("utf-8", "replace")


def _json(found: object, indent: int | None = None) -> bytes:
    return (json.dumps(found, ensure_ascii=False, indent=indent) + "\n").encode("utf-8", "replace")


def _counts(reading: Reading) -> dict[str, Any]:
    return {
        "name": reading.source.name,
        "characters": len(reading.text),
        "targets": len(reading.targets),
        "tasks": len(reading.tasks),
        "decisions": len(reading.decisions),
        "defects": len(reading.defects),
    }
