"""What must hold of every history, over random ones; `python -m bench histories` tries 10,000."""

from __future__ import annotations

from random import Random

import pytest
from bench import history_claims
from bench.histories import make_history
from bench.history_claims import broken_claims, tampered
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from luoshi.delivery.verification import verify

# A seed for each history: what fails can be made again at once, and there is nothing to shrink.
SEEDS = st.integers(0, 2**32)
MANY = settings(max_examples=120, deadline=None, phases=[Phase.explicit, Phase.generate])


@given(SEEDS)
@MANY
def test_every_claim_holds_of_every_history(seed: int) -> None:
    history = make_history(Random(seed).randrange, 60)
    assert not history.steps or list(broken_claims(history)) == []


@given(SEEDS)
@MANY
def test_whatever_was_tampered_with_is_found(seed: int) -> None:
    dice = Random(seed)
    history = make_history(dice.randrange, 25)
    if history.steps:
        kind, entries = tampered(history.entries, dice.randrange)
        assert verify(entries, None, history.head) is not None, kind


def test_the_bench_counts_what_it_tried(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(history_claims, "HISTORIES", 60)
    assert history_claims.main() == 0
    assert "60 random histories" in capsys.readouterr().out


def test_the_bench_fails_when_a_claim_is_broken(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(history_claims, "HISTORIES", 60)
    monkeypatch.setattr(history_claims, "is_overdue", lambda *_: True)
    assert history_claims.main() == 1
    assert "turned at_rest" in capsys.readouterr().out
