"""What a reading says of a text, in English: every rule that dates a text or finds a defect has its sentence."""

from __future__ import annotations

import re
from datetime import date

import pytest

from case_files import Case, all_cases, text_of
from luoshi.exchange.findings import finding_in
from luoshi.reading.reading import read

_QUOTED = re.compile("“[^“”]*(?:“[^“”]*”[^“”]*)*”")
# Names of people and holidays stay as they are.
_NAMES = re.compile("[一-龥]{2,3}(?= (?:held|was|is near))")
_HAN = re.compile("[一-龥]")
_CASES = [
    case for file in ("dating", "defects") for kind in ("case", "near_miss") for case in all_cases()[file].get(kind, [])
]


def _findings(case: Case) -> list[str]:
    reading = read(text_of(case).encode(), name="a.txt", today=case.get("today", date(2026, 11, 24)))
    dated = reading.facts.dated
    return [*(one.says for one in dated.evidence), *dated.conflicts, *(one.note for one in reading.defects)]


@pytest.mark.parametrize("case", _CASES, ids=text_of)
def test_no_chinese_is_left_but_quotations_and_names(case: Case) -> None:
    for says in _findings(case):
        told = finding_in("en", says)
        assert not _HAN.search(_NAMES.sub("", _QUOTED.sub("", told))), f"{says!r} is missing in findings.toml: {told!r}"
        assert finding_in("zh", says) == says


@pytest.mark.parametrize(
    ("says", "told"),
    [
        ("“县”前缺数字", "the number before “县” is gone"),
        ("换行成了字符“\\n”，共3处", "a line break became the characters “\\n”, in 3 places"),
        (
            "“2021”：标题写2021年；而“明年是届首之年”：“明年”是2011年，成文于2010年",
            "“2021”: its title says 2021; but “明年是届首之年”: “明年” is 2011, so it was written in 2010",
        ),
    ],
)
def test_a_finding_in_english(says: str, told: str) -> None:
    assert finding_in("en", says) == told
