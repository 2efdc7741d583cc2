"""Every string that the workspace shows, as it stands in code and templates."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from luoshi import desk

ROOM = Path(desk.__file__).parent
_CALLS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
_PLAIN = re.compile(r"""{%-?\s*translate\s+(?:"([^"]+)"|'([^']+)')""")
_BLOCK = re.compile(
    r"{%\s*blocktranslate([^%]*)%}(.*?)(?:{%\s*plural\s*%}(.*?))?{%\s*endblocktranslate\s*%}", re.DOTALL
)
_VALUE = re.compile(r"{{\s*(\w+)\s*}}")


def in_code(path: Path) -> set[str]:
    """The first string of each call that translates."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _CALLS and node.args:
            said = ast.literal_eval(node.args[0])
            found.add(said)
    return found


def in_template(path: Path) -> set[str]:
    """What stands in translate and blocktranslate, in the form that gettext knows it by."""
    text = path.read_text(encoding="utf-8")
    found = {plain or other for plain, other in _PLAIN.findall(text)}
    for _options, one, _many in _BLOCK.findall(text):
        found.add(_VALUE.sub(r"%(\1)s", one.replace("%", "%%")))
    return found


def words_used() -> set[str]:
    """All of them."""
    code = set().union(*(in_code(path) for path in ROOM.rglob("*.py")))
    pages = set().union(*(in_template(path) for path in ROOM.rglob("*.html")))
    return code | pages
