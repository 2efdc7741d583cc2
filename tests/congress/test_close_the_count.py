"""Closing a count: everything that keeps it open is named, and nothing else does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from luoshi.congress.elections.closing import Count, CountOpen, TellerSheet, closed, differences, obstacles, said_ballot
from luoshi.congress.elections.election import Ballot, Candidate
from luoshi.congress.elections.tellers import Officer, Relatives
from luoshi.congress.elections.write_ins import Adjudication

FOR_A = Ballot(support=("a",))
FOR_B = Ballot(support=("b",), against=("a",), write_in=("赵 四",))
BOTH = Ballot(support=("a", "b", "c"))
BLANK = Ballot()
ENTERED = {FOR_A: 60, FOR_B: 30, BOTH: 4, BLANK: 6}
READY = Count(
    candidates=(Candidate("a", "王一"), Candidate("b", "李二"), Candidate("c", "张三")),
    most_marks=2,
    issued=100,
    returned=100,
    valid=96,
    invalid=4,
    blank=6,
    sheets=(TellerSheet("计甲", ENTERED), TellerSheet("计乙", dict(reversed(ENTERED.items())))),
    findings=(Adjudication("赵 四", "赵四", ("监甲", "监乙")),),
    officers=(
        Officer("计甲", "teller"),
        Officer("计乙", "teller"),
        Officer("监甲", "scrutineer"),
        Officer("监乙", "scrutineer"),
    ),
    signatures=("监甲", "监乙"),
)


def said(count: Count) -> list[str]:
    return [one.said("en") for one in obstacles(count)]


def sheets(second: dict[Ballot, int], teller: str = "计乙") -> tuple[TellerSheet, TellerSheet]:
    return READY.sheets[0], TellerSheet(teller, second)


def test_a_count_that_adds_up_is_closed_with_names_as_they_were_meant() -> None:
    assert said(READY) == []
    assert closed(READY) == {FOR_A: 60, FOR_B._replace(write_in=("赵四",)): 30, BOTH: 4, BLANK: 6}


def test_a_name_that_means_nobody_is_no_mark() -> None:
    count = replace(READY, findings=(Adjudication("赵 四", None, ("监甲", "监乙")),))
    assert closed(count)[FOR_B._replace(write_in=())] == 30


OPEN: list[tuple[str, dict[str, object], str]] = [
    ("piles not counted", {"blank": None}, "The valid, invalid and blank ballots were not counted yet."),
    ("piles do not add up", {"valid": 95}, "95 valid + 4 invalid are not the 100 returned."),
    ("more blank than valid", {"valid": 5, "invalid": 95}, "6 blank ballots are more than the 5 valid ones."),
    ("one entry", {"sheets": READY.sheets[:1]}, "Two tellers have to enter the ballots, each on their own."),
    ("no entry", {"sheets": ()}, "Two tellers have to enter the ballots, each on their own."),
    ("entered twice by one", {"sheets": sheets(ENTERED, "计甲")}, "计甲 entered both; somebody else has to enter the second."),
    ("entered by a stranger", {"sheets": sheets(ENTERED, "路人")}, "路人 entered ballots and is no teller."),
    ("one ballot more", {"sheets": sheets({**ENTERED, FOR_A: 61})}, "Ballot “○a”: 计甲 entered 60, 计乙 61."),
    ("another total", {"sheets": sheets({**ENTERED, FOR_A: 61})}, "计乙 entered 101 ballots, and 100 were returned."),
    ("another blank", {"sheets": sheets({**ENTERED, FOR_A: 61, BLANK: 5})}, "计乙 entered 5 blank ballots, and 6 were counted."),
    ("another invalid", {"sheets": sheets({**ENTERED, FOR_A: 61, BOTH: 3})}, "计乙 entered 3 invalid ballots, and 4 were counted."),
    ("a name is open", {"findings": ()}, "“赵 四”, written in, was not adjudicated yet."),
    ("a name by one", {"findings": (Adjudication("赵 四", "赵四", ("监甲", "监甲 ")),)}, "“赵 四”, written in, has to be adjudicated by two people."),
    ("a name by a candidate", {"findings": (Adjudication("赵 四", "赵四", ("监甲", "王一")),)}, "The candidate 王一 cannot adjudicate “赵 四”."),
    ("a name by a relative", {"relatives": Relatives({"赵四": ["监甲"]})}, "监甲, a near relative of the person meant, cannot adjudicate “赵 四”."),
    ("unsigned", {"signatures": ("监甲",)}, "The scrutineer 监乙 has not signed yet."),
    ("no scrutineer", {"officers": READY.officers[:2]}, "There is no scrutineer."),
    ("a candidate as teller", {"officers": (*READY.officers, Officer("王一", "teller"))}, "王一 is a candidate and cannot be a teller."),
    ("a candidate as scrutineer", {"officers": (*READY.officers, Officer("王一", "scrutineer")), "signatures": ("监甲", "监乙", "王一")}, "王一 is a candidate and cannot be a scrutineer."),
    ("a relative as teller", {"relatives": Relatives({"计甲": ["李二"]})}, "计甲 is a near relative of the candidate 李二 and cannot be a teller."),
    ("a relative, told by the candidate", {"relatives": Relatives({"李二": ["计甲"]})}, "计甲 is a near relative of the candidate 李二 and cannot be a teller."),
    ("both offices", {"officers": (*READY.officers, Officer("监甲", "teller"))}, "监甲 cannot be both scrutineer and teller."),
]  # fmt: skip


@pytest.mark.parametrize(("what", "change", "says"), OPEN, ids=[what for what, _, _ in OPEN])
def test_what_keeps_a_count_open_is_named(what: str, change: dict[str, object], says: str) -> None:
    count = replace(READY, **change)  # type: ignore[arg-type]
    assert says in said(count), what
    with pytest.raises(CountOpen) as caught:
        closed(count)
    assert says in str(caught.value)
    assert all(one.said("zh") for one in caught.value.obstacles)


def test_where_exactly_so_many_are_marked_fewer_are_invalid_as_well() -> None:
    exactly = replace(READY, exactly=True, valid=36, invalid=64)
    assert "计甲 entered 4 invalid ballots, and 64 were counted." in said(replace(exactly, exactly=False))
    assert said(exactly) == []


def test_what_a_box_held_is_one_sheet_and_adds_up_like_paper() -> None:
    by_box = replace(READY, sheets=(TellerSheet("票箱", ENTERED),), by_box=True)
    assert said(by_box) == []
    assert closed(by_box) == closed(READY)
    assert said(replace(by_box, sheets=(), valid=None)) == ["The box was not opened yet: a scrutineer opens it."]
    assert "票箱 entered 101 ballots, and 100 were returned." in said(
        replace(by_box, sheets=(TellerSheet("票箱", {**ENTERED, FOR_A: 61}),))
    )
    assert "The scrutineer 监乙 has not signed yet." in said(replace(by_box, signatures=("监甲",)))


def test_a_relative_of_somebody_who_does_not_stand_may_count() -> None:
    assert said(replace(READY, relatives=Relatives({"计甲": ["钱七"]}))) == []


def test_every_difference_between_two_tellers_is_named() -> None:
    first, second = sheets({FOR_A: 59, FOR_B: 31, BOTH: 4, BLANK: 6})
    assert [one.values["ballot"] for one in differences(first, second)] == ["○a", "○b ×a +赵 四"]
    assert differences(first, READY.sheets[1]) == ()


def test_a_ballot_is_written_as_tellers_write_it() -> None:
    assert said_ballot(Ballot(("a",), ("b",), ("c",), ("赵四",), spoilt=True)) == "○a ×b △c +赵四 #"
    assert said_ballot(BLANK) == "—"
