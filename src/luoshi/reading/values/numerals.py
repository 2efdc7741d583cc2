"""Numbers as Chinese prose writes them: figures, full-width figures, spoken and formal numerals, both mixed; exact values.

The patterns tell a well-formed number from characters that only stand side by side; `read_number` gives its value.
A blank or two may stand inside (一百 五十): texts taken from pages and tables have them.
"""

from __future__ import annotations

import re
from decimal import Decimal

# Blanks of all widths, but no tab and no end of a line. (Said by its class: a set of wide characters is slow to compile.)
SPACE = r"[^\S\t-\r]{0,2}"
# What multiplies the number before it: 3.5万亿.
SCALES = "百千万亿萬億"
# What stands in a spoken number of more than its bare digits, and the blanks inside of one.
ANY_PLACE = re.compile("[十拾百佰千仟万萬亿億]")
BLANKS = re.compile(r"[ \u3000\xa0]")

_ZERO = "〇零○"
_ONES = "一二三四五六七八九壹贰貳叁參肆伍陆陸柒捌玖"
_COUPLE = "两兩俩倆"
_TEN, _HUNDRED, _THOUSAND = "十拾", "百佰", "千仟"
_PLACE = f"{_TEN}{_HUNDRED}{_THOUSAND}万萬亿億兆"

_Z = f"(?:[{_ZERO}]{SPACE})?"
# 两 stands before a place (两千两百), never at the end of a longer number: 二十两 is a weight.
_D, _LAST = f"[{_ONES}{_COUPLE}]", f"[{_ONES}]"
_GAP = f"{SPACE}{_Z}"
# Thousands, hundreds, tens and ones, each or none of them, but not nothing; 〇 only between two of them.
_BELOW_MYRIAD = (
    f"(?:(?=[{_ONES}{_TEN}]|[{_COUPLE}]{SPACE}[{_THOUSAND}{_HUNDRED}])(?:{_D}{SPACE}[{_THOUSAND}])?+"
    f"(?:{_GAP}{_D}{SPACE}[{_HUNDRED}])?+(?:{_GAP}(?:{_LAST}{SPACE})?[{_TEN}])?+(?:{_GAP}{_LAST})?+|[廿卅]{_LAST}?)"
)
_FIRST = f"(?>{_BELOW_MYRIAD}|[{_COUPLE}])"
# What 万, 亿 and 兆 close, with the group that follows: 四亿五千六百万, 一万五千亿, 四万万. But 三万 五万 are two numbers.
_SECTIONS = (
    "(?:"
    + "|".join(
        f"{SPACE}[{scale}](?:{SPACE}{_Z}(?>{_BELOW_MYRIAD})(?!{SPACE}[{barred}]))?"
        for scale, barred in (("万萬", "万萬兆"), ("亿億", "亿億兆"), ("兆", "兆"))
    )
    + "){0,6}+"
)
# Digits in a row name a number digit by digit (二〇二六) or two neighbours (三五, 两三), but not before a place (二三十).
_IN_A_ROW = f"(?:[{_ONES}][{_ONES}{_ZERO}]{{1,11}}|一[{_COUPLE}]|[{_COUPLE}]三)(?!{SPACE}[{_PLACE}])"
_HUNDRED_ODD = f"[{_HUNDRED}{_THOUSAND}]{_LAST}(?![{_PLACE}分])"
_POINT = rf"(?:{SPACE}[点點](?:{SPACE}[{_ONES}{_ZERO}](?!{SPACE}[{_TEN}{_HUNDRED}{_THOUSAND}刻半])){{1,12}})?"
SPOKEN = rf"(?:(?>{_IN_A_ROW}|{_FIRST}{_SECTIONS}|{_HUNDRED_ODD}|[{_ZERO}](?={SPACE}[点點])){_POINT})"

_I = "[0-9０-９]"
_WHOLE = (
    rf"(?:{_I}{{1,3}}(?:,{_I}{{3}}(?!{_I})){{1,8}}|{_I}{{1,3}}(?:，(?:[０-９]{{3}}|0[0-9]{{2}})(?!{_I})){{1,8}}|{_I}+)"
)
FIGURES = rf"(?:{_WHOLE}(?:[.．]{_I}+)?)"
# 5万4千6百, 7 万5 千4 百, 3万4000, 1千零1: each figure but the last with its place, blanks only before the next lower place.
_STEP = (
    rf"(?:{SPACE}[万萬]{SPACE}{_I}{{1,2}}(?={SPACE}千)|{SPACE}千{SPACE}{_I}(?={SPACE}百)"
    rf"|[百千万亿萬億]零{_I}{{1,3}}|[百千万亿萬億]{_I}{{1,4}}(?=[十百千万萬])|[万萬]{_I}{{4}}(?![0-9０-９年./:：-]))"
)
MIXED = rf"(?:{FIGURES}{_STEP}{{1,5}}(?:{SPACE}[百千](?:[万萬](?!{_I}))?|[万萬])?)"

