"""What careless copying does to a text must not change what it promises: the same entries, but for white space."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.reading.explain import explain_entry
from luoshi.reading.formats import Loaded
from luoshi.reading.reading import Reading, read
from luoshi.reading.text import Span
from luoshi.reading.unbroken import Unbroken, unbroken
from luoshi.reading.way_back import moved_back

DAY = date(2026, 11, 24)
EXAMPLES = ["qinghe-closing.txt", "qinghe-report.txt"]
_DIRT = re.compile(r"\s|\\r|\\n|&[ne][bm]sp;|\?{2,}|</?(?:br|p)/?>")


def broken(width: int, indent: str = "", end: str = "\n") -> Callable[[str], str]:
    """Every line broken at a width, as mail and terminals do."""

    def break_lines(text: str) -> str:
        lines = [indent + line for line in text.split("\n")]
        return end.join(line[at : at + width] for line in lines for at in range(0, len(line), width))

    return break_lines


def parted(by: str) -> Callable[[str], str]:
    """Something else between the lines."""
    return lambda text: text.replace("\n", by)


DIRTY: dict[str, Callable[[str], str]] = {
    "broken at 20": broken(20),
    "broken at 28, indented": broken(28, "　　"),
    "broken at 35": broken(35),
    "broken at 40, blank lines between": broken(40, end="\n\n"),
    "broken at 35, literal": broken(35, end="\\r\\n"),
    "broken at 35, question marks": broken(35, end="\n????"),
    "literal \\r\\n": parted("\\r\\n"),
    "literal \\n": parted("\\n"),
    "literal and real": parted("\\n\n"),
    "&nbsp; as indent": parted("\n&nbsp;&nbsp;&nbsp;&nbsp;"),
    "&nbsp; as break": parted("&nbsp;&nbsp;"),
    "???? as indent": parted("\n????"),
    "???? as break": parted("????"),
    "<br>": parted("<br>"),
    "<br/> and break": parted("<br/>\n"),
    "<p>": lambda text: f"<p>{text.replace(chr(10), '</p><p>')}</p>",
    "one line, spaces": parted(" "),
    "one line, wide spaces": parted("　　"),
    "CR LF": parted("\r\n"),
    "CR": parted("\r"),
    "line separators": parted("\u2028"),
    "&nbsp; behind commas": lambda text: text.replace("，", "，&nbsp;"),
    "blanks around": parted("  \n  "),
    "spaces behind stops": lambda text: re.sub("([，。])", r"\1 ", text),
}


def squeezed(text: str) -> str:
    """Without white space and what stands in for it."""
    return _DIRT.sub("", text)


def entries(reading: Reading) -> list[tuple[str, str]]:
    """Every entry: its kind and its words."""
    spans = [("target", one.start, one.end) for one in reading.targets]
    spans += [("task", one.start, one.end) for one in reading.tasks]
    spans += [("decision", one.start, one.end) for one in reading.decisions]
    return [(kind, squeezed(reading.text[start:end])) for kind, start, end in spans]


def example(root: Path, name: str) -> str:
    return (root / "examples" / name).read_text(encoding="utf-8").strip()


def read_text(text: str) -> Reading:
    reading = read(text.encode(), name="a.txt", today=DAY)
    assert reading.text == text
    covered = [(one.start, one.end) for one in reading.segments]
    assert (covered[0][0], covered[-1][1]) == (0, len(text))
    assert all(one[1] == other[0] for one, other in pairwise(covered))
    assert all(item.text == text[item.start : item.end] for task in reading.tasks for item in task.items)
    return reading


@pytest.mark.parametrize("dirt", DIRTY)
@pytest.mark.parametrize("name", EXAMPLES)
def test_a_dirty_text_promises_the_same(root: Path, name: str, dirt: str) -> None:
    clean = example(root, name)
    dirty = read_text(DIRTY[dirt](clean))
    assert entries(dirty) == entries(read_text(clean)) != []


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_text_in_one_line_promises_nearly_the_same(root: Path, name: str) -> None:
    clean = example(root, name)
    wanted, found = entries(read_text(clean)), entries(read_text(clean.replace("\n", "")))
    assert len(set(wanted) - set(found)) + len(set(found) - set(wanted)) <= len(wanted) // 9


def test_a_break_inside_a_word_is_a_defect_of_its_place_and_no_part_of_what_is_said() -> None:
    text = "明年工作安排\n年底前，区住房和城乡建设\n局要全面启\n动青禾大道、北\n门桥建设，改造老旧小区。"
    reading = read_text(text)
    task = reading.tasks[0]
    assert text[task.start : task.end] == "全面启\n动青禾大道、北\n门桥建设"
    assert (task.verb, task.owners) == ("启动", ("区住房和城乡建设局",))
    explained = explain_entry(reading, task.id)
    assert explained.clause is not None
    assert text[slice(*explained.clause)] == "区住房和城乡建设\n局要全面启\n动青禾大道、北\n门桥建设"
    assert explained.made[0].reasons[0].rule == task.rule
    breaks = [text[one.start : one.end] for one in reading.defects if one.rule == "line-broken-in-sentence"]
    assert breaks == ["\n"] * 3


def test_lost_characters_are_no_break() -> None:
    text = "明年，财政收入增长????左右，改造老旧小区50个。"
    assert unbroken(Loaded(text), ()).cuts == ()


def test_breaks_with_only_blanks_between_are_one() -> None:
    text = "明年，要全面启\n\u200b\n\u200b动青禾大道建设。"
    assert [cut.quote(text) for cut in unbroken(Loaded(text), ()).cuts] == ["\n\u200b\n\u200b"]


def test_lines_of_a_cell_are_things_of_their_own() -> None:
    cells = ["重点任务", "牵头单位", "改造老旧小区50个，新建公园", "区住建局、区城管局<br>区教育局"]
    rows = "".join(f"<tr><td>{left}</td><td>{right}</td></tr>" for left, right in (cells[:2], cells[2:]))
    reading = read(
        f"<html><body><p>明年工作安排</p><table>{rows}</table></body></html>".encode(), name="a.html", today=DAY
    )
    assert {owner for task in reading.tasks for owner in task.owners} == {"区住建局", "区城管局", "区教育局"}


def test_latin_words_stay_apart() -> None:
    assert unbroken(Loaded("各单位，要用好the new\nplan这个平台"), ()).cuts == ()


CUTS = st.lists(st.tuples(st.integers(0, 4), st.integers(1, 3)), max_size=6)


@given(CUTS, st.text(alphabet="落实一二", min_size=30, max_size=30))
def test_the_view_and_the_way_back(steps: list[tuple[int, int]], text: str) -> None:
    cuts, at = [], 0
    for apart, length in steps:
        # Two cuts never touch: breaks that do are one break.
        cuts.append(Span(at + apart + 1, at + apart + 1 + length))
        at = cuts[-1].end
    cuts = [cut for cut in cuts if cut.end < len(text)]
    view = Unbroken(text, cuts)
    assert len(view.text) == len(text) - sum(cut.end - cut.start for cut in cuts)
    for place, letter in enumerate(view.text):
        assert text[view.start(place)] == letter
        assert text[view.end(place + 1) - 1] == letter
        assert view.place(view.start(place)) == place
        assert moved_back((Span(place, place + 1),), view)[0].quote(text) == letter
    assert all(view.place(cut.start) == view.place(cut.end) for cut in cuts)
