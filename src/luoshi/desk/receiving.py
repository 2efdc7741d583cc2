"""Receiving what browsers send: what is larger than its sender may upload is let pass by, and never held in memory or on disk."""

from __future__ import annotations

from io import BytesIO
from typing import IO, Any

from waitress.buffers import OverflowableBuffer
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.receiver import ChunkedReceiver, FixedStreamReceiver

from luoshi.desk.documents.upload_limit import most_from


class Kept:
    """The bytes of a request as waitress hands them over: held up to a limit, counted beyond it."""

    def __init__(self, most: int, in_memory: int) -> None:
        self._most, self._size = most, 0
        self._held = OverflowableBuffer(in_memory)

    def __len__(self) -> int:
        return self._size

    def append(self, part: bytes) -> None:
        """Take some more in; once it is too much, nothing of it is held any longer."""
        if self._size <= self._most < self._size + len(part):
            self._held.close()
        self._size += len(part)
        if self._size <= self._most:
            self._held.append(part)

    def getfile(self) -> IO[bytes]:
        """What was held, from its beginning; empty where it was too much."""
        held: IO[bytes] = self._held.getfile() if self._size <= self._most else BytesIO()
        return held

    def close(self) -> None:
        """Nobody reads it any more."""
        self._held.close()


class _Parser(HTTPRequestParser):  # type: ignore[misc] # waitress says nothing of its types
    """Lets a request that is too large pass to its end, so that the browser can be told in a page: one that is cut off shows its own error."""

    body_rcv: Any

    def parse_header(self, header_plus: bytes) -> None:
        """Read the header; what follows is received by ours."""
        super().parse_header(header_plus)
        if self.body_rcv is None:
            return
        # A length that is said beforehand is refused by it: nothing at all has to be held.
        most = most_from(self.headers.get("COOKIE", ""), None if self.chunked else self.content_length)
        kept: Any = Kept(most, self.adj.inbuf_overflow)
        self.body_rcv = ChunkedReceiver(kept) if self.chunked else FixedStreamReceiver(self.content_length, kept)


class Channel(HTTPChannel):  # type: ignore[misc] # as above
    """A connection of which too large requests are let pass by."""

    parser_class = _Parser
