"""No pattern takes more than linear time: each is searched for in texts made against it, short and many times as long."""

from __future__ import annotations

import re
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from cpu_time import growth
from luoshi.reading.lexicon.sought import sought
from patterns.attacks import Attack, attacks_on
from patterns.compiled import ROOM, compiled_patterns

# What has bounds only is linear once the text is longer than these; it is asked for products of bounds that come to years.
LENGTH, LENGTH_BOUNDED = 8_000, 3_200
TIMES = 8
# Between the 8 times of what is linear and the 64 of what is squared.
MOST = 20.0
# A step of the fastest loop takes a nanosecond: what is squared takes over MOST times this, what is linear seldom does.
LEAST = 0.0002
# Linear work of this length is done by then; what grows as a power of the length may not end today.
PATIENCE = 3.0
MODULES = sorted(
    str(path.relative_to(ROOM))
    for path in ROOM.rglob("*.py")
    if any(word in path.read_text(encoding="utf-8") for word in ("re.", "lazy_pattern"))
)


class OutOfPatience(Exception):
    """The search was broken off."""


# How a pattern ends that `sought` has made of another.
SOUGHT_END = sought("x")[-len(")(?s:.))") :]


def search_all(pattern: str | bytes, flags: int, text: str) -> Callable[[], object]:
    if isinstance(pattern, bytes):
        of_bytes, data = re.compile(pattern, flags), text.encode("latin-1", "replace")
        return lambda: deque(of_bytes.finditer(data), maxlen=0)
    compiled = re.compile(pattern, flags)
    if pattern.endswith(SOUGHT_END):
        # Made by `sought`: it says whether something stands there, and is not asked for what follows.
        return lambda: compiled.search(text)
    return lambda: deque(compiled.finditer(text), maxlen=0)


@contextmanager
def patience(seconds: float) -> Iterator[None]:
    def give_up(*_: object) -> None:
        raise OutOfPatience

    before = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def grows(pattern: str | bytes, flags: int, attack: Attack) -> bool:
    """Does it take the longer text more than its length says?"""
    length = LENGTH if attack.endless else LENGTH_BOUNDED
    short, long = (search_all(pattern, flags, attack.text(size)) for size in (length // TIMES, length))
    try:
        with patience(PATIENCE):
            # Nearly all are through at once.
            begin = time.process_time()
            long()
            if time.process_time() - begin < MOST * LEAST:
                return False
            return growth(short, long, most=MOST, least=LEAST) >= MOST
    except OutOfPatience:
        return True


def worst(pattern: str | bytes, flags: int = 0) -> Attack | None:
    """An attack that the pattern does not withstand."""
    return next((attack for attack in attacks_on(pattern, flags) if grows(pattern, flags, attack)), None)


@pytest.mark.parametrize("module", MODULES)
def test_every_pattern_withstands_what_is_made_against_it(module: str) -> None:
    found, _ = compiled_patterns()
    mine = [one for one in found if one.module == module]
    fallen = [(one.line, one.pattern, attack) for one in mine if (attack := worst(one.pattern, one.flags))]
    assert fallen == []


def test_no_pattern_is_out_of_reach() -> None:
    found, hidden = compiled_patterns()
    assert hidden == [], "made of what only a running function knows: make it once, by name"
    assert {one.module for one in found} <= set(MODULES)
    # So many there were when this was written; fewer would mean that they are no longer seen.
    assert len(found) > 400


BAD = [
    r"(a+)+b", r"(?:a|a)*b", r"(a|ab|b)*c", r"\s*\s*x", r".*x", r"\d+万", r"(?:加快|推进)*落实", r"《[^》]*》", r"[^，]{2,}?向",
    r"（[^（）]*负责[^（）]*局[^（）]*）$", r"的[^，]*，.*。", r"(?:[^、]{2}、)+好$", r"(?:.{0,40}、){0,20}好", r"(?m)^\s*同", r"x(?=.*y)", r"(?:<!--.{0,2000}?-->){0,5}<html", rb"\s+x",
]  # fmt: skip
GOOD = [
    r"(?<!a)(?>a+)b", r"\s+", r"[^，]{0,40}，", r"\A.{0,80}+x", r"(?<!\d)\d+万", r"（[^（）]{0,40}）", r"(?:加快|推进){0,4}落实", r"[一-龥]{2,8}局$",
]  # fmt: skip


@pytest.mark.parametrize("pattern", BAD, ids=repr)
def test_a_bad_pattern_falls(pattern: str | bytes) -> None:
    assert worst(pattern) is not None


@pytest.mark.parametrize("pattern", GOOD)
def test_a_good_pattern_stands(pattern: str) -> None:
    assert worst(pattern) is None


def test_what_a_pattern_needs_stands_in_the_attacks_on_it() -> None:
    assert Attack("甲", "乙", "一", endless=True) in attacks_on("甲乙*丙", 0)
    assert {attack.pump for attack in attacks_on("(?:甲甲|乙)+丙", 0)} >= {"甲甲", "乙", "甲甲乙"}
    assert Attack("", "《一", "\x00", endless=True) in attacks_on("《[^》]*》", 0)
