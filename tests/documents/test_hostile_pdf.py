"""PDFs that are locked, damaged, empty of text or meant to break the reader end in one line."""

from __future__ import annotations

import re
import zlib
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak

from documents.print_file import FONT, drawn, paragraphs, printed
from luoshi.reading.errors import (
    DamagedSource,
    EmptySource,
    EncryptedSource,
    OversizedSource,
    UndecodableSource,
    UnreadableSource,
)
from luoshi.reading.formats import load
from luoshi.reading.source import identify

WORDS = "全面启动青禾大道建设，改造老旧小区50个，新增城镇就业3000人以上。"
REPORT = printed(paragraphs(*[WORDS] * 12))


def refused(data: bytes) -> UnreadableSource:
    """Why this PDF is refused."""
    with pytest.raises(UnreadableSource, match=r"^a\.pdf: [^\n;]+; [^\n]+$") as caught:
        load(identify(data, name="a.pdf"))
    return caught.value


def pdf(*objects: bytes, trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A PDF of objects written by hand, numbered from 1, with a table of contents that is right."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, one in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)


def one_page(drawing: bytes, resources: bytes = b"", *more: bytes) -> bytes:
    """A PDF of one page with this drawing and these further objects, numbered from 5."""
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << %s >> >>" % resources,
        drawing,
        *more,
    )


