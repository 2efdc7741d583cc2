"""An election from its JSON file: ballots are read one at a time, so that a million of them need no more memory than one."""

from __future__ import annotations

import codecs
import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO

from luoshi.congress.elections.ballot_rows import ballots_of
from luoshi.congress.elections.election import Ballot, BrokenElection, Election
from luoshi.congress.elections.election_reading import election_of, ranks
from luoshi.congress.elections.given import shown

_CHUNK = 1 << 18
_SPACE = re.compile(r"[ \t\n\r]*")
# A value that only breaks off does so this near to the end of what was read.
_CUT = 16
_DEEPEST = "it is nested deeper than any election is"


def read_election_file(stream: BinaryIO) -> Election:
    """The election in a stream of UTF-8; raises `BrokenElection` that names the line."""
    scanner = _Scanner(stream)
    try:
        return _election(scanner)
    except json.JSONDecodeError as error:
        line, column = scanner.place_of(error)
        raise BrokenElection(
            f"line {line} column {column} is no JSON ({error.msg.lower()})", "mend that place"
        ) from error
    except UnicodeDecodeError as error:
        raise BrokenElection("it is not in UTF-8", "save it in UTF-8") from error
    except RecursionError as error:
        raise BrokenElection(_DEEPEST, "look for brackets that are not closed") from error
    except ValueError as error:
        raise BrokenElection("it holds a number of thousands of digits", "correct that number") from error


def _election(scanner: _Scanner) -> Election:
    given: dict[str, Any] = {}
    ballots: Counter[Ballot] | None = None
    if scanner.peek() != "{":
        raise BrokenElection(
            f"it holds {shown(scanner.value()) if scanner.peek() else 'nothing'}", "write one JSON object in braces"
        )
    for key in scanner.object_keys():
        if key in given:
            raise BrokenElection(f'"{key}" stands in it twice', "leave one of them out")
        if key == "ballots" and scanner.peek() == "[":
            ballots, given[key] = ballots_of(scanner.elements(), ranked=ranks(given)), []
        else:
            given[key] = scanner.value()
    if ballots is None:
        raise BrokenElection(
            f'"ballots" is {shown(given["ballots"]) if "ballots" in given else "missing"}', "write a list of ballots"
        )
    return election_of(given, ballots)


class _Scanner:
    """Walks through the outermost object and list; what stands in them is left to the decoder of Python."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self.decode = codecs.getincrementaldecoder("utf-8-sig")()
        self.decoder = json.JSONDecoder(object_pairs_hook=_without_doubles)
        self.text, self.at, self.ended = "", 0, False
        self.one_by_one = False
        # How many lines, and how much of the last one, were let go.
        self.lines, self.columns = 0, 0

    def peek(self) -> str:
        """The next character that is no white space, ``""`` at the end."""
        while True:
            self.at = _end_of_space(self.text, self.at)
            if self.at < len(self.text):
                return self.text[self.at]
            if self.ended:
                return ""
            self._more()

    def value(self) -> Any:  # noqa: ANN401 - whatever JSON holds
        """The value that begins here."""
        self.peek()
        while True:
            try:
                found, end = self.decoder.raw_decode(self.text, self.at)
            except json.JSONDecodeError as error:
                if self.ended or not _breaks_off(error):
                    raise
            else:
                # A number at the very end may go on in what was not read yet.
                if end < len(self.text) or self.ended:
                    self.at = end
                    return found
            self._more()

    def object_keys(self) -> Iterator[str]:
        """The keys of the object that begins here; the value of each is to be read before the next."""
        for _ in self._items("{", "}"):
            if self.peek() != '"':
                self._wrong("expecting a key in double quotes")
            key = self.value()
            self._take(":")
            yield key
        if self.peek():
            self._wrong("extra data")

    def elements(self) -> Iterator[Any]:
        """The values of the list that begins here."""
        for _ in self._items("[", "]"):
            yield from self._batch() or [self.value()]

    def place_of(self, error: json.JSONDecodeError) -> tuple[int, int]:
        """The line and the column in the whole file, both from 1."""
        return self.lines + error.lineno, error.colno + (self.columns if error.lineno == 1 else 0)

    def _batch(self) -> list[Any]:
        """As many objects of a list as end in what was read, decoded in one go; none where that is not plainly so."""
        end = self.text.rfind("}") + 1
        if end <= self.at or self.one_by_one:
            return []
        try:
            found: list[Any] = self.decoder.decode(f"[{self.text[self.at : end]}]")
        except json.JSONDecodeError:
            # The list ends before that, a name holds a brace, or something is wrong: one after the other will tell.
            self.one_by_one = True
            return []
        self.at = end
        return found

    def _items(self, opening: str, closing: str) -> Iterator[None]:
        self._take(opening)
        if self.peek() == closing:
            self.at += 1
            return
        while True:
            yield
            if self.peek() == closing:
                self.at += 1
                return
            self._take(",")

    def _take(self, mark: str) -> None:
        if self.peek() != mark:
            self._wrong(f"expecting '{mark}'")
        self.at += 1

    def _wrong(self, what: str) -> None:
        raise json.JSONDecodeError(what, self.text, self.at)

    def _more(self) -> None:
        """Read on; what lies behind is let go, and a value that does not end makes the steps longer."""
        behind, rest = self.text[: self.at], self.text[self.at :]
        data = self.stream.read(max(_CHUNK, len(rest)))
        self.ended = not data
        self.lines += behind.count("\n")
        self.columns = len(behind) - behind.rfind("\n") - 1 + (0 if "\n" in behind else self.columns)
        self.text, self.at = rest + self.decode.decode(data, final=self.ended), 0
        self.one_by_one = False


def _end_of_space(text: str, at: int) -> int:
    if text[at : at + 1] > " ":
        return at
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _breaks_off(error: json.JSONDecodeError) -> bool:
    """May more text mend it?"""
    return error.msg.startswith("Unterminated string") or error.pos + _CUT >= len(error.doc)


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
        raise BrokenElection(f'"{twice}" stands twice in one object', "leave one of them out")
    return found
