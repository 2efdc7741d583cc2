"""HTML elements: which make a line of their own, which are not shown, and how a list counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from luoshi.reading.formats.ordinals import HTML_LIST_TYPES

if TYPE_CHECKING:
    from lxml.etree import _Element

_UNSEEN_NAMES: Final = (
    "script style template noscript head title meta link noframes audio video canvas datalist object embed iframe rp"
)
_BLOCK_NAMES: Final = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search "
    "section select summary table ul"
)
_UNSEEN: Final = frozenset(_UNSEEN_NAMES.split())
_HIDDEN: Final = re.compile(r"(?:display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden)", re.IGNORECASE)
_LIST_NONE: Final = re.compile(r"list-style(?:-type)?\s{0,4}:\s{0,4}none", re.IGNORECASE)

BLOCKS: Final = frozenset(_BLOCK_NAMES.split())
"""The elements that a browser puts on a line of their own."""

HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
"""The elements of headings and their levels."""

LISTS: Final = ("ol", "ul", "menu", "dir")
"""The elements of lists."""


def unseen(element: _Element, name: str) -> bool:
    """Does a browser show nothing of this element?"""
    return (
        not name
        or name in _UNSEEN
        or element.get("hidden") is not None
        or _HIDDEN.search(element.get("style") or "") is not None
    )


@dataclass(slots=True)
class ListCount:
    """A numbered list that is open: the next number, the step, how numbers are written (None: not at all)."""

    number: int
    step: int
    form: str | None


def list_of(element: _Element) -> ListCount:
    """A list as its element says how to number it."""
    if element.tag != "ol" or _LIST_NONE.search(element.get("style") or ""):
        return ListCount(1, 1, None)
    backwards = element.get("reversed") is not None
    first = len(element.findall("li")) if backwards else 1
    return ListCount(
        whole(element.get("start"), first), -1 if backwards else 1, HTML_LIST_TYPES.get(element.get("type") or "1")
    )


def whole(written: str | None, otherwise: int) -> int:
    """A whole number from an attribute of up to six digits."""
    found = re.match(r"\s{0,4}(-?[0-9]{1,6})(?![0-9])", written or "")
    return int(found[1]) if found else otherwise
