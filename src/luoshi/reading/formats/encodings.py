"""Which encoding is this text in? A byte order mark, then strict UTF-8, then whichever reading looks like Chinese.

GB18030, Big5 and UTF-16 often decode each other's bytes without an error, so the candidates that decode are compared by
how much of the result is made of the commonest Chinese characters; eight characters are enough to tell.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import Final

from luoshi.reading.errors import DamagedSource, UndecodableSource, UnknownEncoding
from luoshi.reading.formats.charset_label import charset_label
from luoshi.reading.formats.common_characters import COMMON_CHARACTERS
from luoshi.reading.formats.limits import DECODING_LOSSES

BYTE_ORDER_MARKS: Final[tuple[tuple[bytes, str], ...]] = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)

# Big5 has additions in Hong Kong and in Windows; the plain one comes first.
_CANDIDATES: Final = ("gb18030", "big5", "cp950", "big5hkscs", "utf-16-le", "utf-16-be")
# Files call GB18030 by the names of its forerunners, which it contains, and so do people.
_WIDENED: Final = {"gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030", "ascii": "utf-8", "utf-8-sig": "utf-8"}
# Python "encodings" that are ways of writing text down, not charsets.
_NO_CHARSETS: Final = frozenset(
    {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem"}
)
_CURE: Final = "name its encoding (such as gb18030, big5 or utf-16), or save it as UTF-8"

_SAMPLE: Final = 20_000
_LIKELY: Final = 0.3
_WHOLE_PER_LOSS: Final = 20


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded text, its byte order mark left out, and the positions of U+FFFD that stand for bytes that were broken."""

    text: str
    losses: tuple[int, ...] = ()


def settle_encoding(data: bytes, name: str, asked: str | None, *, markup: bool) -> str:
    """The Python name of the encoding of ``data``; ``asked`` wins and must fit, ``markup`` lets the page's own label vote."""
    if asked is not None:
        return _asked_encoding(data, name, asked)
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return encoding
    if b"\x00" not in data and _decodes(data, "utf-8"):
        return "utf-8"
    label = _known(charset_label(data)) if markup else None
    if label is not None and (fitting := _fitting(data, label) or (decode(data, label) and label)):
        return fitting
    return _likeliest(data, name)


def decode(data: bytes, encoding: str) -> Decoded | None:
    """``data`` in ``encoding``, or None where more is broken than a few characters in a text that is otherwise whole."""
    data = _without_mark(data, encoding)
    try:
        return Decoded(data.decode(encoding))
    except UnicodeDecodeError:
        return _decode_with_losses(data, encoding)


def _asked_encoding(data: bytes, name: str, asked: str) -> str:
    """The encoding that the caller asked for. Raises where there is none of that name or the bytes do not fit it."""
    encoding = _known(asked)
    if encoding is None:
        shown = "".join(letter if letter.isprintable() else "?" for letter in asked[:40])
        raise UnknownEncoding(name, f"there is no encoding called '{shown}'", "use one such as utf-8, gb18030 or big5")
    if encoding in ("utf-16", "utf-32"):
        encoding = _byte_order(data, encoding)
    if fitting := _fitting(data, encoding):
        return fitting
    raise UndecodableSource(
        name, f"is not text in {encoding}", "leave the encoding out to have it detected, or name another"
    )


def _fitting(data: bytes, encoding: str) -> str | None:
    """``encoding``, or the one of its extensions that every byte of ``data`` is right in, or None."""
    family = ("big5", "cp950", "big5hkscs") if encoding == "big5" else (encoding,)
    return next((one for one in family if _decodes(_without_mark(data, one), one)), None)


def _known(label: str | None) -> str | None:
    """The Python name of the charset called ``label``, or None where there is none."""
    try:
        encoding = codecs.lookup(label or "").name
        b"a".decode(encoding)
    except UnicodeDecodeError:
        pass  # one letter is no text in some encodings; it is one all the same
    except (LookupError, ValueError):
        return None
    encoding = _WIDENED.get(encoding, encoding)
    return None if encoding.replace("_", "-") in _NO_CHARSETS else encoding


