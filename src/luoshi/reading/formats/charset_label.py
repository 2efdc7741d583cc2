"""The charset that a web page gives itself in its first lines."""

from __future__ import annotations

import re
from typing import Final

_LABEL: Final = re.compile(
    rb"""(?:charset|encoding)\s{0,8}=\s{0,8}["']?\s{0,8}([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE
)
_WITHIN: Final = 4096


def charset_label(data: bytes) -> str | None:
    """The label in ``<meta charset=…>``, ``<meta … content="…; charset=…">`` or ``<?xml … encoding="…"?>``, as written."""
    found = _LABEL.search(data[:_WITHIN])
    return found[1].decode("ascii") if found else None
