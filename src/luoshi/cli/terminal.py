"""What the output goes to: how wide it is, whether it shows colours, what it can safely be sent."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Literal

from rich.console import Console

ColourSystem = Literal["auto", "standard", "256", "truecolor", "windows"]

_LEAST_WIDTH = 40
_KEPT = "\n"


@dataclass(frozen=True, slots=True)
class Look:
    """How wide a line may be in columns (None: as long as it is, for pipes and files), and which colours there are."""

    width: int | None = None
    colours: ColourSystem | None = None


def look_of_output() -> Look:
    """What standard output can show: colours only on a terminal, and never where NO_COLOR is set."""
    console = Console(file=sys.stdout)
    shown = console.is_terminal and not console.no_color
    colours: ColourSystem | None = console.color_system if shown else None  # type: ignore[assignment]
    return Look(max(console.width, _LEAST_WIDTH) if sys.stdout.isatty() else None, colours)


def printable(text: str) -> str:
    """The text with every character that would act on a terminal instead of being shown replaced by a visible one."""
    return "".join(letter if letter.isprintable() or letter in _KEPT else _stand_in(letter) for letter in text)


def _stand_in(letter: str) -> str:
    return " " if letter.isspace() else "\N{REPLACEMENT CHARACTER}"
