"""The same work in one process or several, and what becomes of it when a process dies."""

from __future__ import annotations

import gc
import multiprocessing
from contextlib import closing
from time import monotonic, sleep

import pytest

from corpus.sample_work import die_at_three, double, fail_at_three
from luoshi.corpus.processes import cores, work_on

MANY = range(40)


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_in_order(jobs: int) -> None:
    found = list(work_on(MANY, double, jobs=jobs, in_order=True, lost=int))
    assert found == [(number, 2 * number) for number in MANY]


def test_results_as_they_are_done_are_all_there() -> None:
    found = list(work_on(MANY, double, jobs=2, in_order=False, lost=int))
    assert sorted(found) == [(number, 2 * number) for number in MANY]


@pytest.mark.parametrize("in_order", [True, False])
def test_a_process_that_dies_loses_what_it_was_at_and_nothing_else(in_order: bool) -> None:
    found = list(work_on(range(8), die_at_three, jobs=2, in_order=in_order, lost=lambda number: -number))
    assert sorted(found) == [(number, -3 if number == 3 else 2 * number) for number in range(8)]
    assert not in_order or found == sorted(found)


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_the_work_raises_is_raised_here(jobs: int) -> None:
    with pytest.raises(LookupError):
        list(work_on(MANY, fail_at_three, jobs=jobs, in_order=True, lost=int))


def test_no_process_is_left_behind() -> None:
    before = set(multiprocessing.active_children())
    with closing(work_on(MANY, double, jobs=2, in_order=True, lost=int)) as results:
        next(results)
    # Asked again and again, not joined: the pool's own thread waits for its processes too, and while it takes the end
    # of one from the system, a second wait for the same process finds nothing and leaves it on the list.
    until = monotonic() + 10
    while (left := set(multiprocessing.active_children()) - before) and monotonic() < until:
        sleep(0.01)
    assert not left


def test_the_collector_is_left_as_it_was() -> None:
    before = gc.get_threshold()
    list(work_on(MANY, int, jobs=1, in_order=True, lost=int))
    assert gc.get_threshold() == before


def test_there_is_a_core() -> None:
    assert cores() >= 1
