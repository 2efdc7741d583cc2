"""The benchmark measures what it says; its figures themselves belong to the machine it runs on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from bench import date_specs, material, quality, suites
from bench.measures import MEASURES, Measure
from bench.recognizers import SUITES


@pytest.fixture
def without_shared(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LUOSHI_SHARED", str(tmp_path))
    examples = tmp_path / "examples"
    examples.mkdir()
    (examples / "a.txt").write_text("明年启动东河大桥建设。", encoding="utf-8")
    monkeypatch.setattr(material, "ROOT", tmp_path)


@pytest.mark.usefixtures("without_shared")
@pytest.mark.parametrize("characters", [1, 11, 12, 1000])
def test_the_examples_are_repeated_up_to_the_length_asked_for(characters: int) -> None:
    text = material.joined_text(characters)
    assert len(text) == characters
    assert set(text) <= set("明年启动东河大桥建设。\n")


@pytest.mark.parametrize(
    ("value", "least", "kept"),
    [
        (99, False, True),
        (100, False, True),
        (101, False, False),
        (99, True, False),
        (100, True, True),
        (101, True, True),
    ],
)
def test_a_limit_is_kept_from_the_right_side(value: float, least: bool, kept: bool) -> None:
    assert Measure("x", value, "ms", 100, least).kept is kept


def test_an_unknown_measure_is_named_with_those_there_are(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bench", "sped"], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "sped" in done.stderr
    assert all(name in done.stderr for name in MEASURES)


def test_the_suites_are_shown_as_a_table(root: Path, shared: Path) -> None:
    if not (shared / "suites" / "recognizers").is_dir():
        pytest.skip(f"no suites in {shared}")
    done = subprocess.run(
        [sys.executable, "-m", "bench", "suites"], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert [line.split(" | ")[0] for line in done.stdout.splitlines()[2:]] == [
        *("| " + suite.name for suite in SUITES),
        *("| " + kind for kind in date_specs.SPECS),
    ]


@pytest.mark.usefixtures("without_shared")
def test_missing_gold_is_named_with_the_cure(capsys: pytest.CaptureFixture[str]) -> None:
    assert quality.main() == 2
    assert "LUOSHI_SHARED" in capsys.readouterr().err


def test_the_reading_keeps_what_is_asked_of_it(root: Path, shared: Path) -> None:
    if not (shared / "eval").is_dir():
        pytest.skip(f"no gold readings in {shared}")
    done = subprocess.run(
        [sys.executable, "-m", "bench", "quality"], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert [line.split(" | ")[0] for line in done.stdout.splitlines()[2:]] == ["| " + name for name in quality.ASKED]


@pytest.mark.usefixtures("without_shared")
def test_missing_suites_are_named_with_the_cure(capsys: pytest.CaptureFixture[str]) -> None:
    assert suites.main() == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "recognizers" in said.err
    assert "LUOSHI_SHARED" in said.err
