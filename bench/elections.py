"""Counting a million ballots: together by their marks, and one row each."""

from __future__ import annotations

import io
import json
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from typing import BinaryIO

_BALLOTS = 1_000_000
_CANDIDATES = [f"c{number}" for number in range(12)]
_SEATS = 5


def head(ballots: int) -> str:
    """The election without its ballots, open at the end."""
    given = {
        "ruleset": "people-congress-direct",
        "office": "代表",
        "seats": _SEATS,
        "candidates": [{"id": one, "name": one} for one in _CANDIDATES],
        "entitled": 2 * ballots - 1,
        "present": ballots,
        "issued": ballots,
        "returned": ballots,
    }
    return json.dumps(given, ensure_ascii=False)[:-1] + ', "ballots": ['


def rows(ballots: int) -> Iterator[str]:
    """One row a ballot, the marks as a voter might set them: some for, some against, the rest left."""
    dice = random.Random(1)
    for number in range(ballots):
        order = dice.sample(_CANDIDATES, len(_CANDIDATES))
        marks = dice.randint(0, _SEATS + 1)
        ballot = {"for": order[:marks], "against": order[marks : marks + 2], "abstain": [], "write_in": []}
        yield (",\n" if number else "") + json.dumps(ballot)


def written(ballots: int) -> BinaryIO:
    """The election with one row a ballot as a file."""
    stream = tempfile.TemporaryFile()  # noqa: SIM115 - it is read from, and ends with the process
    stream.write(head(ballots).encode())
    for row in rows(ballots):
        stream.write(row.encode())
    stream.write(b"]}")
    stream.seek(0)
    return stream


def together(ballots: int) -> BinaryIO:
    """The same number of ballots in a thousand kinds."""
    kinds = [json.loads(row.lstrip(",\n")) for row in rows(1_000)]
    listed = [{**kind, "count": ballots // len(kinds)} for kind in kinds]
    return io.BytesIO((head(ballots) + ", ".join(map(json.dumps, listed)) + "]}").encode())


def seconds_to_count(stream: BinaryIO) -> float:
    """Seconds of CPU time for reading and counting, with the arithmetic said: a busy machine changes nothing."""
    from luoshi.congress.elections.counting import count
    from luoshi.exchange.election_file import read_election_file

    begin = time.process_time()
    result = count(read_election_file(stream)).to_json("zh")
    assert result["ballots"]["returned"] == _BALLOTS
    return time.process_time() - begin


def peak_megabytes() -> float:
    """The most memory that this process had while it counted a million rows."""
    seconds_to_count(written(_BALLOTS))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1_000_000


def million_together() -> float:
    """Seconds for a million ballots in a thousand kinds."""
    return seconds_to_count(together(_BALLOTS))


def million_rows() -> float:
    """Seconds for a million ballots, one row each."""
    return seconds_to_count(written(_BALLOTS))
