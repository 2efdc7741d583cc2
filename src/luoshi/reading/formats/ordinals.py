"""Numbers as list labels: the formats of Word (ST_NumberFormat) and of HTML lists that Chinese documents use."""

from __future__ import annotations

from typing import Final

HTML_LIST_TYPES: Final = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
"""What the ``type`` of an ``<ol>`` stands for."""

_PLAIN: Final = "〇一二三四五六七八九"
_LEGAL_SIMPLIFIED: Final = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL: Final = "零壹貳參肆伍陸柒捌玖"
_COUNTED: Final = {
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand"),
        ("零一二三四五六七八九", "十百千万"),
    ),
    **dict.fromkeys(("japaneseCounting", "koreanCounting"), ("零一二三四五六七八九", "十百千万")),
    "chineseLegalSimplified": (_LEGAL_SIMPLIFIED, "拾佰仟万"),
    "ideographLegalTraditional": (_LEGAL_TRADITIONAL, "拾佰仟萬"),
}
_POSITIONAL: Final = {
    "ideographDigital": _PLAIN,
    "taiwaneseDigital": "○一二三四五六七八九",
    "japaneseDigitalTenThousand": _PLAIN,
    "decimalFullWidth": "０１２３４５６７８９",
    "decimalFullWidth2": "０１２３４５６７８９",
}
_LISTED: Final = {
    **dict.fromkeys(
        ("decimalEnclosedCircle", "decimalEnclosedCircleChinese"),
        "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿",
    ),
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
}
_ROMAN: Final = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    )
)
_ROMAN_MOST: Final = 3999
_LETTERS_MOST: Final = 780
_COUNTED_MOST: Final = 99_999


def ordinal(number: int, form: str) -> str:
    """``number`` as a label in ``form``; in decimal digits where the form is unknown or has no sign for it."""
    if form in ("none", "bullet"):
        return ""
    if form in _LISTED and 1 <= number <= len(_LISTED[form]):
        return _LISTED[form][number - 1]
    if form in _POSITIONAL and number >= 0:
        return "".join(_POSITIONAL[form][int(digit)] for digit in str(number))
    if form in _COUNTED and 0 <= number <= _COUNTED_MOST:
        return _count(number, *_COUNTED[form])
    return _western(number, form)


def _western(number: int, form: str) -> str:
    if form in ("upperRoman", "lowerRoman") and 1 <= number <= _ROMAN_MOST:
        return _cased(_roman(number), form)
    if form in ("upperLetter", "lowerLetter") and 1 <= number <= _LETTERS_MOST:
        return _cased(chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1), form)
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _count(number: int, digits: str, ranks: str) -> str:
    """A number as Chinese counts: 十, 十一, 二十, 一百零一; legal numerals say 壹拾."""
    written = str(number)
    out = ""
    for place, digit in zip(range(len(written) - 1, -1, -1), written, strict=True):
        if digit != "0":
            out += digits[int(digit)] + (ranks[place - 1] if place else "")
        elif out and not out.endswith(digits[0]):
            out += digits[0]
    out = out.rstrip(digits[0]) or digits[0]
    return out[1:] if out.startswith("一十") else out


def _roman(number: int) -> str:
    out = ""
    for value, sign in _ROMAN:
        out += sign * (number // value)
        number %= value
    return out


def _cased(letters: str, form: str) -> str:
    return letters.upper() if form.startswith("upper") else letters
