"""A folder of one's own for each test, with the invented report in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.calls import REPORT


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory of the test, empty."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def report(here: Path) -> Path:
    """The invented report as a file of the working directory."""
    path = Path("report.txt")
    path.write_text(REPORT, encoding="utf-8")
    assert (here / path).exists()
    return path
