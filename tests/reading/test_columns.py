"""Tasks and segments are kept as columns of numbers; whoever asks sees the values themselves."""

from __future__ import annotations

import pickle
import tracemalloc
from datetime import date

import pytest

from luoshi.reading import read
from luoshi.reading.entries import Item, Reason, Segment, Task
from luoshi.reading.task_columns import Tasks

SOURCE = "年底前改造东街、西街，建成南桥。"
STREETS = Task(
    id="t1", start=3, end=10, verb="改造", items=(Item(5, 7, "东街"), Item(8, 10, "西街")), owners=("区住建局",), support=("区财政局",),
    deadline="年底前", due=date(2026, 12, 31), field="urban", stage="advance", section=0, concrete=True, rule="verb-first",
    reasons=(Reason("action-verb", 3, 5), Reason("deadline-in-clause", 0, 3, "period=年底前")),
)  # fmt: skip
BRIDGE = Task(
    id="t2", start=11, end=15, verb="建成", items=(), owners=(), support=(), deadline=None, due=None, field=None,
    stage="complete", section=None, concrete=False, rule="verb-first", reasons=(Reason("action-verb", 11, 13),),
)  # fmt: skip


@pytest.mark.parametrize("tasks", [(), (STREETS,), (STREETS, BRIDGE)], ids=len)
def test_tasks_come_out_as_they_went_in(tasks: tuple[Task, ...]) -> None:
    columns = Tasks(tasks, SOURCE)
    assert tuple(columns) == tasks
    assert columns == tasks
    assert columns == Tasks(tasks, SOURCE)
    assert hash(columns) == hash(tasks)
    assert [columns[at] for at in range(-len(tasks), len(tasks))] == [*tasks, *tasks]
    assert columns[:1] == tasks[:1]
    assert list(columns.spans()) == [(task.start, task.end) for task in tasks]
    assert pickle.loads(pickle.dumps(columns)) == tasks  # noqa: S301 - it was made a moment ago


def test_other_tasks_are_not_equal() -> None:
    assert Tasks((STREETS, BRIDGE), SOURCE) != (STREETS,)
    assert Tasks((BRIDGE,), SOURCE) != (STREETS,)
    assert Tasks((), SOURCE) != []


def test_there_is_no_task_beyond_the_last() -> None:
    with pytest.raises(IndexError):
        Tasks((STREETS,), SOURCE)[1]


def test_segments_are_a_sequence_that_covers_the_text() -> None:
    reading = read("一、明年工作\n改造东街。谢谢大家！".encode(), name="a.txt", today=date(2026, 1, 1))
    segments = reading.segments
    assert [segments[at] for at in range(len(segments))] == list(segments) == list(segments[:])
    assert segments[-1] == Segment(segments[-1].start, len(reading.text), segments[-1].kind)
    assert segments == tuple(segments)
    assert segments != ()
    assert pickle.loads(pickle.dumps(reading)) == reading  # noqa: S301 - it was made a moment ago


def test_many_tasks_take_little_room() -> None:
    data = ("明年工作\n" + "年底前改造东街、西街。\n" * 20_000).encode()
    reading = read(data, name="a.txt", today=date(2026, 1, 1))
    tracemalloc.start()
    copied = Tasks(reading.tasks, reading.text)
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(copied) == 20_000
    assert kept / len(copied) < 250
