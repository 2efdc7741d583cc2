"""The protocol of an election: anybody can count it anew, and any change is found."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from congress.elections import election
from congress.random_elections import random_elections
from luoshi.congress.elections.counting import count
from luoshi.congress.elections.election_data import election_data
from luoshi.congress.elections.election_reading import read_election
from luoshi.congress.elections.rulesets import RULESET_NAMES
from luoshi.exchange.protocol import verify
from luoshi.exchange.protocol.bundle import protocol_files, protocol_zip

PROGRAM = Path(verify.__file__)
BALLOTS: list[dict[str, Any]] = [
    {"for": ["王一"], "against": ["李二"], "write_in": ["赵四"], "count": 60},
    {"for": ["李二"], "count": 37},
    {"count": 3},
]
GIVEN = election("party-local-congress-committee", 2, ["王一", "李二", "张三"], BALLOTS)


def bundle_of(given: Mapping[str, Any]) -> dict[str, bytes]:
    found = read_election(given)
    return dict(protocol_files(found, count(found)))


def changed(data: bytes, place: int) -> bytes:
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


def hashed_anew(files: dict[str, bytes], **changes: bytes) -> dict[str, bytes]:
    """Somebody changes files and mends the manifest."""
    found = {**files, **{name.replace("_json", ".json"): data for name, data in changes.items()}}
    return {**found, verify.MANIFEST: verify.manifest_of(found)}


def test_the_same_election_gives_the_same_bytes() -> None:
    turned = {
        **GIVEN,
        "ballots": [{**ballot, "count": 1} for ballot in BALLOTS[::-1] for _ in range(ballot["count"])],
    }
    assert protocol_zip(bundle_of(GIVEN)) == protocol_zip(bundle_of(turned))


@pytest.mark.parametrize("name", RULESET_NAMES)
def test_every_ruleset_is_counted_anew(name: str) -> None:
    for given in random_elections(60, 5, (name,)):
        assert verify.check(bundle_of(given)) == [], given


def test_an_election_can_be_read_back() -> None:
    for given in random_elections(200, 6):
        found = read_election(given)
        again = read_election(json.loads(json.dumps(election_data(found))))
        assert election_data(again) == election_data(found)
        assert count(again) == count(found)


@pytest.mark.parametrize("name", [*verify.FILES, verify.MANIFEST])
def test_any_single_changed_byte_is_found_in_a_folder(name: str) -> None:
    files = bundle_of(GIVEN)
    # A program is long, and each of its bytes is hashed alike: every seventh of them stands for the rest.
    places = range(0, len(files[name]), 7 if len(files[name]) > 4_000 else 1)
    assert len(places) > 300
    assert [place for place in places if not verify.check({**files, name: changed(files[name], place)})] == []


def test_any_single_changed_byte_is_found_in_a_zip(tmp_path: Path) -> None:
    data = protocol_zip(bundle_of(GIVEN))
    path = tmp_path / "bundle.zip"
    path.write_bytes(data)
    assert verify.main([str(path)]) == 0
    # Every byte of the frame, and every 17th of what is in it.
    places = {*range(200), *range(len(data) - 800, len(data)), *range(0, len(data), 17)}
    missed = []
    for place in places:
        path.write_bytes(changed(data, place))
        if verify.main([str(path)]) != 1:
            missed.append(place)
    assert missed == []


@pytest.mark.slow
def test_every_byte_of_every_file_and_every_way_to_change_it_is_looked_at(tmp_path: Path) -> None:
    """Each byte of each file with each of its bits turned, and each byte of the zip; a few of each are in the tests above."""
    files = bundle_of(GIVEN)
    for name, data in files.items():
        for place in range(len(data)):
            other = data[:place] + bytes([data[place] ^ (1 << place % 8)]) + data[place + 1 :]
            assert verify.check({**files, name: other}), (name, place)
    whole, path = protocol_zip(files), tmp_path / "bundle.zip"
    for place in range(len(whole)):
        path.write_bytes(changed(whole, place))
        assert verify.main([str(path)]) == 1, place


@pytest.mark.parametrize("name", [*verify.FILES, verify.MANIFEST])
def test_a_file_that_is_longer_or_shorter_is_found(name: str) -> None:
    data = bundle_of(GIVEN)[name]
    for other in (data + b"\n", data + b" ", data[:-1], data[1:], b"", data + data, b"\xef\xbb\xbf" + data):
        assert verify.check({**bundle_of(GIVEN), name: other}), other[-20:]


def test_what_is_behind_or_before_a_zip_is_found(tmp_path: Path) -> None:
    """Readers of zips pass over both."""
    data, path = protocol_zip(bundle_of(GIVEN)), tmp_path / "bundle.zip"
    for other in (data + b"\0", b"\0" + data, data + data):
        path.write_bytes(other)
        assert verify.main([str(path)]) == 1


@pytest.mark.parametrize("cut", [0, 1, 100, -1])
def test_a_bundle_that_is_cut_short_is_found(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "bundle.zip"
    path.write_bytes(protocol_zip(bundle_of(GIVEN))[:cut])
    assert verify.main([str(path)]) == 1


@pytest.mark.parametrize("name", [*verify.FILES, verify.MANIFEST])
def test_a_missing_and_a_strange_file_are_found(name: str) -> None:
    files = bundle_of(GIVEN)
    assert verify.check({one: data for one, data in files.items() if one != name})
    assert verify.check({**files, f"copy-of-{name}": b""})


def test_another_result_is_found_even_with_a_mended_manifest() -> None:
    files = bundle_of(GIVEN)
    said = json.loads(files["result.json"])
    changes: tuple[dict[str, object], ...] = (
        {"elected": ["李二"]},
        {"state": "vacant"},
        {"vacancies": 1},
        {"tied": ["张三"]},
        {"steps": {"zh": [], "en": []}},
    )
    for change in changes:
        assert {**said, **change} != said
        assert verify.check(hashed_anew(files, result_json=json.dumps({**said, **change}).encode()))


def test_other_ballots_are_found_even_with_a_mended_manifest() -> None:
    files = bundle_of(GIVEN)
    given = json.loads(files["election.json"])
    for key in ("entitled", "issued", "returned", "seats"):
        assert verify.check(hashed_anew(files, election_json=json.dumps({**given, key: given[key] + 1}).encode()))
    for number in range(len(given["ballots"])):
        ballots = [{**one, "count": one["count"] + (place == number)} for place, one in enumerate(given["ballots"])]
        with pytest.raises(ValueError, match="do not add up"):
            verify.check(hashed_anew(files, election_json=json.dumps({**given, "ballots": ballots}).encode()))


def test_the_program_is_short_and_needs_nothing_but_python() -> None:
    text = PROGRAM.read_text(encoding="utf-8")
    nodes = list(ast.walk(ast.parse(text)))
    imported = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    imported |= {str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)}
    assert len(text.splitlines()) <= 300
    assert {name.partition(".")[0] for name in imported} <= sys.stdlib_module_names


def test_it_runs_alone(tmp_path: Path) -> None:
    for name, data in bundle_of(GIVEN).items():
        (tmp_path / name).write_bytes(data)

    def run() -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-I", "-S", str(tmp_path / "verify.py"), str(tmp_path)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    agrees = run()
    assert (agrees.returncode, agrees.stderr) == (0, "")
    assert agrees.stdout.startswith("AGREES   complete; elected: 王一, 赵四\n")
    (tmp_path / "steps.en.txt").write_text("all is well\n", encoding="utf-8")
    differs = run()
    assert (differs.returncode, differs.stdout) == (1, "DIFFERS  steps.en.txt is not as the manifest has it\n")