def _byte_order(data: bytes, family: str) -> str:
    """``utf-16`` or ``utf-32`` with its byte order: by the mark, else by what reads as Chinese."""
    orders = (f"{family}-le", f"{family}-be")
    for mark, encoding in BYTE_ORDER_MARKS:
        if encoding in orders and data.startswith(mark):
            return encoding
    return max(orders, key=lambda order: likelihood(data[:_SAMPLE].decode(order, "replace")))


def _without_mark(data: bytes, encoding: str) -> bytes:
    """``data`` from after the byte order mark of ``encoding``, where it begins with that."""
    for mark, marked in BYTE_ORDER_MARKS:
        if marked == encoding and data.startswith(mark):
            return data[len(mark) :]
    return data


def _decodes(data: bytes, encoding: str) -> bool:
    """Is every byte of ``data`` right in ``encoding``?"""
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _likeliest(data: bytes, name: str) -> str:
    """The candidate whose text looks most like Chinese, whole ones before broken ones. Raises where none does."""
    if b"\x00" not in data and _decode_with_losses(data, "utf-8") is not None:
        return "utf-8"
    whole = [encoding for encoding in _CANDIDATES if _decodes(data, encoding)]
    for candidates in (whole, ("gb18030", "big5")):
        best, encoding = max(((_likelihood_in(data, one), one) for one in candidates), default=(0.0, ""), key=_first)
        if best >= _LIKELY:
            return encoding
    if b"\x00" in data:
        raise DamagedSource(name, "is binary data, not text", "check that it is the right file")
    raise UndecodableSource(name, "is not text in UTF-8, UTF-16, GB18030 or Big5", _CURE)


def _first(pair: tuple[float, str]) -> float:
    """What `max` compares: the earlier candidate wins a tie."""
    return pair[0]


def _likelihood_in(data: bytes, encoding: str) -> float:
    """How much ``data`` looks like Chinese when read in ``encoding``; 0 where it cannot be read so."""
    decoded = decode(data, encoding)
    return likelihood(decoded.text[:_SAMPLE]) if decoded else 0.0


def likelihood(text: str) -> float:
    """How much ``text`` looks like Chinese running text: up to 1, below 0 for what no one writes."""
    foreign = [letter for letter in text if not (" " <= letter <= "~" or letter in "\t\r\n")]
    if not foreign or "\x00" in text:
        return 0.0
    weight = sum(map(_weight, foreign))
    if weight / len(foreign) < _LIKELY:
        return weight / len(foreign)
    return (weight + 0.5 * (len(text) - len(foreign))) / len(text)


def _weight(letter: str) -> float:
    """What one character that is not ASCII says for its decoding."""
    if letter in COMMON_CHARACTERS:
        return 1.0
    if "\u4e00" <= letter <= "\u9fff" or "\u3000" <= letter <= "\u30ff" or "\uff00" <= letter <= "\uffef":
        return 0.25
    return 0.25 if "\u2000" <= letter <= "\u26ff" or letter in "\u00b0\u00b1\u00b2\u00b7\u00d7\u00f7" else -1.0


def _decode_with_losses(data: bytes, encoding: str) -> Decoded | None:
    """``data`` with one U+FFFD for each broken stretch, or None where too much of it is broken to be that encoding."""
    pieces: list[str] = []
    losses: list[int] = []
    at = length = 0
    while at < len(data):
        try:
            pieces.append(data[at:].decode(encoding))
            break
        except UnicodeDecodeError as error:
            good = data[at : at + error.start].decode(encoding)
            pieces += (good, "\ufffd")
            losses.append(length + len(good))
            length += len(good) + 1
            at += error.end
        if len(losses) > DECODING_LOSSES:
            return None
    text = "".join(pieces)
    whole = sum(letter > "\x7f" for letter in text) - len(losses)
    return Decoded(text, tuple(losses)) if whole >= _WHOLE_PER_LOSS * len(losses) else None
