"""One measure a function. Each runs in a process of its own, so that memory and imports are its own too."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from datetime import date
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import NamedTuple

from bench.elections import million_rows, million_together, peak_megabytes
from bench.material import ROOT, joined_text

_TODAY = date(2026, 1, 1)
_MEGABYTE = 1_000_000


class Measure(NamedTuple):
    """A figure with its unit and the limit it is held to; `least` tells whether the limit is a floor or a ceiling."""

    what: str
    value: float
    unit: str
    limit: float
    least: bool = False

    @property
    def kept(self) -> bool:
        """Is the figure on the right side of its limit?"""
        return self.value >= self.limit if self.least else self.value <= self.limit


def _seconds_to_read(text: str) -> float:
    from luoshi.reading import read

    data = text.encode()
    # A reader has the bytes of a file, not the material they were joined from.
    del text
    # Of the processor: reading does nothing but work, and what else runs on the machine is left out.
    begin = time.process_time()
    read(data, name="bench.txt", today=_TODAY)
    return time.process_time() - begin


def speed() -> Measure:
    """Characters a second for the whole reading of the material as one text."""
    _seconds_to_read(joined_text(2_000))
    text = joined_text()
    return Measure("full reading", len(text) / _seconds_to_read(text), "characters/s", 400_000, least=True)


def quantities() -> Measure:
    """Characters a second for the numbers and quantities of the material alone."""
    from luoshi.reading.values import read_quantities

    text = joined_text()
    read_quantities(text[:100_000])
    begin = time.process_time()
    read_quantities(text)
    return Measure("quantities alone", len(text) / (time.process_time() - begin), "characters/s", 1_500_000, least=True)


def memory() -> Measure:
    """The most memory this process had while it read the material as one text."""
    _seconds_to_read(joined_text())
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return Measure("peak memory", kilobytes * 1024 / _MEGABYTE, "MB", 150)


def import_time() -> Measure:
    """What the engine adds to the start of Python; the best of five."""
    return Measure("import of luoshi.reading", _beyond_bare("from luoshi.reading import read"), "s", 0.3)


def first_reading() -> Measure:
    """What import and the reading of one short report add to the start of Python: no work is only put off."""
    report = ROOT / "examples" / "qinghe-report.txt"
    program = f"from luoshi.reading import read; read(open({str(report)!r}, 'rb').read(), name='a.txt')"
    return Measure("import and one report", _beyond_bare(program), "s", 0.6)


def _beyond_bare(program: str) -> float:
    """Seconds that a program takes longer than an empty one."""
    # As where it is installed: each module is compiled once, even if this shell tells Python to keep nothing.
    with TemporaryDirectory() as kept:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": kept}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        full, bare = (min(_seconds_to_run(one, environment) for _ in range(5)) for one in (program, "pass"))
    return full - bare


def _seconds_to_run(program: str, environment: Mapping[str, str]) -> float:
    """Of the processor: it does nothing but work, and what else runs on the machine is left out."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", program], check=True, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def growth() -> Measure:
    """Time a character in a text of 10 MB over that in one of 1 MB; 1 is linear."""
    small, large = (joined_text(size * _MEGABYTE // 3) for size in (1, 10))
    _seconds_to_read(small)
    slow = _seconds_to_read(large) / len(large)
    fast = min(_seconds_to_read(small) for _ in range(2)) / len(small)
    return Measure("time a character, 10 MB against 1 MB", slow / fast, "×", 1.3)


def worst_paragraph() -> Measure:
    """The paragraph that takes longest, read alone; the slowest ten are taken three times to leave chance out."""
    paragraphs = {line for line in joined_text().splitlines() if any(map(str.isalnum, line))}
    slowest = sorted(paragraphs, key=_seconds_to_read)[-10:]
    worst = max(min(_seconds_to_read(paragraph) for _ in range(3)) for paragraph in slowest)
    return Measure("worst single paragraph", worst * 1000, "ms", 50)


def sheet_back() -> Measure:
    """A plan of 5,000 rows out as a workbook, every row filled in, read back, compared and taken over."""
    from bench.tables import seconds_out_and_back

    return Measure("5,000 rows to xlsx and back", seconds_out_and_back(5_000), "s", 10)


def revised_text() -> Measure:
    """Two plans of 1,000 rows, one row in ten with another figure, compared."""
    from bench.tables import seconds_to_amend

    return Measure("1,000 rows against their revision", seconds_to_amend(1_000), "s", 2)


def count_together() -> Measure:
    """A million ballots counted from a thousand kinds of them."""
    return Measure("1,000,000 ballots, like ones together", million_together(), "s of CPU", 2)


def count_rows() -> Measure:
    """A million ballots counted from one row each."""
    return Measure("1,000,000 ballots, one row each", million_rows(), "s of CPU", 20)


def count_memory() -> Measure:
    """The most memory while a million rows were counted; the file has 90 MB."""
    return Measure("1,000,000 ballots, peak memory", peak_megabytes(), "MB", 100)


MEASURES: Mapping[str, Callable[[], Measure]] = MappingProxyType(
    {
        measure.__name__: measure
        for measure in (
            speed,
            quantities,
            import_time,
            first_reading,
            memory,
            growth,
            worst_paragraph,
            sheet_back,
            revised_text,
            count_together,
            count_rows,
            count_memory,
        )
    }
)
