"""How much a source may hold before it is refused; every limit of the formats stands here."""

from __future__ import annotations

from typing import Final

SOURCE_BYTES: Final = 64 << 20
"""The most bytes a file may have."""

UNPACKED_BYTES: Final = 200_000_000
"""The most bytes that all parts of a .docx may unpack to, by its own table of contents and by counting."""

PACKING_RATIO: Final = 400
"""The most times larger than its packed form a part over a million bytes may be; office files stay under 100."""

PACKAGE_PARTS: Final = 10_000
"""The most files a .docx may hold."""

PAGE_CHARACTERS: Final = 2_000_000
"""A web page with more text than this is read whole: finding its main part would take longer than reading it."""

TABLE_COLUMNS: Final = 200
"""A cell that claims to be wider is taken for this wide."""

TABLE_PLACES: Final = 200_000
"""A table with more places than this keeps its text and loses its mark."""

DECODING_LOSSES: Final = 100
"""The most broken characters that a text may have and still be read, each noted as a defect."""

CONTROL_SHARE: Final = 0.01
"""The largest share of control characters a text may have; more is binary data under a text's name."""

PDF_PAGES: Final = 2_000
"""The most pages a PDF may have."""

PDF_PAGE_LETTERS: Final = 60_000
"""The most letters a page of a PDF may have; a page of small print has under 10,000."""

PDF_DRAWING_BYTES: Final = 20_000_000
"""The most bytes of drawing that all pages of a PDF may come to, 10,000 a page of text; following more would take minutes."""

PDF_CALL_BYTES: Final = 400
"""A drawing that calls another one counts as this much more: that is what the call costs."""

PDF_CODE_RANGE: Final = 70_000
"""The most characters that a range in a font's tables may span: more than two bytes can name is none."""

PDF_TABLE_STROKES: Final = 3_000
"""A page with more strokes than this holds drawings; its tables are read as lines."""

PDF_FARTHEST: Final = 20_000
"""How far from the corner of a PDF page, in points, letters are taken for part of it; a page has at most 14,400 a side."""
