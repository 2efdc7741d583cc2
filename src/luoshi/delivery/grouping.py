"""Which rows stand together: the list of targets first, then the headings of the text, the decisions last.

So do the 任务分解表 of offices: the figures to be reached open the table under 主要预期目标, each with the unit that answers
for it; a figure that the text sets inside a field of work stays there, beside the tasks that are to bring it about.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from luoshi.delivery.drafts import Draft
from luoshi.delivery.items import GroupKind, Place
from luoshi.delivery.places import Places
from luoshi.reading.entries import Section
from luoshi.reading.reading import Reading
from luoshi.reading.text import Span

# Chapters, 一、（一）1. and "城市建设方面，"; what is numbered deeper heads single tasks, not groups.
_GROUP_LEVELS = frozenset({1, 2, 3, 4, 8})
# 一要, 第三， of a speech: parts of it where much stands under each, else a list of single tasks.
_SPOKEN_LEVEL = 7
_MUCH = 3
_DEPTH = 2
_GOALS_HEADING = re.compile(r"(?:预期|主要|发展|奋斗|总体|工作)目标(?!任务|责任)|目标$")
_GOALS_SENTENCE = re.compile(r"目标(?:安排|建议|确定|设定|考虑|如下)?[是为：:]")
# So many bare figures in one sentence, and no task among them, are a list of targets even where no word says so.
_COMPANY = 3

Key = tuple[GroupKind, int | str | None]
Path = tuple[Key, ...]


@dataclass(slots=True)
class Branch:
    """A group while it fills up; `key` says what holds it together."""

    key: Key
    drafts: list[tuple[Draft, str]] = field(default_factory=list)
    branches: dict[Key, Branch] = field(default_factory=dict)


def group_drafts(reading: Reading, places: Places, drafts: Sequence[Draft]) -> Branch:
    """The drafts in a tree of at most two levels, each with the name of the rule that put it there."""
    grouping = _Grouping(reading, places, drafts)
    root = Branch(("rest", None))
    first = Branch(("targets", None))
    last = Branch(("decisions", None))
    root.branches[first.key] = first
    for draft in drafts:
        path, rule = grouping.path_of(draft)
        branch = last if path == (last.key,) else root
        for key in path if branch is root else ():
            branch = branch.branches.setdefault(key, Branch(key))
        branch.drafts.append((draft, rule))
    root.branches[last.key] = last
    root.branches = {key: branch for key, branch in root.branches.items() if branch.drafts or branch.branches}
    return root


class _Grouping:
    def __init__(self, reading: Reading, places: Places, drafts: Sequence[Draft]) -> None:
        self.sections, self.places = reading.outline, places
        self.title = reading.facts.title
        self.said: dict[int, int | None] = {}
        self.spoken = self._parts_of_a_speech(drafts)
        self.bare: dict[int, int] = defaultdict(int)
        self.worked: set[int] = set()
        for draft in drafts:
            if draft.item.kind == "target":
                self.bare[draft.item.place.sentence_start] += 1
            elif draft.item.kind == "task":
                self.worked.add(draft.item.place.sentence_start)

    def path_of(self, draft: Draft) -> tuple[Path, str]:
        """The groups from the top that hold the draft, and the rule that says so."""
        if draft.item.kind == "decision":
            return (("decisions", None),), "group-of-decisions"
        sections = self._sections(draft)
        if draft.item.targets and (rule := self._in_list(draft, sections)):
            return (("targets", None),), rule
        if sections:
            rule = "group-by-spoken-number" if self.spoken.intersection(sections[:_DEPTH]) else "group-by-heading"
            return tuple(("section", index) for index in sections[:_DEPTH]), rule
        if draft.field:
            return (("field", draft.field),), "group-by-field"
        return (("rest", None),), "group-of-the-rest"

    def _sections(self, draft: Draft) -> list[int]:
        return [
            index for index in self._path(draft) if index in self.spoken or self._heads_a_group(self.sections[index])
        ]

    def _path(self, draft: Draft) -> tuple[int, ...]:
        return self.places.path(Span(draft.item.place.start, draft.item.place.end), draft.section)

    def _parts_of_a_speech(self, drafts: Sequence[Draft]) -> set[int]:
        """The spoken numbers that head groups: all of a row of siblings, or none."""
        rows = Counter(index for draft in drafts for index in self._path(draft))
        siblings: dict[int, list[int]] = defaultdict(list)
        for index, section in enumerate(self.sections):
            if section.level == _SPOKEN_LEVEL and section.heading.strip():
                siblings[self.places.parent(index)].append(index)
        worth = (row for row in siblings.values() if sum(rows[index] for index in row) >= _MUCH * len(row))
        return {index for row in worth for index in row}

    def _heads_a_group(self, section: Section) -> bool:
        """Does this heading name a part of the plan? One that looks back doesn't, whatever stands under it."""
        if section.level not in _GROUP_LEVELS or section.horizon == "back" or not section.heading.strip():
            return False
        return self.title is None or not self.title.overlaps(Span(section.start, section.end))

    def _in_list(self, draft: Draft, sections: list[int]) -> str | None:
        """The rule by which a quantity stands in the list of targets, or None."""
        if sections and _GOALS_HEADING.search(self.sections[sections[-1]].heading):
            return "target-list-by-heading"
        place = draft.item.place
        said = self._said(place)
        if said is not None and said <= place.start:
            return "target-list-by-sentence"
        alone = draft.item.kind == "target" and place.sentence_start not in self.worked
        return "target-list-by-company" if alone and self.bare[place.sentence_start] >= _COMPANY else None

    def _said(self, place: Place) -> int | None:
        """Where in the text the words end by which this sentence announces its targets; looked for once a sentence."""
        if place.sentence_start not in self.said:
            found = _GOALS_SENTENCE.search(place.sentence)
            self.said[place.sentence_start] = found and place.sentence_start + found.end()
        return self.said[place.sentence_start]
