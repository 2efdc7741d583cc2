"""The packed parts of a PDF, unpacked within limits: a small file may claim to hold gigabytes."""

from __future__ import annotations

import re
import zlib
from typing import Any, Final

from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import LITERALS_FLATE_DECODE, LITERALS_LZW_DECODE, LITERALS_RUNLENGTH_DECODE, PDFStream

from luoshi.reading.formats.limits import PDF_CODE_RANGE, PDF_DRAWING_BYTES, UNPACKED_BYTES

# Packings that nobody has used for large parts in twenty years, and how far they may inflate at most.
_LZW_MOST: Final = 256_000
_RUNS_MOST: Final = 3_000_000
_COLUMNS_MOST: Final = 1_000_000
_RANGE: Final = re.compile(rb"<([0-9A-Fa-f]{1,8})>\s{0,9}<([0-9A-Fa-f]{1,8})>\s{0,9}(?=<|\[|\d)")
_HAS_RANGES: Final = (b"beginbfrange", b"begincidrange", b"beginnotdefrange")


class BeyondLimits(Exception):
    """It unpacks to more than may be, or claims to."""


class BrokenPart(Exception):
    """A packed part does not unpack."""


class Budget:
    """How much may still be unpacked and drawn."""

    def __init__(self) -> None:
        self._bytes, self._drawing = UNPACKED_BYTES, PDF_DRAWING_BYTES

    def inflate(self, packed: bytes) -> bytes:
        """Unpack zlib data as far as the budget goes."""
        unpacker = zlib.decompressobj()
        try:
            data = unpacker.decompress(packed, self._bytes + 1)
        except zlib.error as error:
            data = _but_for_the_checksum(packed, error, self._bytes + 1)
        self.spend(len(data))
        return data

    def spend(self, unpacked: int) -> None:
        """So many bytes were unpacked."""
        self._bytes -= unpacked
        if self._bytes < 0:
            raise BeyondLimits

    def draw(self, drawing: int) -> None:
        """So many bytes of drawing are followed."""
        self._drawing -= drawing
        if self._drawing < 0:
            raise BeyondLimits


class BoundedStream(PDFStream):
    """A part of a PDF that is unpacked one packing at a time, each within the budget."""

    def __init__(self, stream: PDFStream, budget: Budget) -> None:
        super().__init__(stream.attrs, stream.rawdata or b"", stream.decipher)
        self._budget = budget

    def decode(self) -> None:
        """Unpack; raises `BeyondLimits` or `BrokenPart`."""
        data = self.rawdata or b""
        if self.decipher:
            data = self.decipher(self.objid or 0, self.genno or 0, data, self.attrs)
        for packing, how in self.get_filters():
            data = self._unpack(data, packing, how if isinstance(how, dict) else {})
        if any(word in data for word in _HAS_RANGES):
            _refuse_wide_ranges(data)
        self.data, self.rawdata = data, None

    def _unpack(self, data: bytes, packing: Any, how: dict[str, Any]) -> bytes:  # noqa: ANN401
        if packing in LITERALS_LZW_DECODE and len(data) > _LZW_MOST:
            raise BeyondLimits
        if packing in LITERALS_RUNLENGTH_DECODE and len(data) > _RUNS_MOST:
            raise BeyondLimits
        columns = how.get("Columns", 1)
        if isinstance(columns, int) and columns > _COLUMNS_MOST:
            raise BeyondLimits
        if packing in LITERALS_FLATE_DECODE:
            data = self._budget.inflate(data)
            if how.get("Predictor", 1) == 1:
                return data
            # What is left for the library is to undo the predictor.
            data = zlib.compress(data, 0)
        step = PDFStream({"Filter": packing, "DecodeParms": how}, data)
        step.decode()
        self._budget.spend(0 if packing in LITERALS_FLATE_DECODE else len(step.data or b""))
        return step.data or b""


class BoundedParser(PDFParser):
    """A parser whose packed parts keep to a budget."""

    def __init__(self, file: Any, budget: Budget) -> None:  # noqa: ANN401
        super().__init__(file)
        self._budget = budget

    def push(self, *objs: Any) -> None:  # noqa: ANN401
        """Take parsed objects, with every packed part put under the budget."""
        super().push(*((at, BoundedStream(one, self._budget) if type(one) is PDFStream else one) for at, one in objs))


def _but_for_the_checksum(packed: bytes, error: zlib.error, most: int) -> bytes:
    """What was packed, where only its checksum is wrong: some programs write none that is right."""
    if "incorrect data check" not in str(error):
        raise BrokenPart from error
    # Without the two bytes of its head the same data has no checksum to be compared.
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed[2:], most)


def _refuse_wide_ranges(data: bytes) -> None:
    """Raise where a table of characters claims to name more of them than there are."""
    spans = (int(found[2], 16) - int(found[1], 16) for found in _RANGE.finditer(data))
    if any(span > PDF_CODE_RANGE for span in spans):
        raise BeyondLimits
