"""A vote on screens in the invented congress, for tests."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from django.test import Client

from desk.qinghe import Enter
from luoshi.desk.congress.codes import code_in
from luoshi.desk.congress.contest_book import read_state
from luoshi.desk.congress.models import StoredContest

Marks = Mapping[str, str]


def open_on_screens(enter: Enter, contest: StoredContest, kind: str = "final") -> dict[str, str]:
    """A round that is voted on screens, with its cards handed out: the codes by the numbers of the delegates."""
    runs, where = enter("hall"), f"/congress/elections/{contest.pk}/"
    runs.post(where + "box/how/", {"how": "screens"})
    runs.post(where + "round/", {"round": kind})
    return codes_on(runs.post(where + "box/cards/").content.decode())


def codes_on(page: str) -> dict[str, str]:
    """The codes on a page of cards, by the numbers of the delegates."""
    found = re.findall(r'<span lang="zh">([^<]+)</span>.*?<p class="code">([^<]+)</p>', page)
    return {number: code_in(code) for number, code in found}


def marks_of(contest: StoredContest, said: str) -> dict[str, str]:
    """What a voter's form sends for marks as tellers write them: ○王一 ×张一 +欧阳明."""
    one = read_state(contest).open
    assert one is not None
    places = {candidate.name: at for at, candidate in enumerate(one.candidates)}
    form, lines = {}, 0
    for mark in said.split():
        if mark[0] == "+":
            form[f"w{lines}"] = mark[1:]
            lines += 1
        else:
            form[f"m{places[mark[1:]]}"] = mark[0]
    return form


def vote(code: str, marks: Marks, client: Client | None = None) -> str:
    """Vote with a card, as a browser does it that nobody signed in to: the last page."""
    voter = client or Client(headers={"accept-language": "en"})
    looked = voter.post(f"/vote/{code}/", {**marks, "do": "look"})
    assert "Look at it once more" in looked.content.decode()
    return voter.post(f"/vote/{code}/", {**marks, "do": "cast"}).content.decode()


def vote_all(contest: StoredContest, votes: Iterable[tuple[str, str]]) -> None:
    """Everybody votes: code and marks, in this order."""
    voter = Client(headers={"accept-language": "en"})
    kinds: dict[str, dict[str, str]] = {}
    for code, said in votes:
        marks = kinds.setdefault(said, marks_of(contest, said))
        assert "Your ballot is in the box" in voter.post(f"/vote/{code}/", {**marks, "do": "cast"}).content.decode()
