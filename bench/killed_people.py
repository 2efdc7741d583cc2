"""People who work while the server dies under them: each does one thing after another, and remembers what was acknowledged."""

from __future__ import annotations

import hashlib
import re
import secrets
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from itertools import count
from urllib.parse import urlencode

from bench.killed_seed import ITEMS, key_of

_TEXT = "各街道要切实抓好秋粮收购。" * 400
_WAIT_SECONDS = 0.05
KINDS = frozenset({"remark", "paper", "document"})


class Browser:
    """One session: cookies, and the token of the form that was last looked at."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}

    def get(self, path: str) -> str:
        """The page; raises OSError where nobody answers, or it isn't there."""
        status, body = self._call("GET", path)
        if status != 200:
            raise ConnectionError(f"{path}: {status}")
        return body

    def post(self, path: str, fields: Mapping[str, str], file: tuple[str, bytes] | None = None) -> int:
        """Fill in the form that `fields` came from and send it; the status of the answer."""
        if file is None:
            return self._call("POST", path, urlencode(fields).encode(), "application/x-www-form-urlencoded")[0]
        border = secrets.token_hex(16)
        parts = [
            f'--{border}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{said}\r\n'.encode()
            for name, said in fields.items()
        ]
        head = f'--{border}\r\nContent-Disposition: form-data; name="file"; filename="{file[0]}"\r\nContent-Type: application/octet-stream\r\n\r\n'
        body = b"".join([*parts, head.encode(), file[1], f"\r\n--{border}--\r\n".encode()])
        return self._call("POST", path, body, f"multipart/form-data; boundary={border}")[0]

    def _call(self, method: str, path: str, body: bytes | None = None, kind: str = "") -> tuple[int, str]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if kind:
            headers["Content-Type"] = kind
        line = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            line.request(method, path, body, headers)
            answer = line.getresponse()
            for one in answer.headers.get_all("Set-Cookie") or ():
                name, _, value = one.partition(";")[0].partition("=")
                self.cookies[name] = value
            return answer.status, answer.read().decode("utf-8", "replace")
        except HTTPException as error:
            raise ConnectionError(str(error)) from error
        finally:
            line.close()


@dataclass
class Notebook:
    """What was sent, and what of it was acknowledged: (what it was, its mark). Shared by all."""

    sent: set[tuple[str, str]] = field(default_factory=set)
    acknowledged: list[tuple[str, str]] = field(default_factory=list)
    refused: dict[int, int] = field(default_factory=dict)
    changed: threading.Condition = field(default_factory=threading.Condition)

    def note(self, what: str, mark: str, status: int) -> None:
        """Only a redirect says that it was entered; what was said instead is counted."""
        with self.changed:
            if status == 302:
                self.acknowledged.append((what, mark))
            else:
                self.refused[status] = self.refused.get(status, 0) + 1
            self.changed.notify_all()

    def wait_for_each(self, kinds: frozenset[str], seconds: float) -> bool:
        """Wait until something of each kind was acknowledged."""
        with self.changed:
            return self.changed.wait_for(lambda: kinds <= {what for what, _mark in self.acknowledged}, seconds)

    def wait_for_more(self, number: int, seconds: float) -> bool:
        """Wait until so many more were acknowledged."""
        with self.changed:
            wanted = len(self.acknowledged) + number
            return self.changed.wait_for(lambda: len(self.acknowledged) >= wanted, seconds)


def work_until(stop: threading.Event, port: int, login: str, unit: str, notes: Notebook) -> None:
    """Remark on an item, file a paper, bring in a document, over and over; sign in again whenever that is asked for."""
    browser, inside = Browser(port), False
    for mark, (what, place) in zip(_marks(login), _tasks(login), strict=False):
        if stop.is_set():
            return
        try:
            if not inside:
                _enter(browser, login)
                inside = True
            _do(browser, what, place, mark, unit, notes)
        except OSError:
            stop.wait(_WAIT_SECONDS)


def _enter(browser: Browser, login: str) -> None:
    fields = {**_hidden(browser.get("/sign-in/")), "username": login}
    if browser.post("/enter-as/", fields) != 302:
        raise ConnectionError("not let in")


def _do(browser: Browser, what: str, place: str, mark: str, unit: str, notes: Notebook) -> None:
    fields = _hidden(browser.get(place))
    data = f"{mark} {_TEXT if what == 'document' else ''}".encode()
    digest = hashlib.sha256(data).hexdigest()
    # Noted before it is sent: whoever is cut off doesn't know whether it was entered.
    notes.sent.add((what, mark if what == "remark" else digest))
    if what == "remark":
        notes.note(what, mark, browser.post(place, {**fields, "text": mark}))
    elif what == "paper":
        notes.note(what, digest, browser.post(place, fields, (f"{mark}.txt", data)))
    else:
        # Not an ending that is read at once: it goes through the queue.
        notes.note(what, digest, browser.post(place, {**fields, "unit": unit, "title": mark}, (f"{mark}.text", data)))


def _hidden(page: str) -> dict[str, str]:
    """What the form holds that nobody fills in."""
    form = page.partition("<main")[2]
    return dict(re.findall(r'<input type="hidden" name="(csrfmiddlewaretoken|seen)" value="([^"]*)"', form))


def _marks(login: str) -> Iterator[str]:
    return (f"{login}-{number}-{secrets.token_hex(4)}" for number in count())


def _tasks(login: str) -> Iterator[tuple[str, str]]:
    own = sum(map(ord, login))
    for number in count(own):
        item = key_of(number % ITEMS + 1)
        if number % 4 == 0 and "desk" in login:
            yield "document", "/documents/new/"
        elif number % 2:
            yield "paper", f"/act/{item}/add_evidence/"
        else:
            yield "remark", f"/act/{item}/remark/"
