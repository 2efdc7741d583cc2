"""Minutes and resolutions from the record: every sentence is made of what is in it, and what isn't there is not said."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from luoshi.congress.record.blocks import Block, Paper
from luoshi.congress.record.chinese_numbers import day, half_day, ordinal
from luoshi.congress.record.meeting import AgendaItem, Elected, Meeting, Resolution, Sitting, Speech


def minutes_of(meeting: Meeting) -> Paper:
    """The minutes (会议纪要) of all sittings."""
    # 第一次会议纪要, not 会议会议纪要.
    title = words()["minutes_title"].format(meeting=meeting.title.removesuffix("会议"))
    blocks = [Block("title", title)]
    for sitting in meeting.sittings:
        blocks += _sitting(meeting, sitting, several=len(meeting.sittings) > 1)
    blocks.append(Block("signature", meeting.body))
    if meeting.sittings:
        blocks.append(Block("signature", day(meeting.sittings[-1].ends)))
    return Paper(title, tuple(blocks))


def resolution_of(meeting: Meeting, resolution: Resolution) -> Paper:
    """The text of one resolution (决议), saying under its title whether it was adopted, and when."""
    title = resolution_title(meeting.title, resolution.about)
    note = _note(meeting, resolution)
    body = tuple(Block("body", paragraph) for paragraph in resolution.wording)
    head = (Block("title", title, len(meeting.title)), Block("note", note, note.find("日") + 1))
    return Paper(title, (*head, *body))


def resolution_title(meeting: str, about: str) -> str:
    """What a resolution is called: that of this meeting on this matter."""
    return words()["resolution_title"].format(meeting=meeting, about=about)


@cache
def words() -> Mapping[str, str]:
    """The words of minutes and resolutions, by name."""
    return tomllib.loads(files(__package__ or "").joinpath("minutes.toml").read_text(encoding="utf-8"))


def _note(meeting: Meeting, resolution: Resolution) -> str:
    sittings = [sitting for sitting in meeting.sittings for item in sitting.items if resolution in item.resolutions]
    if resolution.vote is None or not sittings:
        return words()["resolution_draft"]
    form = "resolution_note" if resolution.adopted else "resolution_rejected"
    return words()[form].format(day=day(sittings[0].begins), meeting=meeting.title)


def _sitting(meeting: Meeting, sitting: Sitting, *, several: bool) -> Iterator[Block]:
    said = words()
    number = ordinal(sitting.number)
    if several:
        yield Block("heading", said["sitting"].format(number=number))
    opened = {"when": half_day(sitting.begins), "place": sitting.place, "chair": sitting.chair}
    yield Block("body", said["opened"].format(meeting=meeting.title, number=number, **opened))
    yield Block("body", _attended(sitting))
    for item in sitting.items:
        yield Block("subheading", said["item"].format(number=ordinal(item.number), title=item.title))
        yield from (Block("body", text) for text in _item(item))


def _attended(sitting: Sitting) -> str:
    said, proof = words(), sitting.quorum
    if proof is None:
        return said["no_quorum_proof"]
    met = said["met" if proof.met else "not_met"]
    return said["attended"].format(entitled=proof.entitled, present=proof.present, met=met)


def _item(item: AgendaItem) -> Iterator[str]:
    said = words()
    if item.kind == "report":
        yield from (said["report"].format(person=one.person, title=item.title) for one in item.speeches[:1])
    elif item.kind != "resolution" or not item.resolutions:
        yield said[item.kind].format(title=item.title)
    first = 1 if item.kind == "report" else 0
    yield from (_speech(one) for one in item.speeches[first:])
    for resolution in item.resolutions:
        yield from _resolution(resolution)
    yield from (_elected(one) for one in item.elected)


def _speech(speech: Speech) -> str:
    form = "speech" if speech.said else "speech_without_words"
    role = f"（{speech.role}）" if speech.role else ""
    return words()[form].format(person=speech.person, role=role, said=speech.said)


def _resolution(resolution: Resolution) -> Iterator[str]:
    said, title = words(), f"关于{resolution.about}的决议"
    yield said["resolution"].format(title=title)
    vote = resolution.vote
    if vote is None:
        yield said["not_voted"].format(title=title)
        return
    if vote.state in {"adopted", "rejected"}:
        tally = vote.tally
        yield said["voted"].format(for_=tally.for_, against=tally.against, abstain=tally.abstain)
    yield said[vote.state].format(title=title)


def _elected(found: Elected) -> str:
    names = words()["list_mark"].join(found.names)
    return words()["elected"].format(office=found.office, count=len(found.names), names=names)
