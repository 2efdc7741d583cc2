"""The hand-over between two terms of a body: what is open, who answered for it and who does now, and who has signed the list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from luoshi.congress.bodies import Body, HandOver, Holding, OpenItem, hand_over
from luoshi.congress.record.blocks import Block, Paper
from luoshi.congress.record.chinese_numbers import day as day_words
from luoshi.congress.record.chinese_numbers import ordinal
from luoshi.delivery.canonical_json import canonical
from luoshi.desk.congress.accounted import Row, accounted
from luoshi.desk.congress.models import Congress, Entry
from luoshi.desk.congress.successions import Succession

SIDES = ("out", "in")
ENDED = ("closed", "dropped")
"""States in which nobody has to answer for an item any more."""


@dataclass(frozen=True, slots=True)
class Signed:
    """Who signed for a side, as the book has it: the name, who entered it, and when."""

    side: str
    name: str
    line: Entry


@dataclass(frozen=True, slots=True)
class HandOverList:
    """The list of a body for the day on which its new term begins. Once both sides have signed it stays as it was signed."""

    succession: Succession
    rows: tuple[Mapping[str, Any], ...]
    signed: tuple[Signed, ...]
    stale: tuple[Signed, ...]

    @property
    def day(self) -> date:
        """The first day of the new term."""
        return self.succession.term.starts

    @property
    def digest(self) -> str:
        """The digest of the list: a signature holds for this list only."""
        return digest_of(self.rows)

    @property
    def is_done(self) -> bool:
        """Have both sides signed?"""
        return {one.side for one in self.signed} == set(SIDES)

    @property
    def unheld(self) -> int:
        """How many rows would pass to nobody: an office is vacant."""
        return sum(row["passing"] == "nobody" for row in self.rows)

    def people(self, side: str) -> list[str]:
        """Those who may sign for a side: everybody who held, or holds, an office of the body on that day."""
        succession, day = self.succession, self.day
        held = (one for one in succession.holdings if one.holds(day) is (side == "in"))
        if side == "out":
            held = (one for one in held if one.until is not None and succession.ended.holds(one.until))
        return list(dict.fromkeys(one.person for one in held))


def hand_over_list(one: Congress, succession: Succession) -> HandOverList:
    """The list as it was signed by both, else as it is now, with the signatures that still hold for it."""
    lines = one.entries.filter(kind="handed-over", data__body=succession.body.id).select_related("by")
    signed = [Signed(line.data["side"], line.data["name"], line) for line in lines]
    by_list: dict[str, list[Signed]] = {}
    for each in signed:
        by_list.setdefault(each.line.data["list"], []).append(each)
    for group in by_list.values():
        if {each.side for each in group} == set(SIDES):
            return HandOverList(succession, tuple(group[0].line.data["rows"]), tuple(group), ())
    rows = tuple(
        _rows(succession, [row for each in succession.before for text in accounted(each) for row in text.rows])
    )
    holds = by_list.get(digest_of(rows), [])
    return HandOverList(succession, rows, tuple(holds), tuple(each for each in signed if each not in holds))


def digest_of(rows: Iterable[Mapping[str, Any]]) -> str:
    """SHA-256 over the rows in their order, as hexadecimal."""
    return sha256(canonical([dict(row) for row in rows]).encode()).hexdigest()


def _rows(succession: Succession, rows: Sequence[Row]) -> Iterator[Mapping[str, Any]]:
    """Whatever is neither closed nor taken off the plan, nor marked as needing nothing; also what the plan does not have yet."""
    body, holdings, day = succession.body, succession.holdings, succession.term.starts
    left = [row for row in rows if row.marked is None and not (row.item and row.item.workflow in ENDED)]
    items = [OpenItem(row.about, row.text, _office(body, holdings, row, day), row.decision.due) for row in left]
    owners = {row.about: row.decision.owner for row in left}
    for one in hand_over(body, holdings, day, items):
        yield row_data(one, owners[one.item.id])


def row_data(one: HandOver, owner: str) -> dict[str, Any]:
    """A row as the book keeps it once it is signed."""
    item = one.item
    return {
        "about": item.id, "title": item.title, "office": item.office, "due": item.due.isoformat() if item.due else "", "lead": owner,
        "passing": one.passing, "before": list(one.before), "after": list(one.after),
    }  # fmt: skip


def _office(body: Body, holdings: Sequence[Holding], row: Row, day: date) -> str:
    """The office that answers for an item: the sponsor's own, by the name; else the first one of the body."""
    name = row.item.sponsor.name if row.item and row.item.sponsor else ""
    held = [one.office for one in holdings if one.person == name and one.since < day and body.office(one.office)]
    # Whoever is 委员 and 书记 answers as what comes last.
    return held[-1] if held else body.offices[0].id


def hand_over_paper(found: HandOverList) -> Paper:
    """The list as a document, with a line for each side to sign on."""
    body, term, ended = found.succession.body, found.succession.term, found.succession.ended
    title = f"{body.name}工作交接清单"
    said = (
        f"（第{ordinal(ended.number)}届交第{ordinal(term.number)}届，{day_words(term.starts)}，共{len(found.rows)}项）"
    )
    blocks = [Block("title", title), Block("note", said)]
    blocks += [Block("body", f"{number}．{_said(row)}") for number, row in enumerate(found.rows, 1)]
    names = {side: "、".join(one.name for one in found.signed if one.side == side) for side in SIDES}
    blocks.append(Block("body", f"交出方（签字）：{names['out'] or '＿＿＿＿＿＿'}"))
    blocks.append(Block("body", f"接收方（签字）：{names['in'] or '＿＿＿＿＿＿'}"))
    blocks.append(Block("body", f"清单校验码（SHA-256）：{found.digest}"))
    return Paper(title, tuple(blocks))


def _said(row: Mapping[str, Any]) -> str:
    before, after = ("、".join(row[side]) or "空缺" for side in ("before", "after"))
    lead = f"，牵头单位{row['lead']}" if row["lead"] else ""
    return f"{row['title']}（时限{row['due'] or '未定'}{lead}）：{row['office']}，由{before}交{after}。"
