"""One look tells that a clause opens with nothing known; it must never tell so of one that a rule holds of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.reading.lexicon import words
from luoshi.reading.pretenders import OPENINGS, read_opening

EXAMPLES = {
    "holds-on": "坚持稳中求进",
    "doctrine": "把创新作为强县之路",
    "announces-list": "重点抓好以下五项工作",
    "frame": "为实现上述目标",
    "slogan": "加快向现代化强区迈进",
    "condition": "随着人口增加",
}
PARTS = st.sampled_from(
    [
        *words("verbs", "hold"),
        *EXAMPLES.values(),
        *"始终把将确保做好再一走在前列的起来新突破，、城市是要向从五个方面为以看",
    ]
)


def test_each_rule_has_an_example() -> None:
    assert EXAMPLES.keys() == {opening.rule for opening in OPENINGS}


@pytest.mark.parametrize("rule", EXAMPLES)
def test_a_clause_is_known_by_what_it_opens_with(rule: str) -> None:
    text = EXAMPLES[rule]
    found = read_opening(text, 0, len(text))
    assert found is not None
    assert found.rule == rule


def test_an_action_is_no_opening() -> None:
    assert read_opening("改造东街", 0, 4) is None


@given(parts=st.lists(PARTS, min_size=1, max_size=8), start=st.integers(0, 3))
def test_it_is_the_first_rule_that_holds(parts: list[str], start: int) -> None:
    text = "".join(parts)
    asked = next((opening for opening in OPENINGS if opening.holds(text, start, len(text))), None)
    assert read_opening(text, start, len(text)) == asked
