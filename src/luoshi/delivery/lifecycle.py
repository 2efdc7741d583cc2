"""The life of an item as one table: which action leads from which state to which, and whose it is (lifecycle.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal, get_args

State = Literal["draft", "issued", "signed", "in_progress", "close_out_asked", "closed", "suspended", "dropped"]
Role = Literal["administrator", "desk", "sponsor", "above", "lead", "support", "auditor", "public"]
Request = Literal["extension", "adjustment", "close_out"]
Action = Literal[
    "open", "assign", "confirm", "reword", "fill_blank", "amend", "issue",
    "sign", "return", "start", "file_steps", "break_down", "report", "note", "add_evidence", "verify_evidence", "mark_good_practice",
    "ask_extension", "grant_extension", "refuse_extension",
    "ask_adjustment", "approve_adjustment", "refuse_adjustment",
    "ask_close_out", "close", "refuse_close_out",
    "suspend", "resume", "drop", "reopen", "remind", "remark", "correct",
]  # fmt: skip
Words = Mapping[str, str]

STATES: tuple[State, ...] = get_args(State)
ROLES: tuple[Role, ...] = get_args(Role)
ACTIONS: tuple[Action, ...] = get_args(Action)
# Nobody works on an item in these any more.
ENDED: frozenset[State] = frozenset({"closed", "dropped"})
# Nothing runs in these: not handed out, put aside, or done with.
AT_REST: frozenset[State] = frozenset({"draft", "suspended", "closed", "dropped"})


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the table: an action, the states it may happen in with the state it leads to, and who may do it.

    ``to`` maps each state (None: there is no item yet) to the next one; "before" stands for the state that was left by
    the last ``ask_close_out``, ``suspend`` or ``drop``. ``asks`` files a request, ``answers`` settles one;
    ``second_person``: not by whoever filed it. ``needs`` and ``takes`` name the data with the kind of each value.
    """

    action: Action
    words: Words
    to: Mapping[State | None, State | Literal["before"]]
    roles: frozenset[Role]
    needs: Mapping[str, str]
    takes: Mapping[str, str]
    reason: bool = False
    asks: Request | None = None
    answers: Request | None = None
    second_person: bool = False


@cache
def _file() -> Mapping[str, Any]:
    return tomllib.loads(files(__package__ or "").joinpath("lifecycle.toml").read_text("utf-8"))


@cache
def transitions() -> Mapping[Action, Transition]:
    """The whole table, action by action, in the order of the file."""
    return MappingProxyType({name: _row(name, row) for name, row in _file()["actions"].items()})


def state_words(state: State) -> Words:
    """What a state is called, in Chinese (``zh``) and English (``en``)."""
    return _words(_file()["states"][state])


def role_words(role: Role) -> Words:
    """What a role is called, in Chinese (``zh``) and English (``en``)."""
    return _words(_file()["roles"][role])


def action_words(action: Action) -> Words:
    """What an action is called, in Chinese (``zh``) and English (``en``)."""
    return transitions()[action].words


def _row(name: Action, row: Mapping[str, Any]) -> Transition:
    moves = {None if state == "none" else state: to for state, to in row.get("moves", {}).items()}
    return Transition(
        action=name,
        words=_words(row),
        to=MappingProxyType({**moves, **{state: state for state in row.get("stays", [])}}),
        roles=frozenset(row["roles"]),
        reason=row.get("reason", False),
        asks=row.get("asks"),
        answers=row.get("answers"),
        second_person=row.get("second_person", False),
        needs=MappingProxyType(row.get("needs", {})),
        takes=MappingProxyType(row.get("takes", {})),
    )


def _words(row: Mapping[str, Any]) -> Words:
    return MappingProxyType({"zh": row["zh"], "en": row["en"]})
