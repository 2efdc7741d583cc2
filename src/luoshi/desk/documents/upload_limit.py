"""A request that is too large is refused by its length, before anything of it is read; whoever has not signed in may send forms only."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from luoshi.desk.accounts.known_session import is_known

# Around the file stand the other fields and the borders between them.
_AROUND = 1 << 20
# What the forms for signing in and for voting need, many times over.
STRANGERS_BYTES = 1 << 20
Answer = Callable[[HttpRequest], HttpResponse]


def most_bytes() -> int:
    """The largest request that is taken in: a file of the size that may be uploaded, and what stands around it."""
    return settings.UPLOAD_BYTES + _AROUND


def most_from(cookies: str, length: int | None) -> int:
    """How much is held of a request with these cookies and of this length (None: it doesn't say); 0 where it is too long.

    Who sent it is looked up only where it matters.
    """
    if length is not None and length <= STRANGERS_BYTES:
        return STRANGERS_BYTES
    most = most_bytes() if is_known(cookies) else STRANGERS_BYTES
    return 0 if length is not None and length > most else most


def refuse_oversized(answer: Answer) -> Answer:
    """Middleware: 413 with a page that names the limit."""

    def limited(request: HttpRequest) -> HttpResponse:
        if _length(request) > most_bytes():
            megabytes = settings.UPLOAD_BYTES >> 20
            return render(request, "documents/too_large.html", {"limit": megabytes}, status=413)
        return answer(request)

    return limited


def refuse_strangers(answer: Answer) -> Answer:
    """Middleware, behind that which says who it is: 413 with a page that says to sign in first."""

    def limited(request: HttpRequest) -> HttpResponse:
        if _length(request) > STRANGERS_BYTES and not request.user.is_authenticated:
            around = {"limit": STRANGERS_BYTES >> 20, "stranger": True}
            return render(request, "documents/too_large.html", around, status=413)
        return answer(request)

    return limited


def _length(request: HttpRequest) -> int:
    said = request.META.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isdecimal() else 0
