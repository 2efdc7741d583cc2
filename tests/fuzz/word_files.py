"""Word documents made of known parts in any order: lists, tables, controls, text boxes, changes, notes, fields."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from xml.sax.saxutils import escape

from documents.word_file import STRICT, W, level, numbering, paragraph, run, word_file
from fuzz import texts

_VALUES = ("0", "1", "2", "3", "9", "-1", "", "x", "999999999", "9" * 25, "１", "true", "none", "restart", "continue")
_FORMS = [
    "decimal",
    "chineseCounting",
    "chineseCountingThousand",
    "taiwaneseCountingThousand",
    "decimalEnclosedCircle",
    "japaneseCounting",
    "lowerRoman",
    "upperLetter",
    "bullet",
    "none",
    "ideographTraditional",
    "decimalZero",
    "ordinal",
    "bogus",
]
_PATTERNS = ("%1、", "（%1）", "%1.%2", "第%1章", "%9%1", "%", "%%1", "", "•", "%1%1%1")
_CONTAINERS = [
    "ins",
    "del",
    "moveTo",
    "moveFrom",
    "hyperlink",
    "smartTag",
    "sdt",
    "sdtContent",
    "customXml",
    "fldSimple",
    "txbxContent",
    "r",
    "p",
    "tc",
    "tr",
    "tbl",
    "rt",
    "ruby",
]
# What no XML may hold; one document in twenty does all the same.
_FORBIDDEN = "".join(map(chr, (*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF)))


def word_document(choices: Random) -> bytes:
    """The bytes of a .docx."""
    body = _blocks(choices, 0)
    parts: dict[str, str] = {}
    if choices.randint(0, 1):
        parts["numbering"] = _lists(choices)
    if choices.randint(0, 1):
        parts["styles"] = _styles(choices)
    for name in ("footnotes", "endnotes", "comments", "header1"):
        if choices.randint(0, 5) == 0:
            tag = {"comments": "comment", "header1": "sectPr"}.get(name, name[:-1])
            parts[name] = f'<w:{tag} w:id="{choices.choice(_VALUES)}">{_blocks(choices, 2)}</w:{tag}>'
    return word_file(body, space=STRICT if choices.randint(0, 9) == 0 else W, **parts)


def _said(choices: Random) -> str:
    words = escape(texts.text(choices, 4).encode("utf-8", "replace").decode())
    return words if choices.randint(0, 19) == 0 else words.translate(dict.fromkeys(map(ord, _FORBIDDEN)))


def _blocks(choices: Random, depth: int) -> str:
    return "".join(choices.choice(_BLOCKS)(choices, depth) for _ in range(choices.randint(1, 5 - min(depth, 4))))


def _paragraph(choices: Random, _: int) -> str:
    num = choices.randint(-1, 4) if choices.randint(0, 1) else None
    more = choices.choice(
        ("", "", "<w:rPr><w:del/></w:rPr>", '<w:outlineLvl w:val="1"/>', "<w:pageBreakBefore/>", "<w:numPr/>")
    )
    style = choices.choice(("", "1", "a3", "TOC1", "none"))
    return paragraph(_said(choices), style=style, num=num, level=choices.randint(-2, 10), more=more)


def _runs(choices: Random, depth: int) -> str:
    value = choices.choice(_VALUES)
    inside = choices.choice(
        (
            f'<w:footnoteReference w:id="{value}"/>', f'<w:sym w:font="Wingdings" w:char="{choices.choice(("F0FE", "F0A8", value))}"/>',
            "<w:tab/><w:br/>", '<w:br w:type="page"/>', "<w:noBreakHyphen/><w:softHyphen/>", f"<w:delText>{_said(choices)}</w:delText>",
            '<w:fldChar w:fldCharType="begin"/>', f"<w:instrText> PAGE {value} </w:instrText>", '<w:fldChar w:fldCharType="separate"/>',
            '<w:fldChar w:fldCharType="end"/>', f"<w:t>{_said(choices)}</w:t>", "<w:drawing/>", "<w:object/>", "<w:cr/>", "<w:ptab/>",
        )
    )  # fmt: skip
    hidden = choices.choice(("", "<w:vanish/>", '<w:vanish w:val="0"/>', "<w:specVanish/>"))
    box = (
        f"<w:txbxContent>{_blocks(choices, depth + 2)}</w:txbxContent>"
        if depth < 3 and choices.randint(0, 4) == 0
        else ""
    )
    shape = choices.choice(
        (
            f"<mc:AlternateContent><mc:Choice><wps:txbx>{box}</wps:txbx></mc:Choice><mc:Fallback><v:textbox>{box}</v:textbox></mc:Fallback></mc:AlternateContent>",
            f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>",
        )
    )
    return f"<w:p>{run(_said(choices), hidden)}<w:r>{inside}</w:r><w:r>{shape if box else ''}</w:r></w:p>"


def _table(choices: Random, depth: int) -> str:
    rows = []
    for _ in range(choices.randint(0, 4)):
        cells = []
        for _ in range(choices.randint(0, 4)):
            span = choices.choice(("", "", f'<w:gridSpan w:val="{choices.choice(_VALUES)}"/>'))
            merge = choices.choice(("", "", "<w:vMerge/>", f'<w:vMerge w:val="{choices.choice(_VALUES)}"/>'))
            inner = (
                _blocks(choices, depth + 2) if depth < 3 and choices.randint(0, 3) == 0 else paragraph(_said(choices))
            )
            cells.append(f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{inner}</w:tc>")
        row = choices.choice(
            ("", "", "<w:trPr><w:del/></w:trPr>", "<w:trPr><w:tblHeader/><w:gridBefore w:val='2'/></w:trPr>")
        )
        rows.append(f"<w:tr>{row}{''.join(cells)}</w:tr>")
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def _wrapped(choices: Random, depth: int) -> str:
    tag = choices.choice(_CONTAINERS)
    inner = _blocks(choices, depth + 1) if depth < 4 else run(_said(choices))
    inner = f"<w:sdtPr/><w:sdtContent>{inner}</w:sdtContent>" if tag == "sdt" else inner
    whole = f'<w:{tag} w:id="{choices.choice(_VALUES)}" w:author="x">{inner}</w:{tag}>'
    return whole if choices.randint(0, 1) else f"<w:p>{whole}{run(_said(choices))}</w:p>"


_BLOCKS: Sequence[Callable[[Random, int], str]] = (_paragraph, _paragraph, _paragraph, _runs, _runs, _table, _wrapped)


def _lists(choices: Random) -> str:
    levels = "".join(
        level(
            at,
            choices.choice(_FORMS),
            choices.choice(_PATTERNS),
            choices.choice(
                (
                    "",
                    "<w:isLgl/>",
                    f'<w:lvlRestart w:val="{choices.choice(_VALUES)}"/>',
                    '<w:suff w:val="space"/>',
                    '<w:pStyle w:val="1"/>',
                )
            ),
            start=choices.choice((1, 0, 5, None, -3, 99999)),
        )
        for at in range(choices.randint(0, 4))
    )
    override = choices.choice(
        (
            "",
            f'<w:lvlOverride w:ilvl="{choices.choice(_VALUES)}"><w:startOverride w:val="{choices.choice(_VALUES)}"/></w:lvlOverride>',
        )
    )
    return numbering(
        {0: levels, 1: choices.choice((levels, '<w:numStyleLink w:val="1"/>', '<w:styleLink w:val="1"/>'))},
        {1: (0, ""), 2: (choices.randint(0, 2), override), 3: (1, override)},
    )


def _styles(choices: Random) -> str:
    made = []
    for name in ("1", "a3", "TOC1"):
        based = choices.choice(("", f'<w:basedOn w:val="{choices.choice(("1", "a3", "TOC1", "none"))}"/>'))
        listed = choices.choice(("", f'<w:numPr><w:numId w:val="{choices.choice(_VALUES)}"/></w:numPr>'))
        outline = choices.choice(("", f'<w:outlineLvl w:val="{choices.choice(_VALUES)}"/>'))
        called = choices.choice(("heading 1", "标题 2", "toc 1", "Normal", "Title", ""))
        made.append(
            f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{called}"/>{based}<w:pPr>{listed}{outline}</w:pPr></w:style>'
        )
    return "".join(made)
