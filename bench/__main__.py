"""`python -m bench` measures everything; `python -m bench speed` one thing. Exits 1 where a limit is not kept.

`python -m bench suites` asks the cases that others wrote, `python -m bench quality` the gold readings, and
`python -m bench histories` 10,000 random histories of items; `python -m bench killed` kills server and worker 50 times.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys

from bench import history_claims, killed, quality, suites
from bench.material import sources
from bench.measures import MEASURES, Measure

# What prints a table of its own.
_TABLES = {"suites": suites.main, "quality": quality.main, "histories": history_claims.main, "killed": killed.main}


def main(names: list[str]) -> int:
    """Print a table of the measures named, or of all."""
    if names[:1] == ["--alone"]:
        print(json.dumps(MEASURES[names[1]]()))
        return 0
    if len(names) == 1 and names[0] in _TABLES:
        return _TABLES[names[0]]()
    unknown = sorted(set(names) - MEASURES.keys())
    if unknown:
        print(
            f"bench: no measure {', '.join(unknown)}; there are {', '.join(MEASURES)} and {', '.join(_TABLES)}",
            file=sys.stderr,
        )
        return 2
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, one process, {sources()[0]}\n")
    print("| measure | here | held to |\n| --- | ---: | ---: |")
    kept = [_print_row(_alone(name)) for name in names or MEASURES]
    return 0 if all(kept) else 1


def _alone(name: str) -> Measure:
    """Take one measure in a process of its own; what goes wrong there is on standard error already."""
    command = [sys.executable, "-m", "bench", "--alone", name]
    done = subprocess.run(command, check=False, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        sys.exit(done.returncode)
    return Measure(*json.loads(done.stdout))


def _print_row(measure: Measure) -> bool:
    sign = "≥" if measure.least else "≤"
    missed = "" if measure.kept else " **missed**"
    print(
        f"| {measure.what} | {_figure(measure.value)} {measure.unit} | {sign} {_figure(measure.limit)} {measure.unit}{missed} |"
    )
    return measure.kept


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
