"""A revised text: which rows were added, changed, dropped and moved; and the plan that carries their history over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from luoshi.delivery.items import Group, Item
from luoshi.delivery.matching import Match, Said, match_rows
from luoshi.delivery.plan import Plan
from luoshi.delivery.row_changes import RowChange, changes_of, moved_headings

_CARRIED = ("measures", "indicators", "lead", "support", "sponsor", "due", "progress")
_BLANK = frozenset({"to_fill", "to_report", "with_parent"})


@dataclass(frozen=True, slots=True)
class AmendedRow:
    """Two rows that are one, why, and what is different; nothing where `changes` is empty."""

    match: Match
    changes: tuple[RowChange, ...]


@dataclass(frozen=True, slots=True)
class Amendment:
    """What a revised text does to a plan, for a person to confirm.

    ``rows`` are those of both plans in the order of the new one, parts included; ``added`` are ids of the new plan,
    ``dropped`` of the old one, each in its order.
    """

    rows: tuple[AmendedRow, ...]
    added: tuple[str, ...]
    dropped: tuple[str, ...]

    def changed(self) -> tuple[AmendedRow, ...]:
        """The rows in which anything is different."""
        return tuple(row for row in self.rows if row.changes)


def amend(old: Plan, new: Plan, *, said: Said | None = None) -> Amendment:
    """Compare two plans row by row; `said` is what a person has corrected in an earlier list of the same two.

    The same for the same plans. Where both come from the very same file, the place in the text decides first.
    """
    tops = [[item for item in plan.items() if item.kind != "part"] for plan in (old, new)]
    same_text = old.source_sha256 == new.source_sha256
    matches = list(match_rows(tops[0], tops[1], same_text=same_text, said=said))
    known = {item.id: item for item in (*old.items(),)}, {item.id: item for item in (*new.items(),)}
    for match in tuple(matches):
        parts = known[0][match.old].parts, known[1][match.new].parts
        matches += match_rows(*parts, same_text=same_text, said=said)
    pairs = [(known[0][match.old], known[1][match.new]) for match in matches]
    headings = moved_headings([pair for pair in pairs if pair[0].kind != "part"])
    amended = {
        match.new: AmendedRow(match, tuple(changes_of(*pair, headings)))
        for match, pair in zip(matches, pairs, strict=True)
    }
    kept = {match.old for match in matches}
    return Amendment(
        tuple(amended[row_id] for row_id in known[1] if row_id in amended),
        added=tuple(row_id for row_id in known[1] if row_id not in amended),
        dropped=tuple(row_id for row_id in known[0] if row_id not in kept),
    )


def carry_over(old: Plan, new: Plan, amendment: Amendment) -> Plan:
    """The new plan under the ids of the old one, so that what happened to a row stays with it.

    What people had entered is carried into cells that the new text leaves open. The old plan stays as it was: the first
    wording and the first due date are in it.
    """
    taken = {item.id for item in old.items()}
    ids = {row.match.new: row.match.old for row in amendment.rows}
    for row_id in amendment.added:
        # An id that the old plan used already must not lead to somebody else's history.
        free = row_id
        while free in taken:
            free += "a"
        ids[row_id] = free
        taken.add(free)
    carrying = _Carrying(ids, {item.id: item for item in old.items()})
    return replace(new, groups=tuple(carrying.groups(new.groups)))


class _Carrying:
    def __init__(self, ids: Mapping[str, str], old: Mapping[str, Item]) -> None:
        self.ids, self.old = ids, old

    def groups(self, groups: Sequence[Group]) -> Iterator[Group]:
        for group in groups:
            items = tuple(map(self.item, group.items))
            yield replace(group, items=items, groups=tuple(self.groups(group.groups)))

    def item(self, item: Item) -> Item:
        before = self.old.get(self.ids[item.id])
        entered = {}
        for name in _CARRIED if before else ():
            was, now = getattr(before, name), getattr(item, name)
            if was.status == "entered" and now.status in _BLANK:
                entered[name] = was
        return replace(item, id=self.ids[item.id], parts=tuple(map(self.item, item.parts)), **entered)
