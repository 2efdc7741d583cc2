"""Lists the patterns of the product: what is compiled while its modules are loaded, and what its functions compile.

Run as a program in a Python of its own, it prints them: modules are loaded once, and here they may have been already.
"""

from __future__ import annotations

import ast
import gc
import importlib
import os
import pkgutil
import re
import re._compiler as sre_compiler  # type: ignore[import-not-found]
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from inspect import signature
from pathlib import Path
from types import FrameType, ModuleType
from typing import NamedTuple

import luoshi
from luoshi.reading import lazy_pattern as lazily
from luoshi.reading.lexicon.sought import Tried
from luoshi.reading.lexicon.wordset import WordSet

ROOM = Path(luoshi.__file__).parent


class Compiled(NamedTuple):
    """A pattern, where it is written, and how it is compiled."""

    module: str
    line: int
    pattern: str | bytes
    flags: int


@cache
def compiled_patterns() -> tuple[list[Compiled], list[str]]:
    """Every pattern of the product; and the places where one is made of what only a function knows, out of our reach."""
    listed = subprocess.run([sys.executable, __file__], check=True, capture_output=True, text=True).stdout
    found, hidden = ast.literal_eval(listed)
    return [Compiled(*one) for one in found], hidden


def _list_all() -> None:
    found: list[Compiled] = []
    compile_it, lazy_pattern = sre_compiler.compile, lazily.lazy_pattern

    def noted(pattern: str | bytes, flags: int = 0) -> object:
        place = _place(sys._getframe(1))
        if place:
            found.append(Compiled(*place, pattern, int(flags)))
        return compile_it(pattern, flags)

    def noted_lazy(written: str, flags: int = 0, form: Callable[[str], str] = str) -> re.Pattern[str]:
        place = _place(sys._getframe(1))
        if place:
            found.append(Compiled(*place, form(written), int(flags)))
        return lazy_pattern(written, flags, form)

    sre_compiler.compile, lazily.lazy_pattern = noted, noted_lazy
    _settle_the_workspace()
    modules = [
        importlib.import_module(one.name)
        for one in pkgutil.walk_packages(luoshi.__path__, "luoshi.")
        if not one.name.endswith("__main__")
    ]
    for module in modules:
        _make_what_is_made_once(module)
    # A set of words makes its pattern when it is first asked where one can begin.
    for made in gc.get_objects():
        if type(made) is WordSet:
            list(made.places("", 0, 0))
        # So do words that are tried where a character stands at their edge.
        if type(made) is Tried:
            for character in set("".join(made.edges.values())):
                made[character]
    sre_compiler.compile = compile_it
    # What is compiled there was noted where it is written.
    hidden = [place for module in modules if module is not lazily for place in _called_in(module, found)]
    sys.stdout.write(repr(([tuple(one) for one in dict.fromkeys(found)], hidden)))


def _settle_the_workspace() -> None:
    """The modules of the workspace can be loaded only once Django knows where its data would be; here that is nowhere."""
    os.environ["LUOSHI_DATA"] = tempfile.mkdtemp(prefix="luoshi-patterns-")
    from luoshi.desk.start import start_django

    start_django()


def _make_what_is_made_once(module: ModuleType) -> None:
    """Call the functions that make something on first use and keep it: patterns are among that."""
    for made in vars(module).values():
        if (
            isinstance(made, type(compiled_patterns))
            and made.__module__ == module.__name__
            and not signature(made).parameters
        ):
            made()


def _place(frame: FrameType | None) -> tuple[str, int] | None:
    """The line of ours that asked for the pattern, past the frames of `re`; None where it was another's."""
    while frame and Path(frame.f_code.co_filename).parent.name == "re":
        frame = frame.f_back
    path = Path(frame.f_code.co_filename) if frame else None
    return (str(path.relative_to(ROOM)), frame.f_lineno) if frame and path and path.is_relative_to(ROOM) else None


def _called_in(module: ModuleType, found: list[Compiled]) -> list[str]:
    """Note what the functions of a module hand to `re`; tell where that cannot be known without running them."""
    path = Path(str(module.__file__))
    name = str(path.relative_to(ROOM))
    known = {one.line for one in found if one.module == name}
    hidden = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "re":
            hidden.append(f"{name}:{node.lineno} takes names out of re")
        if (
            not isinstance(node, ast.Call)
            or not _hands_to_re(node)
            or known & set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
        ):
            continue
        try:
            pattern = eval(ast.unparse(node.args[0]), vars(module))  # noqa: S307
        except NameError:
            hidden.append(f"{name}:{node.lineno} {ast.unparse(node.args[0])}")
        else:
            found.append(Compiled(name, node.lineno, pattern, 0))
    return hidden


def _hands_to_re(node: ast.Call) -> bool:
    return (
        isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr != "escape"
    )


if __name__ == "__main__":
    _list_all()
