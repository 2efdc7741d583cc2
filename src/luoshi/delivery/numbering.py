"""Numbers as a plan of an office carries them: 一、（一） for groups, 1 and 1.1 for rows."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"


def chinese_number(number: int) -> str:
    """A whole number from 1 to 9999 in Chinese numerals: 12 → 十二, 105 → 一百零五. Raises ValueError outside."""
    if not 1 <= number <= 9999:
        message = f"no Chinese group number for {number}"
        raise ValueError(message)
    written = ""
    for value, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // value % 10
        if digit:
            written += _DIGITS[digit] + unit
        elif written and not written.endswith("零") and number % (value * 10):
            written += "零"
    return written.removeprefix("一") if 10 <= number < 20 else written
