"""People, bodies, posts, memberships and motions in the classes of Popolo; of votes, only how many there were."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta, timezone
from typing import Any

from luoshi.congress.bodies.body import Body, Holding, Office
from luoshi.congress.names import read_name
from luoshi.congress.record.meeting import Meeting, Resolution, Sitting
from luoshi.congress.roll.delegates import Delegate

_OPTIONS = (("yes", "for_"), ("no", "against"), ("abstain", "abstain"))
_ZONE = timezone(timedelta(hours=8))
# Popolo's words for how a vote ended.
_RESULTS = {"adopted": "pass", "rejected": "fail"}


def popolo_data(
    people: Sequence[Delegate],
    bodies: Sequence[Body] = (),
    holdings: Sequence[Holding] = (),
    meeting: Meeting | None = None,
) -> dict[str, Any]:
    """Everything under the names of Popolo's classes, each with ids that the others refer to.

    How anybody voted never stands in it: a secret ballot has counts and nothing else. Persons are those on the roll and those
    who hold an office; a holder who isn't on the roll goes by the name that the holding gives.
    """
    known = {one.id: one for one in people}
    others = dict.fromkeys(one.person for one in holdings if one.person not in known)
    return {
        "persons": [*map(_person, people), *({"id": f"person-{name}", "name": name} for name in others)],
        "organizations": [*map(_organization, bodies), *_meeting_body(meeting)],
        "posts": [_post(body, office) for body in bodies for office in body.offices],
        "memberships": [_membership(one) for one in holdings],
        "events": list(_events(meeting)),
        "motions": list(_motions(meeting)),
        "vote_events": list(_vote_events(meeting)),
    }


def _person(one: Delegate) -> dict[str, Any]:
    name = read_name(one.name)
    # 王　一 is how a roster pads it; the name is 王一. The dot of a transcribed name belongs to it.
    plain = "".join(one.name.split())
    found: dict[str, Any] = {
        "id": f"person-{one.id}",
        "name": plain,
        "family_name": name.surname,
        "given_name": name.given,
    }
    if name.how not in {"one-character", "compound", "said"} or not name.sure:
        # What is surname and what isn't would be a guess.
        del found["family_name"], found["given_name"]
    if one.trait("sex"):
        found["gender"] = one.trait("sex")
    return found


def _organization(body: Body) -> dict[str, Any]:
    return {"id": f"organization-{body.id}", "name": body.name, "classification": "committee"}


def _meeting_body(meeting: Meeting | None) -> list[dict[str, Any]]:
    return [{"id": "organization-meeting", "name": meeting.body, "classification": "congress"}] if meeting else []


def _post(body: Body, office: Office) -> dict[str, Any]:
    return {
        "id": f"post-{body.id}-{office.id}",
        "label": f"{body.name}{office.name}",
        "role": office.name,
        "organization_id": f"organization-{body.id}",
    }


def _membership(one: Holding) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": f"membership-{one.body}-{one.office}-{one.person}-{one.since.isoformat()}",
        "person_id": f"person-{one.person}",
        "organization_id": f"organization-{one.body}",
        "post_id": f"post-{one.body}-{one.office}",
        "start_date": one.since.isoformat(),
    }
    return found | ({"end_date": one.until.isoformat()} if one.until else {})


def _events(meeting: Meeting | None) -> Iterator[dict[str, Any]]:
    for sitting in meeting.sittings if meeting else ():
        yield {
            "id": f"event-{sitting.number}",
            "name": f"{meeting.title if meeting else ''}第{sitting.number}次全体会议",
            "classification": "sitting",
            "organization_id": "organization-meeting",
            "start_date": _instant(sitting.begins),
            "end_date": _instant(sitting.ends),
            "location": sitting.place,
        }


def _resolved(meeting: Meeting | None) -> Iterator[tuple[Sitting, Resolution]]:
    for sitting in meeting.sittings if meeting else ():
        for item in sitting.items:
            yield from ((sitting, resolution) for resolution in item.resolutions)


def _motions(meeting: Meeting | None) -> Iterator[dict[str, Any]]:
    for sitting, resolution in _resolved(meeting):
        found: dict[str, Any] = {
            "id": f"motion-{resolution.id}",
            "organization_id": "organization-meeting",
            "legislative_session_id": f"event-{sitting.number}",
            "text": "\n".join(resolution.wording),
            "classification": "resolution",
            "date": _instant(sitting.begins),
        }
        vote = resolution.vote
        if vote is not None:
            found |= {"requirement": f"{vote.need} of {vote.base_count} {vote.base}", **_result(vote.state)}
        yield found


def _vote_events(meeting: Meeting | None) -> Iterator[dict[str, Any]]:
    for sitting, resolution in _resolved(meeting):
        vote = resolution.vote
        # Where there was no quorum, or the count was void, there was no vote to count.
        if vote is None or vote.state not in _RESULTS:
            continue
        yield {
            "id": f"vote-event-{resolution.id}",
            "organization_id": "organization-meeting",
            "legislative_session_id": f"event-{sitting.number}",
            "motion_id": f"motion-{resolution.id}",
            "start_date": _instant(sitting.begins),
            **_result(vote.state),
            "counts": [{"option": option, "value": int(getattr(vote.tally, name))} for option, name in _OPTIONS],
        }


def _result(state: str) -> Mapping[str, str]:
    return {"result": _RESULTS[state]} if state in _RESULTS else {}


def _instant(when: datetime) -> str:
    """Popolo wants times with their zone; the hall's clock has none written on it, and all of China has one."""
    return when.replace(tzinfo=_ZONE).isoformat()
