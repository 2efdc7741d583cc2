"""`python -m fuzz.guided KIND RUNS SEEDS`: atheris goes where the code has not been yet. What broke is kept in build/fuzz/.

An input is a file as it is, or what a generator chooses by: its first byte says which. SEEDS is a folder to begin with, to
which the inputs that reached something new are added.
"""

from __future__ import annotations

import sys
import warnings
from pathlib import Path
from random import Random
from typing import Any

import atheris

with atheris.instrument_imports(include=["luoshi.reading", "luoshi.delivery"]):
    from fuzz import checks
    from fuzz.__main__ import KEPT, one_input

NAMES = {"text": "a.txt", "html": "a.html", "docx": "a.docx", "pdf": "a.pdf", "doc": "a.doc", "values": ""}
_LONGEST = 40_000


class Provided(Random):
    """Choices that come out of the bytes that atheris tries; where they end, the first of all is chosen."""

    def __init__(self, data: bytes) -> None:
        super().__init__(0)
        self.left = atheris.FuzzedDataProvider(data)

    def random(self) -> float:
        """From 0 to 1, without the 1."""
        return self.left.ConsumeIntInRange(0, (1 << 24) - 1) / (1 << 24)  # type: ignore[no-any-return]

    def _randbelow(self, n: int) -> int:
        return self.left.ConsumeIntInRange(0, n - 1)  # type: ignore[no-any-return]


def main(arguments: list[str]) -> None:
    """Never comes back: libFuzzer ends the process, with another code than 0 where an input broke the reader."""
    kind, runs, seeds = arguments
    warnings.simplefilter("ignore")
    KEPT.mkdir(parents=True, exist_ok=True)
    settings = [
        f"-runs={runs}",
        f"-max_len={_LONGEST}",
        f"-artifact_prefix={KEPT}/{kind}-",
        "-print_final_stats=1",
        "-timeout=60",
        "-rss_limit_mb=3000",
    ]

    def try_one(data: bytes) -> None:
        choices: Any = Provided(data[1:])
        if data[:1] > b"\x7f":
            one_input(kind, choices)
        elif kind == "values":
            checks.check_values(data[1:].decode("utf-8", "replace"))
        else:
            checks.check_file(data[1:], NAMES[kind], None, choices)

    atheris.Setup([sys.argv[0], *settings, str(Path(seeds))], try_one)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
