"""The date specs of others, read by `read_dates`; skipped where they are not beside the repository."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.date_specs import FLOORS, SPECS, cases_of, excluded, figures, passes


@pytest.fixture(scope="module")
def suites(shared: Path) -> Path:
    folder = shared / "suites"
    if not (folder / "recognizers").is_dir():
        pytest.skip(f"no specs in {folder}")
    return folder


def test_the_floors_are_kept(suites: Path) -> None:
    reached = {figure.kind: figure for figure in figures(suites)}
    assert reached.keys() == FLOORS.keys()
    assert {kind: one.failed for kind, one in reached.items() if one.share < FLOORS[kind]} == {}


@pytest.mark.parametrize("kind", SPECS)
def test_most_cases_count(kind: str, suites: Path) -> None:
    (figure,) = (one for one in figures(suites) if one.kind == kind)
    assert figure.excluded < 0.15 * (figure.counted + figure.excluded)


def test_what_is_left_out_is_there_fails_and_says_why(suites: Path) -> None:
    cases = {name: case for kind in SPECS for name, case in cases_of(kind, suites)}
    assert excluded().keys() <= cases.keys()
    assert [name for name in excluded() if passes(cases[name])] == []
    assert all(len(why) > 20 for why in excluded().values())


@pytest.mark.parametrize(
    ("value", "passed"),
    [
        ({"FutureResolution": {"startDate": "2018-04-01", "endDate": "2018-05-01"}}, True),
        ({"FutureResolution": {"startDate": "2018-04-01", "endDate": "2018-04-30"}}, False),
        ({"FutureResolution": {"startDate": "2018-04-02", "endDate": "2018-05-01"}}, False),
        ({"FutureResolution": {"date": "2018-04-01"}}, False),
    ],
)
def test_a_case_can_fail(value: dict[str, object], passed: bool) -> None:
    result = {"Start": 0, "Length": 4, "Value": value}
    context = {"ReferenceDateTime": "2017-03-22T00:00:00"}
    assert passes({"Input": "明年四月", "Context": context, "Results": [result]}) is passed
    assert not passes({"Input": "明年四月", "Context": context, "Results": []})
    assert not passes({"Input": "明年四月", "Context": context, "Results": [{**result, "Start": 1}]})
