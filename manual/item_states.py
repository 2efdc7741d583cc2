"""docs/item-states.md and its Chinese twin: the states of an item, as a diagram and as tables, from the one transition table."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from luoshi.delivery.entry_data import CHECKS
from luoshi.delivery.lifecycle import ROLES, STATES, State, Transition, role_words, state_words, transitions
from luoshi.delivery.refusals import field_words, problem_words
from luoshi.delivery.sentences import Language

# These remember the state that they leave; "before" leads back to it.
_LEAVING = ("ask_close_out", "suspend", "drop")


def page(language: Language) -> str:
    """The whole page in one language."""
    words = _words(language)
    parts = [*_diagram(words), "", *_states(words), "", *_actions(language), words["notes"].rstrip("\n")]
    return "\n".join([words["head"], *parts, "", *_kinds(language), ""])


@cache
def _words(language: Language) -> Mapping[str, Any]:
    found: Mapping[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))[language]
    return found


def _diagram(words: Mapping[str, Any]) -> Iterator[str]:
    yield "```mermaid"
    yield "stateDiagram-v2"
    for state in STATES:
        yield f"    {state}: {words['state_label'].format(**state_words(state))}"
    edges = sorted(set(_edges()), key=lambda edge: (_order(edge[0]), _order(edge[1])))
    for (start, end), group in groupby(edges, key=lambda edge: edge[:2]):
        rows = _in_order(label for _, _, label in group)
        labels = " / ".join(words["move_label"].format(**row.words) for row in rows)
        yield f"    {start or '[*]'} --> {end}: {labels}"
    yield "```"


def _edges() -> Iterator[tuple[State | None, State, str]]:
    for row in transitions().values():
        for start, to in row.to.items():
            for end in _back_from(start) if to == "before" else [to]:
                if end != start:
                    yield start, end, row.action


def _back_from(state: State | None) -> list[State]:
    """The states from which something led into this one, and to which it may go back."""
    rows = [transitions()[action] for action in _LEAVING]  # type: ignore[index]
    return [start for row in rows for start, to in row.to.items() if to == state and start is not None]


def _order(state: State | None) -> int:
    return -1 if state is None else STATES.index(state)


def _in_order(actions: Iterator[str]) -> list[Transition]:
    named = set(actions)
    return [row for row in transitions().values() if row.action in named]


def _states(words: Mapping[str, Any]) -> Iterator[str]:
    yield words["states"]
    for state in STATES:
        may = [words["action"].format(key=row.action, **row.words) for row in transitions().values() if state in row.to]
        yield words["state_row"].format(key=state, may=words["joint"].join(may), **state_words(state))


def _actions(language: Language) -> Iterator[str]:
    words = _words(language)
    yield words["actions"]
    for row in transitions().values():
        yield words["action_row"].format(
            key=row.action,
            who=words["joint"].join(role_words(role)[language] for role in ROLES if role in row.roles),
            where=_where(row, words),
            leads_to=_leads_to(row, words),
            needs=_needs(row, language),
            takes=_fields(row.takes, language),
            **row.words,
        )


def _kinds(language: Language) -> Iterator[str]:
    words = _words(language)
    yield words["kinds"]
    for kind in CHECKS:
        yield words["kind_row"].format(key=kind, called=_kind(kind, words), meaning=problem_words(kind)[language])


def _where(row: Transition, words: Mapping[str, Any]) -> str:
    said = [_state(state, words) if state else words["not_there"] for state in (None, *STATES) if state in row.to]
    return str(words["joint"].join(said))


def _leads_to(row: Transition, words: Mapping[str, Any]) -> str:
    moves = [to for start, to in row.to.items() if to != start]
    ends = dict.fromkeys(words["before"] if to == "before" else _state(to, words) for to in moves)
    return str(words["joint"].join(ends) or words["no_move"])


def _needs(row: Transition, language: Language) -> str:
    words = _words(language)
    besides = {"reason": row.reason, "request": row.answers, "second_person": row.second_person}
    said = [_fields(row.needs, language), *(words[key] for key, asked in besides.items() if asked)]
    return str(words["joint"].join(filter(None, said)))


def _fields(fields: Mapping[str, str], language: Language) -> str:
    words = _words(language)
    said = [
        words["field"].format(key=name, called=field_words(name)[language], kind=_kind(kind, words))
        for name, kind in fields.items()
    ]
    return str(words["joint"].join(said))


def _state(state: State, words: Mapping[str, Any]) -> str:
    return str(words["state"].format(key=state, **state_words(state)))


def _kind(kind: str, words: Mapping[str, Any]) -> str:
    return str(words["kind_names"][kind]) if "kind_names" in words else kind
