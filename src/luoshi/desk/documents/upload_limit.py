"""A request that is too large is refused by its length, before anything of it is read."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

# Around the file stand the other fields and the borders between them.
_AROUND = 1 << 20


def most_bytes() -> int:
    """The largest request that is taken in: a file of the size that may be uploaded, and what stands around it."""
    return settings.UPLOAD_BYTES + _AROUND


def refuse_oversized(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: 413 with a page that names the limit."""

    def limited(request: HttpRequest) -> HttpResponse:
        said = request.META.get("CONTENT_LENGTH") or "0"
        if said.isdigit() and int(said) > most_bytes():
            megabytes = settings.UPLOAD_BYTES >> 20
            return render(request, "documents/too_large.html", {"limit": megabytes}, status=413)
        return answer(request)

    return limited
