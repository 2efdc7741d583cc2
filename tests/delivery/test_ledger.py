"""The ledger: entries sealed one upon the other, and what `verify` says of one that was tampered with."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from importlib.resources import files

import pytest

from delivery.histories import GAO, MORNING, WEN, asked, closed, opened
from luoshi.delivery.canonical_json import NotCanonical, canonical, parsed
from luoshi.delivery.heads import START, BadHead, Head, parse_head
from luoshi.delivery.ledger import Entry, NoTimeZone, append, seal
from luoshi.delivery.verification import verify

ENTRIES = tuple(closed().entries)
HEAD = ENTRIES[-1].head
Tampering = Callable[[list[Entry]], list[Entry]]


@pytest.mark.parametrize(
    ("value", "spelt"),
    [
        ({"b": 1, "a": [True, None, "桥"]}, '{"a":[true,null,"桥"],"b":1}'),
        ({"z": '\n"\\/', "Z": -3}, '{"Z":-3,"z":"\\n\\"\\\\/"}'),
        ({"𠮷": (), "龥": {}}, '{"龥":{},"𠮷":[]}'),
    ],
)
def test_json_has_one_spelling(value: dict[str, object], spelt: str) -> None:
    assert canonical(value) == spelt
    assert json.loads(spelt) == json.loads(json.dumps(value))


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ({"a": 1.5}, "data.a: float has no single spelling; give figures and days as text"),
        ({"a": [{1: 2}]}, "data.a[0]: the key 1 is no text; give text"),
        ({"a": "\ud800"}, "data.a: half of a character (a lone surrogate) at 0; leave it out"),
        ({"a": 10**18}, "data.a: a number of more than 18 digits; give it as text"),
        ({"a": MORNING}, "data.a: datetime has no single spelling; give figures and days as text"),
    ],
)
def test_what_has_no_single_spelling_is_refused(value: dict[str, object], says: str) -> None:
    with pytest.raises(NotCanonical) as refused:
        canonical(value)
    assert str(refused.value) == says


def test_lists_without_end_are_refused() -> None:
    deep: list[object] = []
    for _ in range(5000):
        deep = [deep]
    with pytest.raises(NotCanonical, match="give it flatter"):
        canonical(deep)
    with pytest.raises(NotCanonical, match="no JSON"):
        parsed('{"a":' + "[" * 100_000 + "]" * 100_000 + "}")


@pytest.mark.parametrize("text", ['{"b":1, "a":2}', '{"b":1,"a":2}', "[]", "", "{", '{"a":1,"a":1}', '{"a":1.0}'])
def test_another_spelling_is_not_canonical(text: str) -> None:
    with pytest.raises(NotCanonical):
        parsed(text)


def test_the_seal_of_an_entry_is_what_the_docs_say() -> None:
    """Anyone can make it anew, in any language: SHA-256 over a JSON list."""
    entry = append(START, "LS-1", "open", WEN, MORNING, "", {"wording": "建桥"})
    assert entry.data == '{"wording":"建桥"}'
    assert entry.hash == seal(replace(entry, at=entry.at.astimezone(UTC)))
    # Made with `printf '%s' '["luoshi.entry/1",1,…]' | sha256sum` over the list in the docstring of `seal`.
    assert entry.hash == "280a93ca874fa2f622fcb6b32503233301171b1e8b1de593a29a1a6c38827c3c"


def test_a_time_without_its_zone_is_refused() -> None:
    with pytest.raises(NoTimeZone, match="give an aware time"):
        append(START, "LS-1", "open", WEN, datetime(2026, 3, 2, 9), "", {})  # noqa: DTZ001


def test_a_head_can_be_written_down_and_read_again() -> None:
    assert parse_head(f" {HEAD}\n") == HEAD
    assert str(HEAD).startswith(f"luoshi-head/1 {len(ENTRIES)} 2026-03-0")
    assert HEAD.short == f"#{len(ENTRIES)} {HEAD.hash[:12]}"
    assert parse_head(str(START)) == START


@pytest.mark.parametrize(
    "line", ["", "luoshi-head/1 1 - abc", f"luoshi-head/1 3 - {'a' * 64}", f"luoshi-head/1 3 gestern {'a' * 64}"]
)
def test_what_is_no_head_is_refused(line: str) -> None:
    with pytest.raises(BadHead, match="give the line that was exported"):
        parse_head(line)


def test_an_untouched_ledger_verifies() -> None:
    ledger = closed()
    assert verify(ledger.entries, ledger.stored(), ledger.head) is None
    assert verify([], {}, START) is None


def test_times_may_be_stored_in_another_zone() -> None:
    ledger = closed()
    moved = [replace(entry, at=entry.at.astimezone(UTC)) for entry in ledger.entries]
    assert verify(moved, ledger.stored(), ledger.head) is None


def changed(index: int, **fields: object) -> Tampering:
    return lambda entries: [replace(one, **fields) if at == index else one for at, one in enumerate(entries)]  # type: ignore[arg-type]


def sealed_anew(index: int, **fields: object) -> Tampering:
    """Whoever knows how to seal alters an entry with its hash, and leaves the rest."""

    def tamper(entries: list[Entry]) -> list[Entry]:
        one = replace(entries[index], **fields)  # type: ignore[arg-type]
        entries[index] = replace(one, hash=seal(one))
        return entries

    return tamper


CONTENT = "its content doesn't match its hash: item, action, actor, name, role, time, reason or data was changed"


@pytest.mark.parametrize(
    ("tamper", "says"),
    [
        pytest.param(changed(3, reason="另有安排"), f"entry 4 (LS-1): {CONTENT}", id="reason"),
        pytest.param(changed(3, item="LS-2"), f"entry 4 (LS-2): {CONTENT}", id="item"),
        pytest.param(changed(3, at=MORNING), f"entry 4 (LS-1): {CONTENT}", id="time"),
        pytest.param(changed(5, data='{"line":"已建成"}'), f"entry 6 (LS-1): {CONTENT}", id="data"),
        pytest.param(changed(3, data="{ }"), "entry 4 (LS-1): its content can't be what was entered: JSON in another spelling than the canonical one; write it with `canonical`", id="spelling of data"),
        pytest.param(changed(3, at=datetime(2026, 3, 6, 9)), "entry 4 (LS-1): its content can't be what was entered: 2026-03-06T09:00:00 has no time zone; give an aware time", id="zone"),  # noqa: DTZ001
        pytest.param(changed(3, hash="0" * 64), f"entry 4 (LS-1): hash was changed: what is entered gives {ENTRIES[3].hash[:12]}…, as the next entry knows", id="hash"),
        pytest.param(changed(3, previous="0" * 64), "entry 4 (LS-1): previous was changed: it isn't the hash of entry 3", id="previous"),
        pytest.param(changed(3, number=9), "entry 9 (LS-1): entries 4 to 8 are missing before it", id="number"),
        pytest.param(lambda entries: entries[:2] + entries[3:], "entry 4 (LS-1): entry 3 is missing before it", id="dropped"),
        pytest.param(lambda entries: entries[1:], "entry 2 (LS-1): entry 1 is missing before it", id="first dropped"),
        pytest.param(lambda entries: entries[:3] + entries[2:], "entry 3 (LS-1): it stands where entry 4 should: entered twice or out of order", id="twice"),
        pytest.param(lambda entries: [*entries[:2], entries[3], entries[2], *entries[4:]], "entry 4 (LS-1): entry 3 is missing before it", id="swapped"),
        pytest.param(sealed_anew(3, reason="另有安排"), "entry 5 (LS-1): it doesn't follow on entry 4: one of the two was put in later or sealed anew", id="sealed anew"),
        pytest.param(lambda entries: entries[:-1], "ledger: entry 7 is cut off: the head that was exported names entry 7", id="cut off"),
        pytest.param(lambda entries: entries[:-3], "ledger: entries 5 to 7 are cut off: the head that was exported names entry 7", id="more cut off"),
        pytest.param(sealed_anew(6, reason="另有安排"), "entry 7 (LS-1): it isn't the entry that the exported head names: the ledger was written anew", id="last one sealed anew"),
    ],
)  # fmt: skip
def test_tampering_is_named(tamper: Tampering, says: str) -> None:
    assert str(verify(tamper(list(ENTRIES)), None, HEAD)) == says


@pytest.mark.parametrize(
    ("tamper", "kind", "says"),
    [
        (lambda entries: entries[:-3], "cut-off", "台账：第5条至第7条被截去：导出的账首记到第7条"),
        (lambda entries: entries[:2] + entries[3:], "missing-before", "第4条（LS-1）：它之前缺少第3条"),
        (changed(3, reason="另有安排"), "content-changed", "第4条（LS-1）：内容与哈希不符：事项、动作、办理人、姓名、角色、时间、理由或数据被改动"),
    ],
)  # fmt: skip
def test_tampering_is_named_in_chinese_as_well(tamper: Tampering, kind: str, says: str) -> None:
    found = verify(tamper(list(ENTRIES)), None, HEAD)
    assert found is not None
    assert (found.kind, found.said("zh")) == (kind, says)


def test_without_a_head_nobody_can_tell_that_the_end_was_cut_off() -> None:
    assert verify(ENTRIES[:-1]) is None


def test_entries_after_the_head_are_no_difference() -> None:
    assert verify(ENTRIES, None, ENTRIES[2].head) is None


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        (("workflow",), "signed", "ledger (LS-1): workflow is stored as signed, its entries make it closed"),
        (
            ("measures", 0, "target"),
            "2.0",
            "ledger (LS-1): measures[0].target is stored as 2.0, its entries make it 2.4",
        ),
        (("sponsor",), "林立", "ledger (LS-1): sponsor is stored as 林立, its entries make it nothing"),
        (("last_entry",), "7", "ledger (LS-1): last_entry is stored as 7, its entries make it 7"),
    ],
)
def test_a_changed_state_is_named(path: tuple[str | int, ...], value: str, says: str) -> None:
    ledger = closed()
    stored = json.loads(json.dumps(ledger.stored()))
    place = stored["LS-1"]
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert str(verify(ledger.entries, stored)) == says


def test_missing_and_surplus_states_are_named() -> None:
    ledger = asked()
    assert str(verify(ledger.entries, {})) == "ledger (LS-1): its state is not stored"
    surplus = {**ledger.stored(), "LS-2": {}}
    assert str(verify(ledger.entries, surplus)) == "ledger (LS-2): a state is stored, but no entry opened the item"


def test_an_entry_that_could_not_happen_is_named_though_its_hash_is_right() -> None:
    ledger = opened()
    wrong = append(ledger.head, "LS-1", "close", GAO, MORNING, "", {"result": "met"})
    found = verify([*ledger.entries, wrong])
    assert str(found) == "entry 2 (LS-1): not possible while the item is draft"
    assert found is not None
    assert found.said("zh") == "第2条（LS-1）：事项拟定时不可能有这一条"
    other = append(ledger.head, "LS-2", "issue", GAO, MORNING)
    assert str(verify([*ledger.entries, other])) == "entry 2 (LS-2): not possible while the item is not open"
    bad = append(ledger.head, "LS-1", "remark", GAO, MORNING, "", {"text": ""})
    assert str(verify([*ledger.entries, bad])) == "entry 2 (LS-1): text: must be text and not empty."


def test_a_head_of_another_ledger_fits_nowhere() -> None:
    strange = Head(2, "f" * 64, MORNING)
    assert "the ledger was written anew" in str(verify(ENTRIES, None, strange))


def test_every_sentence_of_verify_is_there_in_both_languages_and_used() -> None:
    file = tomllib.loads(files("luoshi.delivery").joinpath("verification.toml").read_text("utf-8"))
    code = "".join(
        files("luoshi.delivery").joinpath(f"{name}.py").read_text("utf-8")
        for name in ("verification", "differences", "folding", "chain")
    )
    code += files("luoshi.congress.record").joinpath("book.py").read_text("utf-8")
    for kind, words in file.items():
        assert words.keys() == {"zh", "en"}
        assert f'"{kind}"' in code