# One character for each digit and place, whatever it is written with.
_PLAIN = str.maketrans(
    "０１２３４５６７８９．○零壹贰貳叁參肆伍陆陸柒捌玖兩俩倆拾佰仟萬億點",
    "0123456789.〇〇一二二三三四五六六七八九两两两十百千万亿点",
    ",， \u3000\xa0",
)
_DIGITS = {char: Decimal(value) for value, char in enumerate("〇一二三四五六七八九")} | {"两": Decimal(2)}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8, "兆": 10**12}
_SHORT = {"廿": 20, "卅": 30}
_PIECE = re.compile(r"[0-9.]+|.", re.DOTALL)


def plain(words: str) -> str:
    """The number in plain digits and places: １，２００ → 1200, 貳佰 → 二百, 一 百 → 一百."""
    return words.translate(_PLAIN)


def read_number(words: str) -> Decimal | None:
    """The value of a number as written (１，２００．５, 一百二十, 三点五, 二〇, 5万4千), or None where it is none."""
    if words.isascii() and words.isdigit():
        return Decimal(words)
    said = plain(words)
    if not said:
        return None
    if said[0].isascii() and said.replace(".", "", 1).isdigit():
        return Decimal(said)
    whole, _, after = said.partition("点")
    value = _in_a_row(whole) if len(whole) > 1 and all(char in _DIGITS for char in whole) else _by_places(whole)
    if value is None or not all(char in _DIGITS for char in after):
        return None
    return Decimal(f"{value}.{''.join(str(_DIGITS[char]) for char in after)}") if after else value


def scale_of(words: str) -> int:
    """What 百, 千, 万, 亿 and 兆 behind a number multiply it by: 万亿 is 10**12, an empty string 1."""
    product = 1
    for char in plain(words):
        product *= _PLACES.get(char) or _MYRIADS.get(char, 1)
    return product


def spoken_range(words: str) -> tuple[int, int] | None:
    """The bounds of 两三, 七八, 三五: two ascending digits spoken in a row; None for anything else."""
    said = plain(words)
    if len(said) != 2 or said[0] not in _DIGITS or said[1] not in _DIGITS:
        return None
    low, high = int(_DIGITS[said[0]]), int(_DIGITS[said[1]])
    return (low, high) if 0 < low < high <= low + 2 else None


def _in_a_row(said: str) -> Decimal:
    return Decimal("".join(str(_DIGITS[char]) for char in said))


def _by_places(said: str) -> Decimal | None:
    """Add up digits and places from the left; None where two digits stand side by side."""
    total = section = Decimal(0)
    digit: Decimal | None = None
    unit, zero = 1, False
    for piece in _PIECE.findall(said):
        if piece == "〇":
            zero = True
        elif piece in _DIGITS or piece[0].isascii():
            if digit is not None:
                return None
            digit = _DIGITS.get(piece) or _figure(piece)
            if digit is None:
                return None
        elif piece in _SHORT:
            section, unit = section + _SHORT[piece], 1
        elif piece in _PLACES:
            unit, zero = _PLACES[piece], False
            section, digit = section + (1 if digit is None else digit) * unit, None
        elif piece in _MYRIADS:
            unit, zero = _MYRIADS[piece], False
            total, section, digit = _close(total, section + (digit or 0), unit), Decimal(0), None
        else:
            return None
    # 一百二 is 120, 一万二 12,000: a last digit counts in the next lower place, unless 零 stands before it.
    shortened = digit is not None and unit > 10 and not zero and said[-1] in _DIGITS
    return total + section + (digit or 0) * (unit // 10 if shortened else 1)


def _figure(token: str) -> Decimal | None:
    return Decimal(token) if token.replace(".", "", 1).isdecimal() else None


def _close(total: Decimal, section: Decimal, unit: int) -> Decimal:
    """Take in a section that 万, 亿 or 兆 closes: 一万二千亿 multiplies all before it, 四万万 what is there already."""
    if not section and total:
        return total * unit
    return (total + section) * unit if unit > total > 0 else total + (section or 1) * unit
