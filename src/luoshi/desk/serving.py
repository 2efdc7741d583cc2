"""Answering browsers: the server, and beside it the worker and the clockwork, so that one command is enough for an office."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import waitress
from django.conf import settings
from django.core.wsgi import get_wsgi_application

from luoshi.desk.receiving import Channel

_TICK_SECONDS = 300
_GRACE_SECONDS = 20
_PAUSE_SECONDS, _LONGEST_PAUSE_SECONDS = 2, 60


class PortTaken(Exception):
    """Something answers at this address already, or one may not listen there; the message says which."""


def serve(host: str, port: int, *, alone: bool, say: Callable[[str], None]) -> None:
    """Answer until stopped; ``alone`` leaves the worker and the clockwork to others. Raises `PortTaken`."""
    server = listening(host, port)
    shown = f"[{host}]" if ":" in host else host
    say(f"http://{shown}:{port}/")
    with _helpers(alone=alone):
        server.run()


def listening(host: str, port: int) -> Any:  # noqa: ANN401 - waitress says nothing of its types
    """The server at this address, which answers once it is run. Raises `PortTaken`."""
    sockets: dict[int, Any] = {}
    try:
        server = waitress.create_server(
            get_wsgi_application(),
            map=sockets,
            host=host,
            port=port,
            threads=8,
            ident=None,
            # What is larger is cut off at once; what is smaller, and still too large, gets a page that says so.
            max_request_body_size=max(1 << 30, settings.UPLOAD_BYTES * 2),
            clear_untrusted_proxy_headers=False,
        )
    except OSError as error:
        raise PortTaken(error.strerror or str(error)) from error
    for one in sockets.values():
        if hasattr(one, "channel_class"):
            one.channel_class = Channel
    return server


@contextmanager
def _helpers(*, alone: bool) -> Iterator[None]:
    if alone:
        yield
        return
    stop = threading.Event()
    worker = _Worker()
    for ever in (worker.keep_alive_until, _tick_until):
        threading.Thread(target=ever, args=(stop,), daemon=True).start()
    try:
        yield
    finally:
        stop.set()
        worker.end()


class _Worker:
    """The worker beside us, and the next one where it dies: of a document that is too much for the memory, for instance."""

    def __init__(self) -> None:
        self._taking_turns = threading.Lock()
        self._process = self._begun()

    def keep_alive_until(self, stop: threading.Event) -> None:
        """Begin another one a moment after one has ended."""
        pause = _PAUSE_SECONDS
        while not stop.wait(pause):
            with self._taking_turns:
                ended = self._process.poll() is not None
                if ended and not stop.is_set():
                    self._process = self._begun()
            # One that dies again and again, for want of a database perhaps, must not keep the machine busy.
            pause = min(pause * 2, _LONGEST_PAUSE_SECONDS) if ended else _PAUSE_SECONDS

    def end(self) -> None:
        """Let it end what it has in hand; one that takes too long is ended."""
        with self._taking_turns:
            self._process.terminate()
            try:
                self._process.wait(_GRACE_SECONDS)
            except subprocess.TimeoutExpired:
                self._process.kill()

    def _begun(self) -> subprocess.Popen[bytes]:
        # The pipe tells the worker that we are gone, however we went.
        return subprocess.Popen([sys.executable, "-m", "luoshi", "worker", "--until-closed"], stdin=subprocess.PIPE)


def _tick_until(stop: threading.Event) -> None:
    while not stop.wait(_TICK_SECONDS):
        subprocess.run([sys.executable, "-m", "luoshi", "tick"], check=False, stdout=subprocess.DEVNULL)
