"""PDFs: pages of drawing commands with made-up text and numbers, and printed reports with something changed in them."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from functools import cache
from random import Random

from documents.print_file import header_and_number, page_number, paragraphs, printed, table
from documents.test_hostile_pdf import one_page, stream
from fuzz import texts

_NUMBERS = ("0", "1", "-1", "12", "0.5", "1e9", "99999999999", "-0", ".", "--3", "700", "250.75", "5000", "nan")
_LATIN = b"/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
_UNICODE = b"/Font << /F << /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [5 0 R] >> >>"
_DESCENDANT = (
    b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1)"
    b" /Supplement 0 >> /DW 1000 >>"
)
_COMMANDS = [
    "BT",
    "ET",
    "q",
    "Q",
    "{n} {n} Td",
    "{n} {n} TD",
    "{n} TL",
    "T*",
    "{n} Tc",
    "{n} Tw",
    "{n} Tz",
    "{n} Ts",
    "{k} Tr",
    "/F {n} Tf",
    "/F {k} Tf",
    "/G 12 Tf",
    "{n} {n} {n} {n} {n} {n} Tm",
    "1 0 0 1 {x} {y} Tm",
    "0 1 -1 0 {x} {y} Tm",
    "{n} {n} {n} {n} {n} {n} cm",
    "{s} Tj",
    "{s} Tj",
    "{s} '",
    '1 2 {s} "',
    "[{s} {n} {s}] TJ",
    "{x} {y} 200 0.5 re f",
    "{x} {y} m {x} {y} l S",
    "/Span << /ActualText {s} >> BDC",
    "EMC",
    "/X Do",
    "BI /W 1 /H 1 ID x EI",
    "[] 0 d",
    "W n",
    "{s}",
    "]",
    ">>",
    "<< /A",
]


def pdf(choices: Random, spoilt: Callable[[Random, bytes], bytes]) -> bytes:
    """The bytes of a PDF; ``spoilt`` changes some bytes."""
    kind = choices.randint(0, 7)
    if kind == 0:
        return spoilt(choices, choices.choice(_reports()))
    drawing = _drawing(choices, wide=kind > 2)
    packed = choices.randint(0, 3) == 0
    content = stream(zlib.compress(drawing), b"/Filter /FlateDecode") if packed else stream(drawing)
    made = one_page(content, *((_UNICODE, _DESCENDANT) if kind > 2 else (_LATIN,)))
    return spoilt(choices, made) if choices.randint(0, 7) == 0 else made


@cache
def _reports() -> Sequence[bytes]:
    words = "全面启动青禾大道建设，改造老旧小区50个，新增城镇就业3000人以上。"
    rows = [["序号", "任务", "牵头单位", "完成时限"], ["1", "启动青禾大道建设", "区住建局", "6月底前"]]
    return (
        printed(paragraphs(*[words] * 6, title="青禾区政府工作报告"), around=page_number),
        printed(paragraphs(*[words] * 6), columns=2, around=header_and_number),
        printed([table(rows, (40, 200, 80, 80))]),
    )


def _drawing(choices: Random, *, wide: bool) -> bytes:
    """Drawing commands: mostly a text that begins, goes down the page and ends, sometimes in any order."""
    lines: list[bytes] = []
    if choices.randint(0, 4):
        y = 760
        lines.append(b"BT /F 12 Tf")
        for _ in range(choices.randint(1, 12)):
            y -= choices.choice((14, 20, 20, 29, 60, 0, -15))
            lines.append(
                b"1 0 0 1 %d %d Tm %s Tj" % (choices.choice((50, 50, 74, 300, 320)), y, _string(choices, wide=wide))
            )
        lines.append(b"ET")
    for _ in range(choices.randint(0, 10)):
        command = choices.choice(_COMMANDS)
        lines.insert(choices.randint(0, len(lines)), _filled(choices, command, wide=wide))
    return b"\n".join(lines)


def _filled(choices: Random, command: str, *, wide: bool) -> bytes:
    """A command with numbers and strings for its blanks."""
    out = b""
    for index, part in enumerate(command.replace("}", "{").split("{")):
        if index % 2 == 0:
            out += part.encode()
        elif part == "s":
            out += _string(choices, wide=wide)
        elif part == "n":
            out += choices.choice(_NUMBERS).encode()
        else:
            out += str(choices.randint(0, {"k": 9, "x": 600, "y": 800}[part])).encode()
    return out


def _string(choices: Random, *, wide: bool) -> bytes:
    words = texts.text(choices, 3)[:40].replace("\n", "")
    if wide:
        return b"<" + words.encode("utf-16-be", "replace").hex().encode() + b">"
    coded = words.encode("latin-1", "replace")
    return b"(" + (coded if choices.randint(0, 9) == 0 else coded.translate(None, b"()\\")) + b")"
