"""Whatever the bytes: a text whose marks lie in it, or one line that says why not; never another exception."""

from __future__ import annotations

import re
from functools import cache

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from documents.word_file import level, numbering, paragraph, run, word_file
from luoshi.reading.errors import UnreadableSource
from luoshi.reading.formats import Loaded, load
from luoshi.reading.source import identify
from luoshi.reading.text import Span

NAMES = st.sampled_from(["a.txt", "a.html", "a.docx", "a.doc", "a.pdf", "a"])
TAGS = "div p table tr td th ol ul li h1 h2 br a span pre script b caption tbody li dl dt".split()  # noqa: SIM905
MARKUP = st.lists(
    st.one_of(
        st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
        st.sampled_from(
            ["<td colspan=3 rowspan=2>", "<ol start=5 type=i>", "<p hidden>", "<!--", "-->", "&nbsp;", "&#0;", "<"]
        ),
        st.text(alphabet="落实一二 \n\t\u3000\u00a0a<&;>", max_size=12),
    ),
    max_size=60,
).map("".join)


def read(data: bytes, name: str, encoding: str | None = None) -> Loaded | None:
    """The text, checked, or None for a file that was refused properly."""
    try:
        loaded, line = load(identify(data, name=name, encoding=encoding)), None
    except UnreadableSource as error:
        loaded, line = None, str(error)
    assert line is None or re.fullmatch(rf"{re.escape(name)}: [^\n]+; [^\n]+", line)
    if loaded is not None:
        check(loaded)
    return loaded


def check(loaded: Loaded) -> None:
    """Every mark lies in the text, in order where order has a meaning."""
    size = len(loaded.text)
    spans = [*loaded.furniture, *loaded.labels]
    spans += [span for table in loaded.tables for row in table.rows for span in row]
    spans += [Span(one.start, one.end) for one in loaded.headings] + [
        Span(one.start, one.end) for one in loaded.defects
    ]
    assert all(0 <= start <= end <= size for start, end in spans)
    assert all(first.end <= second.start for first, second in zip(loaded.furniture, loaded.furniture[1:], strict=False))
    loaded.text.encode("utf-8")


@given(st.binary(max_size=400), NAMES)
def test_any_bytes(data: bytes, name: str) -> None:
    read(data, name)


@given(
    st.binary(max_size=60),
    st.sampled_from(
        [b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"<html>", b"\x84\x31\x95\x33", b"%PDF-1.7\n"]
    ),
)
def test_any_bytes_behind_a_known_start(data: bytes, start: bytes) -> None:
    for name in ("a.txt", "a.docx", "a.pdf"):
        read(start + data, name)


@given(st.text(max_size=200))
def test_any_text_in_utf_8_stays_as_it_is(text: str) -> None:
    loaded = read(text.encode("utf-8", "replace"), "a.txt")
    if loaded is not None and loaded.encoding == "utf-8":
        assert loaded.text == text.encode("utf-8", "replace").decode().removeprefix("\ufeff")


@given(
    st.binary(max_size=200),
    st.one_of(st.sampled_from(["utf-8", "gb18030", "big5", "utf-16", "utf-7", "hz", "cp437"]), st.text(max_size=8)),
)
def test_any_encoding_asked_for(data: bytes, encoding: str) -> None:
    read(data, "a.txt", encoding)


@given(MARKUP)
def test_any_markup(markup: str) -> None:
    read(f"<html><body>{markup}</body></html>".encode(), "a.html")


@given(MARKUP)
def test_every_visible_character_of_a_page_is_in_the_text_in_order(markup: str) -> None:
    page = f"<html><body>{markup}终</body></html>"
    loaded = read(page.encode(), "a.html")
    visible = html.document_fromstring(page).xpath("//text()[not(ancestor::script or ancestor::*[@hidden])]")
    shown = "".join("".join(visible).split())
    assert ("" if loaded is None else _without_labels(loaded)) == shown


def _without_labels(loaded: Loaded) -> str:
    """The characters of a text that are neither white space nor automatic numbers."""
    text = loaded.text
    for span in reversed(loaded.labels):
        text = text[: span.start] + text[span.end :]
    return "".join(text.split())


@cache
def plain_docx() -> bytes:
    """A document with a bit of everything."""
    body = paragraph("一段", num=1, level=0) + paragraph("二段", style="1", more="<w:rPr><w:del/></w:rPr>")
    body += f"<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{paragraph('格')}</w:tc></w:tr></w:tbl>"
    body += f"<w:p><w:ins>{run('新')}</w:ins><w:r><w:footnoteReference w:id='1'/><w:sym w:char='F0FE'/></w:r></w:p>"
    styles = "<w:style w:type='paragraph' w:styleId='1'><w:name w:val='heading 1'/><w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:style>"
    lists = numbering({0: level(0, "chineseCounting", "%1、")}, {1: (0, "")})
    return word_file(
        body, styles=styles, numbering=lists, footnotes=f"<w:footnote w:id='1'>{paragraph('注')}</w:footnote>"
    )


@given(st.data())
def test_any_damage_to_a_docx(data: st.DataObject) -> None:
    content = bytearray(plain_docx())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.one_of(st.none(), st.integers(0, len(content))))
    read(bytes(content[:cut]), "a.docx")


VALUES = st.sampled_from(["", "-1", "0", "1", "999999999", "9" * 30, "x", "%1%2%3", "none", "１"])
PIECES = st.recursive(
    st.one_of(
        st.builds(paragraph, st.text(alphabet="落实1 ", max_size=4), num=st.integers(-1, 3), level=st.integers(-2, 12)),
        st.builds('<w:tc><w:tcPr><w:gridSpan w:val="{0}"/><w:vMerge w:val="{0}"/></w:tcPr></w:tc>'.format, VALUES),
        st.builds('<w:p><w:r><w:sym w:char="{0}"/><w:footnoteReference w:id="{0}"/></w:r></w:p>'.format, VALUES),
        st.builds('<w:p><w:pPr><w:pStyle w:val="{0}"/><w:outlineLvl w:val="{0}"/></w:pPr></w:p>'.format, VALUES),
    ),
    lambda inner: st.builds(
        "<w:{0}>{1}</w:{0}>".format,
        st.sampled_from("p tbl tr tc sdt sdtContent ins del txbxContent r moveTo hyperlink".split()),  # noqa: SIM905
        st.lists(inner, max_size=4).map("".join),
    ),
    max_leaves=12,
)


@given(PIECES, VALUES, VALUES)
def test_any_order_of_known_elements(body: str, one: str, other: str) -> None:
    lists = numbering(
        {0: level(0, other, one)},
        {1: (0, ""), 2: (0, f'<w:lvlOverride w:ilvl="{one}"><w:startOverride w:val="{other}"/></w:lvlOverride>')},
    )
    styles = f'<w:style w:styleId="1"><w:basedOn w:val="{one}"/><w:pPr><w:numPr><w:numId w:val="{other}"/></w:numPr></w:pPr></w:style>'
    read(
        word_file(body, numbering=lists, styles=styles, footnotes=f'<w:footnote w:id="1">{body}</w:footnote>'), "a.docx"
    )
