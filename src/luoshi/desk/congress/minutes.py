"""The record of a congress, made from its agenda and its book: what minutes, resolutions and the agenda are written from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from luoshi.congress.record import AgendaItem, Meeting, Resolution, Sitting, Speech
from luoshi.congress.record.meeting import Elected
from luoshi.congress.suggestions.adoption import Adoption, Tally, vote_on
from luoshi.congress.suggestions.draft import Draft
from luoshi.desk.congress.contests import state_of
from luoshi.desk.congress.hall import Hall, hall_of, on_the_wall
from luoshi.desk.congress.models import Congress, Entry, StoredContest, StoredItem, StoredSitting


def record_of(one: Congress) -> Meeting:
    """The meeting as its book has it; a sitting of which the book says nothing did not take place yet, and is left out."""
    meeting = _Record(one).meeting()
    return replace(meeting, sittings=tuple(sitting for sitting in meeting.sittings if _took_place(sitting)))


def planned(one: Congress) -> Meeting:
    """The meeting with every sitting that is planned: what the agenda is written from."""
    return _Record(one).meeting()


def resolution_in(line: Entry, hall: Hall) -> Resolution:
    """A resolution with its vote, the quorum proven at that moment by what the book said then."""
    data = line.data
    wording = tuple(data["wording"])
    return Resolution(f"r{line.number}", data["about"], wording, adoption_of(line, hall, Draft(1, "\n".join(wording))))


def adoption_of(line: Entry, hall: Hall, draft: Draft) -> Adoption:
    """The vote that a line of the book tells of, on this text."""
    data = line.data
    proof = hall.proof(datetime.fromisoformat(data["at"]), known=line.number)
    tally = Tally(data["in_favour"], data["against"], data["abstain"])
    return vote_on(draft, proof, tally, base=data["base"])


def _took_place(sitting: Sitting) -> bool:
    return sitting.quorum is not None or any(
        item.speeches or item.resolutions or item.elected for item in sitting.items
    )


class _Record:
    def __init__(self, one: Congress) -> None:
        self.one, self.hall = one, hall_of(one)
        self.lines = list(one.entries.all())
        self.contests: Mapping[int, Sequence[StoredContest]] = {}
        by_item: dict[int, list[StoredContest]] = {}
        for contest in one.contests.all():
            by_item.setdefault(contest.item_id or 0, []).append(contest)
        self.contests = by_item

    def meeting(self) -> Meeting:
        sittings = self.one.sittings.prefetch_related("items")
        return Meeting(self.one.title, self.one.body, tuple(self._sitting(each) for each in sittings))

    def _sitting(self, stored: StoredSitting) -> Sitting:
        opened, closed = (self._when(kind, stored.pk) for kind in ("sitting-opened", "sitting-closed"))
        proof = self.hall.proof(*opened) if opened else None
        begins = opened[0] if opened else on_the_wall(stored.begins)
        items = tuple(self._item(number, each) for number, each in enumerate(stored.items.all(), 1))
        return Sitting(stored.number, begins, closed[0] if closed else begins, stored.place, stored.chair, proof, items)

    def _when(self, kind: str, sitting: int) -> tuple[datetime, int] | None:
        found = (line for line in self.lines if line.kind == kind and line.data["sitting"] == sitting)
        return next(((datetime.fromisoformat(line.data["at"]), line.number) for line in found), None)

    def _item(self, number: int, stored: StoredItem) -> AgendaItem:
        mine = [line for line in self.lines if line.data.get("item") == stored.pk]
        speeches = [line.data for line in mine if line.kind == "spoke"]
        return AgendaItem(
            number,
            stored.kind,  # type: ignore[arg-type]
            stored.title,
            tuple(Speech(each["person"], each["role"], each["said"]) for each in speeches),
            tuple(resolution_in(line, self.hall) for line in mine if line.kind == "resolved"),
            tuple(found for contest in self.contests.get(stored.pk, ()) for found in self._elected(contest)),
        )

    def _elected(self, contest: StoredContest) -> list[Elected]:
        """Those elected, once it was announced: the rounds' own results, in the order in which each announces them."""
        state = state_of(contest, [line for line in self.lines if line.contest_id == contest.pk])
        if not state.announced:
            return []
        held = [one.counted for one in state.rounds if one.counted and one.kind != "preliminary"]
        names = [each.election.names.get(one, one) for each in held for one in each.result.announce]
        return [Elected(contest.office, tuple(names), f"e{contest.pk}")]
