"""The Chinese specifications of Microsoft's Recognizers: the share of their cases that is met, and what is left out."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.recognizers import SUITES, Suite, cases_of, excluded, expected, found, review, run

SHORTEST_REASON = 15


def _named(suite: Suite) -> str:
    return suite.name


@pytest.fixture(scope="session")
def specifications(shared: Path) -> Path:
    folder = shared / "suites" / "recognizers"
    if not folder.is_dir():
        pytest.skip(f"no specifications in {folder}")
    return folder


@pytest.mark.parametrize("suite", SUITES, ids=_named)
def test_the_share_asked_for_is_met(suite: Suite, specifications: Path) -> None:
    outcome = run(suite, specifications)
    assert outcome.cases == outcome.excluded + outcome.met + len(outcome.missed)
    assert outcome.share >= suite.floor, f"not met: {outcome.missed}"


@pytest.mark.parametrize("suite", SUITES, ids=_named)
def test_what_is_left_out_is_the_case_meant(suite: Suite, specifications: Path) -> None:
    cases = cases_of(suite, specifications)
    moved = {place: begins for place, begins in excluded(suite).items() if not cases[place]["Input"].startswith(begins)}
    assert moved == {}


@pytest.mark.parametrize("suite", SUITES, ids=_named)
def test_nothing_is_left_out_that_would_be_met(suite: Suite, specifications: Path) -> None:
    cases = cases_of(suite, specifications)
    assert [place for place in excluded(suite) if found(suite, cases[place]) == expected(cases[place])] == []


def test_every_exclusion_says_why() -> None:
    entries = [entry for listed in review()["excluded"].values() for entry in listed]
    assert [entry for entry in entries if len(entry["why"]) < SHORTEST_REASON] == []


def test_exclusions_are_of_suites_that_are_asked() -> None:
    assert set(review()["excluded"]) <= {suite.name for suite in SUITES}


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("Number", "负六点六", "-6.6"),
        ("Percentage", "九成", "90%"),
        ("NumberRange", "小于等于100", "(,100]"),
    ],
)
def test_a_case_is_met_only_with_span_and_value(name: str, text: str, value: str) -> None:
    suite = next(one for one in SUITES if one.name == name)
    result = {"Start": 0, "End": len(text) - 1, "Resolution": {"value": value}}
    case = {"Input": text, "Results": [result]}
    assert found(suite, case) == expected(case)
    assert found(suite, case) != expected({**case, "Results": []})
    assert found(suite, case) != expected({**case, "Results": [{**result, "Start": 1}]})
    wrong = {**result, "Resolution": {"value": "(,7]" if value[0] == "(" else "7"}}
    assert found(suite, case) != expected({**case, "Results": [wrong]})
