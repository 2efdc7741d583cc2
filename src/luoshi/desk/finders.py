"""Functions by which each room tells another one what it knows: the first page asks what waits, a document what was made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, ParamSpec, TypeVar

P = ParamSpec("P")
Found = TypeVar("Found")


class Finders(Generic[P, Found]):
    """A decorator that adds a function, once however often its module is loaded; rooms stand in the order of their apps."""

    def __init__(self) -> None:
        self._finders: list[Callable[P, Iterable[Found]]] = []

    def __call__(self, finder: Callable[P, Iterable[Found]]) -> Callable[P, Iterable[Found]]:
        """Add this one."""
        if finder not in self._finders:
            self._finders.append(finder)
        return finder

    def found(self, *args: P.args, **kwargs: P.kwargs) -> Iterator[Found]:
        """What they find, one room after the other."""
        return (one for finder in self._finders for one in finder(*args, **kwargs))
