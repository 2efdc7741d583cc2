"""`python -m bench suites`: how the cases that others wrote are met, as a table."""

from __future__ import annotations

import sys

from bench import date_specs
from bench.date_specs import Figure
from bench.material import shared
from bench.recognizers import SUITES, Outcome, Suite, run


def main() -> int:
    """Print the table; 1 where a suite falls short of the share asked for, 2 where the suites are not there."""
    folder = shared() / "suites" / "recognizers"
    if not folder.is_dir():
        print(f"bench: no suites in {folder}; LUOSHI_SHARED says where the shared material is", file=sys.stderr)
        return 2
    print("| suite | cases | excluded | found, span and value | asked | best peer |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    outcomes = [(suite, run(suite, folder)) for suite in SUITES]
    for suite, outcome in outcomes:
        print(_row(suite, outcome))
    dates = date_specs.figures(folder.parent)
    for figure in dates:
        print(_date_row(figure))
    kept = all(outcome.share >= suite.floor for suite, outcome in outcomes)
    return 0 if kept and all(figure.share >= date_specs.ASKED for figure in dates) else 1


def _row(suite: Suite, outcome: Outcome) -> str:
    asked = outcome.cases - outcome.excluded
    missed = "" if outcome.share >= suite.floor else " **missed**"
    found = f"{outcome.met}/{asked} = {outcome.share:.3f}{missed}"
    return f"| {suite.name} | {outcome.cases} | {outcome.excluded} | {found} | ≥ {suite.floor:.2f} | {suite.peer} |"


def _date_row(figure: Figure) -> str:
    missed = "" if figure.share >= date_specs.ASKED else " **missed**"
    found = f"{figure.passed}/{figure.counted} = {figure.share:.3f}{missed}"
    return f"| {figure.kind} | {figure.counted + figure.excluded} | {figure.excluded} | {found} | ≥ {date_specs.ASKED:.2f} | none by kind |"
