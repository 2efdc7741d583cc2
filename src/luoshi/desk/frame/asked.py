"""What a request asks for, before any page looks at it: words to search for, and letters that no text may hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote_plus

from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.http.response import HttpResponseBase

_MOST_LETTERS = 100
Answer = Callable[[HttpRequest], HttpResponseBase]


def words_asked(request: HttpRequest) -> str:
    """The words of a search (``q``): no more than anybody types, for a database gives up on a pattern of pages."""
    return request.GET.get("q", "").strip()[:_MOST_LETTERS]


class RefuseNul:
    """Middleware: 400 for a request with a NUL in its address or in a field. Nobody can type one, and PostgreSQL keeps none."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:  # noqa: D102 - as Django has it
        return self._answer(request)

    def process_view(self, request: HttpRequest, _view: object, _args: object, _given: dict[str, Any]) -> None:
        """Looked at after the token of the form was found to be right."""
        said = [request.path_info, unquote_plus(request.META.get("QUERY_STRING", ""))]
        if request.method == "POST":
            said += [text for name, texts in request.POST.lists() for text in (name, *texts)]
        if any("\0" in text for text in said):
            raise BadRequest("NUL")
