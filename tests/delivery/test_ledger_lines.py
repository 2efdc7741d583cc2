"""A ledger as lines of JSON and back."""

from __future__ import annotations

import json
from typing import Any

import pytest

from delivery.histories import closed
from luoshi.delivery.ledger_lines import BadLine, entry_line, read_entry
from luoshi.delivery.verification import verify

LEDGER = closed()
LINES = [entry_line(entry) for entry in LEDGER.entries]


def test_a_ledger_goes_out_and_comes_back() -> None:
    back = [read_entry(line) for line in LINES]
    assert back == LEDGER.entries
    assert verify(back, LEDGER.stored(), LEDGER.head) is None
    assert all("\n" not in line for line in LINES)


def test_a_changed_line_is_found() -> None:
    changed = [line.replace("桩基开工", "桩基完工") for line in LINES]
    assert changed != LINES
    assert str(verify(map(read_entry, changed))).startswith("entry 4 (LS-1): its content doesn't match its hash")


def with_field(**fields: Any) -> str:  # noqa: ANN401 - anything that JSON can spell
    return json.dumps({**json.loads(LINES[0]), **fields}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("", "it isn't JSON"),
        ("[" * 100_000, "it isn't JSON"),
        ("[]", "it needs the fields number, item, action"),
        ("{}", "it needs the fields number, item, action"),
        (with_field(light="green"), "and no others"),
        (with_field(number="1"), "number must be a whole number"),
        (with_field(number=True), "number must be a whole number"),
        (with_field(data={}), "all else text"),
        (with_field(at="gestern"), "at must be a time"),
        (with_field(at="2026-03-02T09:00:00"), "at must name its time zone"),
        (with_field(at="2026-03-03T09:00:00.000000+08:00"), "spelt in another way"),
        (with_field(at="0001-01-01T00:00:00.000000+08:00"), "spelt in another way"),
        (with_field(hash="\ud800"), "spelt in another way"),
        (with_field(number=10**30), "spelt in another way"),
        (json.dumps(json.loads(LINES[0])), "spelt in another way"),
    ],
)
def test_what_is_no_entry_is_refused(line: str, says: str) -> None:
    with pytest.raises(BadLine, match="export the ledger again") as refused:
        read_entry(line)
    assert says in str(refused.value)


@pytest.mark.parametrize("fields", [{"role": "king"}, {"action": "crown"}])
def test_an_entry_with_values_that_cannot_be_is_a_difference(fields: dict[str, str]) -> None:
    assert verify([read_entry(with_field(**fields)), *LEDGER.entries[1:]]) is not None


def is_found(changed: bytes) -> bool:
    try:
        entries = [read_entry(line) for line in changed.decode().split("\n")]
    except (UnicodeDecodeError, BadLine):
        return True
    return verify(entries, None, LEDGER.head) is not None


def test_every_changed_byte_is_found() -> None:
    whole = "\n".join(LINES).encode()
    assert not is_found(whole)
    unseen = [
        at for at in range(len(whole)) if not is_found(whole[:at] + bytes([whole[at] ^ 1 << at % 8]) + whole[at + 1 :])
    ]
    assert unseen == []


def test_every_byte_that_is_left_out_is_found() -> None:
    whole = "\n".join(LINES).encode()
    assert [at for at in range(len(whole)) if not is_found(whole[:at] + whole[at + 1 :])] == []
