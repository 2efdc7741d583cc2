"""Texts on which a pattern takes longest, derived from its syntax tree: each repetition is fed what it repeats, and then let down."""

from __future__ import annotations

import re
import re._constants as sre  # type: ignore[import-not-found]
import re._parser as sre_parser  # type: ignore[import-not-found]
from collections.abc import Iterator
from typing import Any, NamedTuple

Node = tuple[Any, Any]

# One of each kind that our patterns tell apart: a class is fed those of them that it takes.
_KINDS = '一的二年省，。、；：（(）)“”"《》 \u3000\t\n\r1２.aX_?*&\\<%-|'
# No class or word of ours has it, but for those that take everything.
_NOTHING = "\x00"
_SINGLE = {sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN}
_REPEATS = {sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT}
# How many characters a class is fed: it is the repetition without an end that matters most.
_FED, _FED_BOUNDED = 5, 2
_BRANCHES, _BRANCHES_BOUNDED = 8, 3


class Attack(NamedTuple):
    """A text that grows: `lead`, then `pump` over and over, then `tail`; `endless` where it feeds a repetition without an end."""

    lead: str
    pump: str
    tail: str
    endless: bool = False

    def text(self, size: int) -> str:
        """About `size` characters of it."""
        return self.lead + self.pump * (size // len(self.pump)) + self.tail


def attacks_on(pattern: str | bytes, flags: int) -> list[Attack]:
    """Every attack on the pattern, the same one once."""
    tree = sre_parser.parse(pattern, flags)
    wholes = {_sample(tree, pick) for pick in range(_BRANCHES)}
    # What comes close over and over, so that a search starts again everywhere.
    found = {Attack("", text, tail) for one in wholes for text in (one, one[:-1], one[:1]) for tail in ("", _NOTHING)}
    for before, repeat, after, endless in _repeats(list(tree), ""):
        found |= set(_on_repeat(before, list(repeat), after, endless=endless))
    return sorted(attack for attack in found if attack.pump)


def _on_repeat(before: str, repeated: list[Node], after: str, *, endless: bool) -> Iterator[Attack]:
    """What keeps one repetition going: what it takes, what leads into it again, and what it may end at again and again."""
    takes = _takes(repeated, endless=endless)
    first = takes[0] if takes else ""
    for pump in dict.fromkeys((*takes, before, before + first, after, first + after)):
        for lead in dict.fromkeys(("", before)):
            for tail in ("", _NOTHING, _stop(repeated)) if endless else (_stop(repeated),):
                yield Attack(lead, pump, tail, endless)


def _takes(repeated: list[Node], *, endless: bool) -> list[str]:
    """Texts that one round of the repetition matches."""
    if len(repeated) == 1 and repeated[0][0] in _SINGLE:
        return _characters(repeated[0])[: _FED if endless else _FED_BOUNDED]
    samples = [_sample(repeated, pick) for pick in range(_BRANCHES if endless else _BRANCHES_BOUNDED)]
    return list(dict.fromkeys([*samples, "".join(dict.fromkeys(samples))]))


def _stop(repeated: list[Node]) -> str:
    """A character that ends the repetition."""
    takes = {text[:1] for text in _takes(repeated, endless=True)}
    single = repeated[0] if len(repeated) == 1 and repeated[0][0] in _SINGLE else None
    return next((one for one in _KINDS if one not in takes and (single is None or not _accepts(single, one))), _NOTHING)


def _repeats(nodes: list[Node], before: str) -> Iterator[tuple[str, Any, str, bool]]:
    """Every repetition in the tree: what leads up to it, what it repeats, what comes behind it, and whether it has no end."""
    for at, (operation, value) in enumerate(nodes):
        if operation in _REPEATS and value[1] > 1:
            yield before, value[2], _next(nodes[at + 1 :]), value[1] is sre.MAXREPEAT
        for inner in _inside(operation, value):
            yield from _repeats(list(inner), before)
        before += _sample([(operation, value)], 0)


def _next(nodes: list[Node]) -> str:
    """What the first of the nodes that takes anything takes."""
    return next((text for one in nodes if (text := _sample([one], 1))), "")


def _inside(operation: Any, value: Any) -> list[Any]:  # noqa: ANN401
    """The trees that a node holds."""
    if operation in _REPEATS:
        return [value[2]]
    if operation is sre.BRANCH:
        return list(value[1])
    if operation is sre.SUBPATTERN:
        return [value[3]]
    if operation in {sre.ASSERT, sre.ASSERT_NOT}:
        return [value[1]]
    if operation is sre.GROUPREF_EXISTS:
        return [tree for tree in value[1:] if tree]
    return [value] if operation is sre.ATOMIC_GROUP else []


def _sample(nodes: Any, pick: int) -> str:  # noqa: ANN401
    """A text that the nodes match, the `pick`-th branch taken of each choice; what looks around is taken as there."""
    parts = []
    for operation, value in nodes:
        if operation in _SINGLE:
            parts.append((_characters((operation, value)) or [""])[0])
        elif operation in _REPEATS:
            parts.append(_sample(value[2], pick) * max(value[0], min(value[1], pick % 2)))
        elif operation is sre.BRANCH:
            parts.append(_sample(value[1][pick % len(value[1])], pick))
        elif operation in {sre.SUBPATTERN, sre.ATOMIC_GROUP}:
            parts.append(_sample(_inside(operation, value)[0], pick))
    return "".join(parts)


def _characters(node: Node) -> list[str]:
    """Characters that a node of one character takes."""
    operation, value = node
    if operation is sre.LITERAL:
        return [chr(value)]
    own = (
        [chr(one[1] if one[0] is sre.LITERAL else one[1][0]) for one in value if one[0] in {sre.LITERAL, sre.RANGE}]
        if operation is sre.IN
        else []
    )
    return [one for one in dict.fromkeys([*_KINDS, *own]) if _accepts(node, one)]


def _accepts(node: Node, character: str) -> bool:
    operation, value = node
    if operation is sre.ANY:
        return character != "\n"
    if operation is not sre.IN:
        return (ord(character) == value) is (operation is sre.LITERAL)
    negated = value[0][0] is sre.NEGATE
    return any(_holds(one, character) for one in value) is not negated


def _holds(member: Node, character: str) -> bool:
    """Is the character this member of a class?"""
    operation, value = member
    if operation is sre.LITERAL:
        return ord(character) == int(value)
    if operation is sre.RANGE:
        return int(value[0]) <= ord(character) <= int(value[1])
    if operation is not sre.CATEGORY:
        return False
    name = str(value).removeprefix("CATEGORY_")
    letter = {"DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w"}[name.removeprefix("NOT_")]
    return (re.fullmatch(letter, character) is not None) is not name.startswith("NOT_")
