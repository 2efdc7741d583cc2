"""People, bodies and motions as Popolo. No package ships its schemas: `POPOLO` says, of the classes we write, what they allow."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import jsonschema
import pytest

from congress.sample_meeting import AFTERNOON, MEETING, REPORT, vote
from luoshi.congress.bodies import Body, Holding, Office, Term
from luoshi.congress.record import AgendaItem
from luoshi.congress.roll import Delegate
from luoshi.exchange.popolo import popolo_data

TEXT: dict[str, Any] = {"type": ["string", "null"]}
DAY = {**TEXT, "pattern": r"^\d{4}(-\d{2}){0,2}$"}
INSTANT = {**TEXT, "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$"}
COUNT = {
    "type": "object",
    "required": ["option", "value"],
    "properties": {"option": {"type": "string"}, "value": {"type": "integer"}},
}


def of(required: str = "id", **properties: Any) -> dict[str, Any]:  # noqa: ANN401
    allowed = {"id": TEXT, **{name: form or TEXT for name, form in properties.items()}}
    return {"type": "array", "items": {"additionalProperties": False, "required": [required], "properties": allowed}}


# The properties of the specification at popoloproject.com, as far as we write them; nothing else may stand there.
POPOLO = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "persons": of(name=None, family_name=None, given_name=None, gender=None),
        "organizations": of(name=None, classification=None, parent_id=None),
        "posts": of(label=None, role=None, organization_id=None, start_date=DAY, end_date=DAY),
        "memberships": of(person_id=None, organization_id=None, post_id=None, start_date=DAY, end_date=DAY),
        "events": of(
            name=None, classification=None, organization_id=None, start_date=INSTANT, end_date=INSTANT, location=None
        ),
        "motions": of(
            organization_id=None,
            legislative_session_id=None,
            text=None,
            classification=None,
            date=INSTANT,
            requirement=None,
            result=None,
        ),
        "vote_events": of(
            organization_id=None,
            legislative_session_id=None,
            motion_id=None,
            start_date=INSTANT,
            result=None,
            counts={"type": "array", "items": COUNT},
        ),
    },
}

PEOPLE = [
    Delegate("1", "王　一", "北渡镇", traits=(("sex", "男"),)),
    Delegate("2", "阿依古丽·买买提", "南坪镇"),
    Delegate("3", "欧阳一鸣", "南坪镇"),
]
BODY = Body("c", "青禾区委员会", (Office("m", "委员", 3), Office("s", "书记", 1, "m")), (Term(2, date(2026, 11, 25)),))
HOLDINGS = [
    Holding("1", "c", "m", date(2026, 11, 25)),
    Holding("1", "c", "s", date(2026, 11, 25)),
    Holding("丁一鸣", "c", "m", date(2026, 11, 25), date(2027, 3, 1)),
]
DATA = popolo_data(PEOPLE, [BODY], HOLDINGS, MEETING)


def test_it_is_what_popolo_allows() -> None:
    jsonschema.validate(json.loads(json.dumps(DATA)), POPOLO)


@pytest.mark.parametrize(
    ("where", "error"),
    [
        ("vote_events", {"votes": []}),
        ("events", {"start_date": "2026-11-24T09:00:00"}),
        ("persons", {"born": "1970"}),
        ("memberships", {"start_date": "yesterday"}),
    ],
)
def test_planted_errors_are_found(where: str, error: dict[str, Any]) -> None:
    wrong = json.loads(json.dumps(DATA))
    wrong[where][0] |= error
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, POPOLO)


def test_whatever_refers_to_something_refers_to_something_there() -> None:
    ids = [one["id"] for kind in DATA.values() for one in kind]
    assert len(ids) == len(set(ids))
    references = {one[name] for kind in DATA.values() for one in kind for name in one if name.endswith("_id")}
    assert references <= set(ids)


def test_names_are_split_only_where_that_is_sure() -> None:
    assert [(one["name"], one.get("family_name"), one.get("given_name")) for one in DATA["persons"]] == [
        ("王一", "王", "一"),
        ("阿依古丽·买买提", None, None),
        ("欧阳一鸣", "欧阳", "一鸣"),
        ("丁一鸣", None, None),
    ]


def test_motions_have_their_result_and_what_was_needed() -> None:
    assert [(one["result"], one["requirement"]) for one in DATA["motions"]] == [
        ("pass", "51 of 100 entitled"),
        ("fail", "51 of 100 entitled"),
    ]
    assert DATA["vote_events"][0]["counts"] == [
        {"option": "yes", "value": 90},
        {"option": "no", "value": 5},
        {"option": "abstain", "value": 3},
    ]


def test_nobody_can_be_tied_to_a_vote() -> None:
    """No key of a vote event, at any depth, could hold a person."""
    assert "person" not in json.dumps(DATA["vote_events"])
    assert all("votes" not in one and "voter" not in json.dumps(one) for one in DATA["vote_events"])


@pytest.mark.parametrize("resolution", [replace(REPORT, vote=None), replace(REPORT, vote=vote(9, 0, 0, present=9))])
def test_what_was_not_voted_on_has_no_result(resolution: Any) -> None:  # noqa: ANN401
    item = AgendaItem(1, "resolution", "决议", resolutions=(resolution,))
    found = popolo_data([], meeting=replace(MEETING, sittings=(replace(AFTERNOON, items=(item,)),)))
    assert found["vote_events"] == []
    assert "result" not in found["motions"][0]
    jsonschema.validate(found, POPOLO)