def stream(content: bytes, more: bytes = b"") -> bytes:
    """A part of a PDF."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), more, content)


LATIN = b"/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"


def test_the_pages_made_by_hand_are_readable_until_they_are_spoilt() -> None:
    data = one_page(stream(b"BT /F 12 Tf 50 700 Td (a report) Tj ET"), LATIN)
    assert load(identify(data, name="a.pdf")).text == "a report"


def test_a_password() -> None:
    locked = printed(paragraphs(WORDS), encrypt=StandardEncryption("secret", canCopy=0, strength=128))
    error = refused(locked)
    assert isinstance(error, EncryptedSource)
    assert "password" in str(error)


def test_a_lock_that_needs_no_password_to_open() -> None:
    lock = StandardEncryption("", "owner", canPrint=0, strength=128)
    data = drawn(lambda canvas: canvas.drawString(80, 700, "a report"), encrypt=lock)
    assert load(identify(data, name="a.pdf")).text == "a report"


def test_pictures_of_pages() -> None:
    picture = ImageReader(Image.new("RGB", (60, 80), "grey"))

    def draw(canvas: Canvas, stamp: str = "") -> None:
        canvas.drawImage(picture, 0, 0, *A4)
        canvas.setFont(FONT, 9)
        canvas.drawString(50, 20, stamp)

    for data in (drawn(draw), drawn(lambda canvas: draw(canvas, "青禾扫描"))):
        error = refused(data)
        assert isinstance(error, EmptySource)
        assert "text recognition" in str(error)


def test_pages_without_anything() -> None:
    assert isinstance(refused(drawn(lambda canvas: canvas.setFont(FONT, 9))), EmptySource)
    assert isinstance(refused(pdf(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] >>")), DamagedSource)


def test_fonts_that_do_not_say_what_they_show() -> None:
    font = (
        b"/Font << /F << /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [5 0 R] >> >>"
    )
    descendant = (
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
        b" /Supplement 0 >> /DW 1000 >>"
    )
    error = refused(one_page(stream(b"BT /F 12 Tf 50 700 Td <010203040506070809> Tj ET"), font, descendant))
    assert isinstance(error, UndecodableSource)
    assert "which characters they show" in str(error)


def test_fonts_that_name_wrong_characters() -> None:
    rare = "".join(chr(0x7A00 + 7 * number) for number in range(120))
    error = refused(printed(paragraphs(rare)))
    assert isinstance(error, UndecodableSource)
    assert "wrong characters" in str(error)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_file_that_ends_early(share: float) -> None:
    assert isinstance(refused(REPORT[: int(share * len(REPORT))]), DamagedSource)


def test_a_table_of_contents_that_is_wrong_is_made_anew() -> None:
    assert load(identify(REPORT.replace(b"startxref\n", b"startxref\n9"), name="a.pdf")).text.startswith(WORDS)


def test_other_bytes_under_its_name() -> None:
    assert isinstance(refused(b"%PDF-1.7\n"), DamagedSource)
    assert isinstance(
        refused(b"%PDF-1.7\n" + b"".join(sha256(bytes([number])).digest() for number in range(150))), DamagedSource
    )
    assert isinstance(refused("青禾区".encode()), DamagedSource)


def test_a_part_that_does_not_unpack() -> None:
    assert isinstance(refused(one_page(stream(b"no zlib at all", b"/Filter /FlateDecode"), LATIN)), DamagedSource)


def test_a_part_whose_checksum_alone_is_wrong_is_read() -> None:
    packed = zlib.compress(b"BT /F 12 Tf 50 700 Td (a report) Tj ET")[:-4] + b"\0\0\0\0"
    assert load(identify(one_page(stream(packed, b"/Filter /FlateDecode"), LATIN), name="a.pdf")).text == "a report"


def bomb(size: int) -> bytes:
    """So many blanks, packed."""
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(b" " * 1_000_000) for _ in range(size)) + packer.flush()


@pytest.mark.parametrize("packings", [b"/FlateDecode", b"[/FlateDecode]", b"[/FlateDecode /FlateDecode]"], ids=str)
def test_a_packing_bomb(packings: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("luoshi.reading.formats.pdf_streams.UNPACKED_BYTES", 20_000_000)
    content = bomb(25)
    if packings.count(b"Flate") == 2:
        content = zlib.compress(content)
    assert isinstance(refused(one_page(stream(content, b"/Filter %s" % packings), LATIN)), OversizedSource)


def test_drawings_that_call_each_other_over_and_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("luoshi.reading.formats.pdf_streams.PDF_DRAWING_BYTES", 100_000)
    names = b"/XObject << /X %d 0 R >>"
    forms = [
        stream(
            b"/X Do " * 30,
            b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << %s >>" % (names % (number + 1)),
        )
        for number in range(5, 15)
    ]
    end = stream(b"BT ET " * 2000, b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]")
    data = one_page(stream(b"/X Do"), names % 5, *forms, end)
    assert isinstance(refused(data), OversizedSource)


@pytest.mark.parametrize(
    "spoilt",
    [
        b"/W [0 999999999 500]",
        b"/ToUnicode 6 0 R",
        b"/W2 [0 999999999 1 2 3]",
    ],
    ids=str,
)
def test_tables_of_a_font_that_claim_to_be_endless(spoilt: bytes) -> None:
    font = b"/Font << /F << /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [5 0 R] %s >> >>"
    wide = b"begincmap 1 beginbfrange <0000> <7FFFFFFF> <4E00> endbfrange endcmap"
    inside = b"" if spoilt.startswith(b"/To") else spoilt
    data = one_page(
        stream(b"BT /F 12 Tf 50 700 Td <0102> Tj ET"),
        font % (spoilt if not inside else b""),
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X %s /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) >> >>"
        % inside,
        stream(wide),
    )
    assert isinstance(refused(data), OversizedSource)


def test_more_pages_and_more_letters_than_a_document_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("luoshi.reading.formats.pdf_document.PDF_PAGES", 2)
    assert "more than 2 pages" in str(
        refused(printed([part for one in paragraphs("甲", "乙", "丙") for part in (one, PageBreak())]))
    )
    monkeypatch.setattr("luoshi.reading.formats.pdf_document.PDF_PAGE_LETTERS", 5)
    assert isinstance(refused(printed(paragraphs(WORDS))), OversizedSource)


@given(st.data())
def test_any_damage(data: st.DataObject) -> None:
    content = bytearray(REPORT)
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    read_or_refused(bytes(content))


def test_letters_far_from_the_page_are_set_aside() -> None:
    near = b"".join(b"1 0 0 1 50 %d Tm (row of words) Tj " % y for y in range(700, 500, -20))
    far = b"1 0 0 1 9999999999999 90 Tm (far) Tj 1 0 0 1 50 -99999999 Tm (deep) Tj"
    loaded = load(identify(one_page(stream(b"BT /F 12 Tf " + near + far + b" ET"), LATIN), name="a.pdf"))
    assert loaded.text.count("row of words") == 10
    assert [span.quote(loaded.text) for span in loaded.furniture] == ["fardeep"]


DRAWING = (
    "BT|ET|/F 12 Tf|(ab) Tj|1 0 0 1 50 700 Tm|0 9 -9 0 50 50 Tm|0 0 0 0 0 0 Tm|1e99 0 0 1 0 0 cm|0 0 100 100 re|S|f|q|Q|"
    "/X Do|[(a) -99999 (b)] TJ|-5 Tf|'|10 TL T*|<< /a|>>|]"
)
OPERATORS = st.lists(st.sampled_from(DRAWING.split("|")), max_size=40).map(" ".join)


@given(OPERATORS)
def test_any_drawing(drawing: str) -> None:
    read_or_refused(one_page(stream(drawing.encode()), LATIN))


def read_or_refused(data: bytes) -> None:
    """Whatever the bytes: a text with its marks in it, or one line."""
    line = ""
    try:
        loaded = load(identify(data, name="a.pdf"))
    except UnreadableSource as error:
        line = str(error)
    else:
        assert all(0 <= one.start < one.end <= len(loaded.text) for one in loaded.furniture)
    assert re.fullmatch(r"(?:a\.pdf: [^\n;]+; [^\n]+)?", line)
