"""Numbers as Chinese prose writes them: Arabic and full-width figures, Chinese and formal numerals, exact values."""

from __future__ import annotations

from decimal import Decimal

FIGURES = r"[0-9０-９]+(?:,[0-9０-９]{3}(?![0-9０-９]))*(?:，[０-９]{3}(?![0-9０-９]))*(?:[.．][0-9０-９]+)?"
NUMERALS = (
    r"[一二两三四五六七八九十廿卅壹贰叁肆伍陆柒捌玖拾]"
    r"[〇零○一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟]{0,20}(?:点[〇零○一二三四五六七八九]{1,12})?"
)

_DIGITS = {char: value for value, chars in enumerate(
    ("〇零○", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
) for char in chars}  # fmt: skip
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}
_SHORT = {"廿": 20, "卅": 30}
_PLAIN = str.maketrans("０１２３４５６７８９．", "0123456789.", ",，")


def read_number(words: str) -> Decimal | None:
    """The value of a number as written (１，２００．５, 一百二十, 三点五, 二〇), or None where it is none."""
    if not words:
        return None
    if "0" <= words[0] <= "9" or "０" <= words[0] <= "９":
        return Decimal(words.translate(_PLAIN))
    whole, _, after = words.partition("点")
    value = _spoken(whole)
    if value is None:
        return None
    return Decimal(f"{value}.{''.join(str(_DIGITS[char]) for char in after)}") if after else Decimal(value)


def scale_of(words: str) -> int:
    """What 百, 千, 万 and 亿 behind a number multiply it by: 万亿 is 10**12, an empty string 1."""
    product = 1
    for char in words:
        product *= _TENS.get(char) or _MYRIADS.get(char, 1)
    return product


def spoken_range(words: str) -> tuple[int, int] | None:
    """The bounds of 两三, 七八, 三五: two ascending digits spoken in a row; None for anything else."""
    if len(words) != 2 or words[0] not in _DIGITS or words[1] not in _DIGITS:
        return None
    low, high = _DIGITS[words[0]], _DIGITS[words[1]]
    return (low, high) if 0 < low < high <= low + 2 else None


def _spoken(words: str) -> int | None:
    if all(char in _DIGITS for char in words):
        return int("".join(str(_DIGITS[char]) for char in words))
    total = section = digit = 0
    unit = 1
    for char in words:
        if char in _DIGITS:
            if digit and char not in "零〇○":
                return None
            digit, unit = _DIGITS[char], 1 if char in "零〇○" else unit
        elif char in _SHORT:
            section, unit = section + _SHORT[char], 1
        elif char in _TENS:
            unit = _TENS[char]
            section, digit = section + (digit or 1) * unit, 0
        else:
            unit = _MYRIADS[char]
            total, section, digit = _close(total, section + digit, unit), 0, 0
    # 一百二 is 120, 一万二 12,000: a last digit counts in the next lower place, unless 零 stands before it.
    last = digit * (unit // 10) if digit and unit > 10 and words[-2] not in "零〇○" else digit
    return total + section + last


def _close(total: int, section: int, unit: int) -> int:
    """Take in a section that 万 or 亿 closes: 一万二千亿 multiplies all before it."""
    return (total + section) * unit if unit > total > 0 else total + (section or 1) * unit
