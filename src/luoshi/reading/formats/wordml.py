"""WordprocessingML names and values: transitional and strict namespaces read alike, wrong values never raise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_SPACES: Final = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
}
_OFF: Final = frozenset({"0", "false", "off"})
_NUMBER: Final = re.compile(r"\s{0,4}(-?[0-9]{1,9})(?![0-9])")

# What may stand around rows and cells without being one.
_WRAPPERS: Final = frozenset({"w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag"})


def tag(element: _Element) -> str:
    """The name of an element with its usual prefix: "w:p", "m:t", "mc:Choice"; the bare name in any other namespace."""
    space, _, name = str(element.tag).rpartition("}")
    prefix = _SPACES.get(space[1:])
    return f"{prefix}:{name}" if prefix else name


def child(element: _Element | None, *names: str) -> _Element | None:
    """The first child called ``names[0]``, in it the first called ``names[1]``, and so on; None where one is missing."""
    for name in names:
        if element is None:
            return None
        element = next((one for one in element if tag(one) == name), None)
    return element


def attribute(element: _Element | None, name: str = "val") -> str | None:
    """The attribute ``w:name`` (or plain ``name``) of an element."""
    if element is None:
        return None
    for space, prefix in _SPACES.items():
        if prefix == "w" and (value := element.get(f"{{{space}}}{name}")) is not None:
            return value
    return element.get(name)


def whole(element: _Element | None, name: str = "val") -> int | None:
    """The attribute as a whole number of up to nine digits, or None."""
    found = _NUMBER.match(attribute(element, name) or "")
    return int(found[1]) if found else None


def switched_on(element: _Element | None) -> bool | None:
    """Is this toggle on? It is on without a value; None where the element is missing."""
    return None if element is None else (attribute(element) or "1").lower() not in _OFF


def parts_of(element: _Element, name: str) -> Iterator[_Element]:
    """The rows of a table or the cells of a row, also inside content controls and insertions."""
    for one in element:
        if tag(one) == name:
            yield one
        elif tag(one) in _WRAPPERS:
            yield from parts_of(one, name)


def chosen(alternatives: _Element) -> _Element:
    """The one of several renderings of the same thing that is read: the first that holds text, else the last."""
    options = [one for one in alternatives if tag(one) in ("mc:Choice", "mc:Fallback")]
    for option in options:
        if any(tag(one) in ("w:t", "m:t") for one in option.iter()):
            return option
    return options[-1] if options else alternatives
