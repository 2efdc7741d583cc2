"""The table of addresses, gone through room by room."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver


def every_address(resolver: URLResolver | None = None, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address in the order of the table: the whole of its pattern, and the line that has its name."""
    for line in (resolver or get_resolver()).url_patterns:
        where = before + str(line.pattern)
        if isinstance(line, URLPattern):
            yield where, line
        else:
            yield from every_address(line, where)
