"""The how-to for Python does what it says, in both languages."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest


@pytest.mark.parametrize("name", ["how-to-follow-an-item.md", "zh/how-to-follow-an-item.md"])
def test_every_line_of_the_how_to_runs(root: Path, name: str) -> None:
    page = root / "docs" / name
    # A fence ends a block, and would be taken for output.
    text = page.read_text(encoding="utf-8").replace("```python", "").replace("```", "")
    test = doctest.DocTestParser().get_doctest(text, {}, page.name, str(page), 0)
    assert len(test.examples) > 20
    assert doctest.DocTestRunner().run(test).failed == 0
