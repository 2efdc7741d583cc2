"""A test that lacks a program is skipped at a desk and fails on CI: what quietly did not run must not pass for passed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def run_elsewhere(root: Path, tmp_path: Path) -> Callable[..., str]:
    """Run one test file beside our conftest, in an environment of its own, and give what pytest says."""
    (tmp_path / "tests").mkdir()
    shutil.copy(root / "pyproject.toml", tmp_path)
    shutil.copy(root / "tests/conftest.py", tmp_path / "tests")

    def run(source: str, **environment: str) -> str:
        (tmp_path / "tests/test_it.py").write_text(source, encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"]
        settings = {**os.environ, **environment}
        return subprocess.run(command, cwd=tmp_path, env=settings, capture_output=True, text=True, check=False).stdout

    return run


@pytest.mark.parametrize("marker", ["browser", "libreoffice"])
@pytest.mark.parametrize(("ci", "outcome"), [("false", "1 skipped"), ("true", "1 error")])
def test_without_the_program(run_elsewhere: Callable[..., str], marker: str, ci: str, outcome: str) -> None:
    said = run_elsewhere(f"import pytest\n\n@pytest.mark.{marker}\ndef test_it(): pass\n", CI=ci, PATH="nowhere")
    assert outcome in said
    assert f"{marker}: not installed; on Debian: apt-get install" in said


def test_without_the_shared_material(run_elsewhere: Callable[..., str]) -> None:
    said = run_elsewhere("def test_it(shared): pass\n", LUOSHI_SHARED="nowhere")
    assert "1 skipped" in said
    assert "LUOSHI_SHARED says where it is" in said
