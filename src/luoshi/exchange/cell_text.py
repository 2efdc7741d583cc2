"""What a cell of a workbook can hold: text without the characters that XML forbids, and not longer than Excel takes."""

from __future__ import annotations

import re

# Excel counts UTF-16 units; beyond this many it takes the whole file for damaged.
LONGEST = 32_767
_MORE = "…"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_FORBIDDEN = re.compile(r"[\ud800-\udfff\ufffe\uffff]")


def cell_text(text: str) -> str:
    """The text as a cell can hold it: control characters as their pictures (␀), what has none as �, the end cut at …"""
    lined = text.replace("\r\n", "\n").replace("\r", "\n")
    shown = _FORBIDDEN.sub("\ufffd", _CONTROL.sub(_picture, lined))
    # Counting every character of short texts would take longer than all the rest.
    if 2 * len(shown) <= LONGEST or len(shown) + sum(character > "\uffff" for character in shown) <= LONGEST:
        return shown
    units = shown.encode("utf-16-le")[: 2 * (LONGEST - 1)]
    return units.decode("utf-16-le", "ignore") + _MORE


def _picture(found: re.Match[str]) -> str:
    code = ord(found.group())
    return "\u2421" if code == 0x7F else chr(0x2400 + code)
