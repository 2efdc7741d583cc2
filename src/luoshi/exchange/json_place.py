"""A place in a JSON file that somebody wrote: what is there, or a line that says where it is not as it should be."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NoReturn, TypeVar

from luoshi.reading.errors import DamagedSource, OversizedSource, UnreadableSource
from luoshi.reading.formats.limits import SOURCE_BYTES

Word = TypeVar("Word", bound=str)


class WrongPlace(UnreadableSource):
    """Something in a JSON file is missing, or is not what it should be."""


def read_json(data: bytes, *, name: str) -> JsonPlace:
    """The object that the file is; raises `UnreadableSource`."""
    if len(data) > SOURCE_BYTES:
        raise OversizedSource(name, f"is larger than {SOURCE_BYTES >> 20} MB", "give its parts one by one")
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise DamagedSource(name, "is not JSON in UTF-8", "save it as UTF-8") from None
    except (ValueError, RecursionError) as error:
        where = f" (line {error.lineno}: {error.msg})" if isinstance(error, json.JSONDecodeError) else ""
        raise DamagedSource(name, f"is no JSON that can be read{where}", "mend it there, or write it anew") from None
    if not isinstance(found, dict):
        raise WrongPlace(name, "is JSON but no object", "begin it with { and end it with }")
    return JsonPlace(name, "", found)


@dataclass(frozen=True, slots=True)
class JsonPlace:
    """An object of the file and the way to it (sittings[0].items[2]); every reader raises `WrongPlace`."""

    file: str
    path: str
    value: dict[str, Any]

    def only(self, *keys: str) -> None:
        """Refuse a key that isn't one of these: a misspelt one would be passed over in silence."""
        strange = [key for key in self.value if key not in keys]
        if strange:
            self._wrong(strange[0], "is not known here", f"there may be {', '.join(keys)}")

    def text(self, key: str, otherwise: str | None = None) -> str:
        """The text under the key; `otherwise` where there is none, which must be given for what may be left out."""
        found = self._found(key, otherwise, "a text in quotation marks")
        return found if isinstance(found, str) else self._wrong(key, "is no text", "write it in quotation marks")

    def whole(self, key: str, otherwise: int | None = None) -> int:
        """The whole number from 0 under the key."""
        found = self._found(key, otherwise, "a whole number")
        if isinstance(found, bool) or not isinstance(found, int) or found < 0:
            self._wrong(key, "is no whole number from 0", "write one without quotation marks")
        return found

    def day(self, key: str) -> date | None:
        """The day under the key, None where there is none."""
        written = self.text(key, "")
        if not written:
            return None
        try:
            return date.fromisoformat(written)
        except ValueError:
            self._wrong(key, f"is no day: '{written}'", "write it like 2026-11-24")

    def instant(self, key: str) -> datetime:
        """The time under the key, by the clock of the hall."""
        written = self.text(key)
        try:
            return datetime.fromisoformat(written).replace(tzinfo=None)
        except ValueError:
            self._wrong(key, f"is no time: '{written}'", "write it like 2026-11-24T09:00")

    def one_of(self, key: str, words: Sequence[Word], otherwise: Word | None = None) -> Word:
        """The word under the key, which must be one of these."""
        written = self.text(key, otherwise)
        found = next((word for word in words if word == written), None)
        if found is None:
            self._wrong(key, f"is '{written}'", f"write one of {', '.join(words)}")
        return found

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of texts under the key; empty where there is none."""
        found = self.value.get(key, [])
        if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
            self._wrong(key, "is no list of texts", 'write it like ["…", "…"]')
        return tuple(found)

    def places(self, key: str) -> tuple[JsonPlace, ...]:
        """The list of objects under the key; empty where there is none."""
        found = self.value.get(key, [])
        if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
            self._wrong(key, "is no list of objects", "write it like [{…}, {…}]")
        return tuple(JsonPlace(self.file, f"{self._at(key)}[{at}]", one) for at, one in enumerate(found))

    def place(self, key: str) -> JsonPlace | None:
        """The object under the key; None where there is none, or null."""
        found = self.value.get(key)
        if found is None:
            return None
        if not isinstance(found, dict):
            self._wrong(key, "is no object", "write it like {…}")
        return JsonPlace(self.file, self._at(key), found)

    def wrong(self, key: str, cause: str, cure: str) -> NoReturn:
        """Say that what stands under the key can't be; raises `WrongPlace`."""
        self._wrong(key, cause, cure)

    def _found(self, key: str, otherwise: object, what: str) -> object:
        found = self.value.get(key, otherwise)
        return self._wrong(key, "is missing", f"write {what} there") if found is None else found

    def _at(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def _wrong(self, key: str, cause: str, cure: str) -> NoReturn:
        raise WrongPlace(self.file, f"{self._at(key)} {cause}", cure)
