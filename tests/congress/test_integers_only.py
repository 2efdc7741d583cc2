"""The assembly is counted in whole numbers and fractions: a float would make a threshold a matter of luck."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

CONGRESS = Path(__file__).resolve().parents[2] / "src" / "luoshi" / "congress"
MODULES = sorted(CONGRESS.rglob("*.py"))


def inexact(tree: ast.AST) -> list[int]:
    """The lines on which a float is made: written down, asked for by name, or come to by dividing."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.Name) and node.id == "float")
        or (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "round")
        or (isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div))
    ]


@pytest.mark.parametrize("path", MODULES, ids=[str(path.relative_to(CONGRESS)) for path in MODULES])
def test_no_module_makes_a_float(path: Path) -> None:
    assert inexact(ast.parse(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("line", ["a = 0.5", "a = 1 / 2", "a /= 2", "a = float(b)", "a = round(b)"])
def test_floats_are_recognised(line: str) -> None:
    assert inexact(ast.parse(line)) == [1]


@pytest.mark.parametrize("line", ["a = 1 // 2", "a = Fraction(1, 2)", "a = 'round'", "round: str = 'final'"])
def test_whole_numbers_are_left_alone(line: str) -> None:
    assert inexact(ast.parse(line)) == []
