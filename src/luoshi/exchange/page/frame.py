"""What stands around text and table: how marks look, filters, keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from luoshi.exchange.page.listing import KINDS, Entry
from luoshi.exchange.page.markup import Said

_MARKS = ("target", "task", "decision", "blank", "waved", "struck")
_KEYS = (
    ("j k", "walk"),
    ("Enter", "jump"),
    ("b", "back"),
    ("/", "filter"),
    ("1 2 3 4", "kinds"),
    ("p n", "places"),
    ("Esc", "escape"),
    ("?", "help"),
)


def marks_html(said: Said) -> str:
    """Each way of marking words, shown on its own name."""
    edges = {"blank": "blank first last"}
    return " ".join(f'<span class="{edges.get(look, look)}">{said.within(f"marks.{look}")}</span>' for look in _MARKS)


def filters_html(entries: Sequence[Entry], said: Said) -> str:
    """A button for each kind with its number; all of them are shown to begin with."""
    counts = Counter(entry.kind for entry in entries)
    buttons = [_filter("", said.within("words.all"), len(entries), 0)]
    buttons += [_filter(kind, said.within(f"kinds.{kind}"), counts[kind], key) for key, kind in enumerate(KINDS, 1)]
    return "".join(buttons)


def keys_html(said: Said) -> str:
    """What each key does, as terms and descriptions."""
    return "".join(f"<dt>{_caps(keys)}</dt><dd>{said.within(f'words.key_{name}')}</dd>" for keys, name in _KEYS)


def _filter(kind: str, name: str, count: int, key: int) -> str:
    pressed = "false" if kind else "true"
    return f'<button type=button data-f="{kind}" aria-pressed={pressed} aria-keyshortcuts={key}>{name} <b>{count:,}</b></button>'


def _caps(keys: str) -> str:
    return " ".join(f"<kbd>{key}</kbd>" for key in keys.split())
