"""`python -m fuzz` (or `make fuzz`): thousands of made-up documents of every format; 1 where one breaks the reader.

Each format gets its share from three drivers: chance by a seed, Hypothesis, and atheris, which follows the coverage.
What broke is kept in build/fuzz/ with the line that makes it again.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import time
import traceback
import warnings
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzz import checks, files, texts

# The share of the whole that each format gets: a PDF takes many times as long as a text.
SHARES = {"text": 0.28, "html": 0.16, "docx": 0.10, "pdf": 0.04, "doc": 0.14, "values": 0.28}
_LONG_LINES = 12_000
KEPT = Path("build/fuzz")
_MOST = 20


class Count(NamedTuple):
    """What became of the inputs of one format; ``slowest`` are the seconds of work (not of waiting) that one of them took."""

    made: int
    read: int
    broken: int
    seconds: float
    slowest: float = 0.0


def one_input(kind: str, choices: Random, *, long: bool = False) -> bool:
    """Make one input of this kind and check it; False where it was refused. Raises what goes wrong."""
    if kind == "values":
        checks.check_values(texts.text(choices, 20, lone=True))
        return True
    made = files.long_line(choices) if long else files.MAKERS[kind](choices)
    return checks.check_file(made.data, made.name, made.encoding, choices)


def drawn(kind: str, seed: str, first: int, last: int) -> Count:
    """Inputs by chance, each by a seed of its own: any of them can be made again alone."""
    read = broken = 0
    slowest = 0.0
    began = time.perf_counter()
    for number in range(first, last):
        started = time.process_time()
        try:
            read += one_input(
                kind, Random(f"{seed} {kind} {number}"), long=kind == "text" and number % _LONG_LINES == 7
            )
        except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
            broken += 1
            again = f"python -m fuzz --only {kind} --seed {seed} --first {number} --inputs 1 --hypothesis 0 --guided 0"
            _keep(kind, f"{seed}-{number}", f"{again}\n\n{traceback.format_exc()}")
            if broken >= _MOST:
                break
        slowest = max(slowest, time.process_time() - started)
    return Count(last - first, read, broken, time.perf_counter() - began, slowest)


def _keep(kind: str, name: str, told: str) -> None:
    """Write down what went wrong and how to make it again, and say where."""
    KEPT.mkdir(parents=True, exist_ok=True)
    file = KEPT / f"{kind}-{name}.txt"
    file.write_text(told, encoding="utf-8", errors="replace")
    print(f"broken: {told.strip().splitlines()[-1][:300]}\n  -> {file}", flush=True)


def searched(kind: str, examples: int) -> Count:
    """Inputs that Hypothesis chooses and, where one breaks the reader, makes as small as it can."""
    read = made = broken = 0
    began = time.perf_counter()

    @settings(
        max_examples=examples, database=None, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True
    )
    @given(st.randoms(use_true_random=False))
    def search(choices: Random) -> None:
        nonlocal read, made
        made += 1
        read += one_input(kind, choices)

    try:
        search()
    except Exception:  # noqa: BLE001
        broken = 1
        _keep(kind, "hypothesis", traceback.format_exc())
    return Count(made, read, broken, time.perf_counter() - began)


def guided(kind: str, runs: int) -> Count:
    """Inputs that atheris makes of the examples and of chance, in a process of its own: libFuzzer ends the one it runs in."""
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        for number, seed in enumerate(_seeds(kind)):
            (Path(folder) / str(number)).write_bytes(seed)
        command = [sys.executable, "-m", "fuzz.guided", kind, str(runs), folder]
        done = subprocess.run(command, check=False, capture_output=True, text=True, errors="replace")
    made = re.search(r"number_of_executed_units:\s*(\d+)", done.stderr)
    if done.returncode or made is None:
        _keep(kind, "guided", done.stdout[-6000:] + done.stderr[-6000:])
    count = int(made[1]) if made else 0
    return Count(count, count, int(done.returncode != 0 or made is None), time.perf_counter() - began)


def _seeds(kind: str) -> Iterator[bytes]:
    """What atheris begins with: files as they are, and bytes for the generators to choose by."""
    for number in range(12):
        choices = Random(f"seeds {kind} {number}")
        yield b"\xff" + choices.randbytes(choices.choice((60, 600, 2000)))
        if kind != "values":
            yield b"\0" + files.MAKERS[kind](choices).data
    for example in sorted(Path("examples").glob("*.html" if kind == "html" else "*.txt")):
        yield b"\0" + example.read_bytes()


def main(arguments: list[str]) -> int:
    """Print a line for each format and driver; 1 where anything broke."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument(
        "--inputs", type=int, default=12_000, help="by chance, of all formats together or of the one named"
    )
    parser.add_argument("--hypothesis", type=int, default=300, help="by Hypothesis, of each format")
    parser.add_argument(
        "--guided", type=int, default=500, help="by atheris, of each format; 0 where it is not installed"
    )
    parser.add_argument("--only", choices=SHARES, help="one format")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--first", type=int, default=0, help="number of the first input")
    asked = parser.parse_args(arguments)
    warnings.simplefilter("ignore")
    shares = {asked.only: 1.0} if asked.only else SHARES
    print(
        "| format | by | inputs | read | broken | seconds | slowest |\n| --- | --- | ---: | ---: | ---: | ---: | ---: |",
        flush=True,
    )
    counts = [count for kind, share in shares.items() for count in _of_kind(kind, share, asked)]
    _print_row("all", "", _together(counts))
    return int(any(count.broken for count in counts))


def _together(counts: Sequence[Count]) -> Count:
    made, read, broken, seconds, slowest = zip(*counts, strict=True)
    return Count(sum(made), sum(read), sum(broken), sum(seconds), max(slowest))


def _of_kind(kind: str, share: float, asked: argparse.Namespace) -> Iterator[Count]:
    """The counts of one format by each driver, printed as they come."""
    if asked.inputs:
        count = drawn(kind, asked.seed, asked.first, asked.first + round(asked.inputs * share))
        yield _print_row(kind, "chance", count)
    if asked.hypothesis:
        yield _print_row(kind, "Hypothesis", searched(kind, asked.hypothesis))
    if asked.guided and find_spec("atheris"):
        yield _print_row(kind, "atheris", guided(kind, asked.guided))


def _print_row(kind: str, driver: str, count: Count) -> Count:
    print(
        f"| {kind} | {driver} | {count.made:,} | {count.read:,} | {count.broken} | {count.seconds:,.0f} | {count.slowest:.2f} |",
        flush=True,
    )
    return count


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
