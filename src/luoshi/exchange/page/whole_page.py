"""The annotated page put together: one file, nothing fetched, nothing run that isn't named by its hash."""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from string import Template

from luoshi.exchange.page.accounting import share_out
from luoshi.exchange.page.bar import bar_html
from luoshi.exchange.page.document import document_html
from luoshi.exchange.page.head import facts_html, outline_html, summary_html, title_html
from luoshi.exchange.page.listing import KINDS, list_entries
from luoshi.exchange.page.markup import Said, escaped
from luoshi.exchange.page.table import table_html
from luoshi.exchange.page.words import LANGUAGES, page_words
from luoshi.reading.reading import Reading

_KEYS = {
    "j k": "walk", "Enter": "jump", "b": "back", "/": "filter", "1 2 3 4": "kinds", "p n": "places", "Esc": "escape",
    "?": "help",
}  # fmt: skip
_HTML_LANGUAGES = {"zh": "zh-CN", "en": "en"}


def annotated_page(reading: Reading, *, language: str = "zh") -> str:
    """The reading as one HTML file that needs no network and no script, in ``zh`` or ``en`` to begin with.

    The text itself is never translated. The result holds no lone surrogates: it can always be written as UTF-8.
    Raises KeyError for another language.
    """
    words = page_words(language)
    said = Said(words)
    style, script = _part("page.css") + _print_footer(reading), _part("page.js")
    both = json.dumps({name: dict(page_words(name)) for name in LANGUAGES}, ensure_ascii=False)
    parts = {
        "language": _HTML_LANGUAGES[language],
        "policy": _policy(script, style),
        "title": escaped(_window_title(reading)),
        "style": style,
        "script": script,
        # Inside a script element only "</" and "<!--" could be taken for more than text.
        "words": both.replace("<", "\\u003c"),
        "heading": title_html(reading, said),
        "summary": summary_html(reading, said),
        "facts": facts_html(reading, said),
        "outline": _outline(reading, said),
        "bar": _accounts(reading, said),
        "document": document_html(reading, said),
        "filters": _filters(reading, said),
        "filter_label": said.within("words.filter"),
        "table": table_html(reading, said),
        "keys": "".join(f"<dt>{_key_caps(key)}</dt><dd>{said.within(f'words.key_{name}')}</dd>" for key, name in _KEYS.items()),
        **{f"say_{name}": said.within(f"words.{name}") for name in _SAID},
        "marks": " · ".join(said.within(f"words.{name}") for name in _MARKS),
        "shown": said.within("words.shown", len(list_entries(reading))),
    }  # fmt: skip
    return Template(_part("page.html")).substitute(parts)


_SAID = (
    "app", "facts", "document", "entries", "to_entries", "back", "language", "keys", "close", "previous", "next",
    "clear", "nothing", "filter_hint",
)  # fmt: skip
_MARKS = (
    "underlined_target", "underlined_task", "underlined_decision", "boxed_blank", "waved_defect", "struck_furniture",
)  # fmt: skip


def _part(name: str) -> str:
    return files(__package__ or "").joinpath(name).read_text(encoding="utf-8")


def _policy(script: str, style: str) -> str:
    """Nothing may be loaded; of scripts and styles only the two that stand in the page."""
    hashes = (b64encode(sha256(source.encode()).digest()).decode() for source in (script, style))
    allowed = "default-src 'none'; script-src 'sha256-{}'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'"
    return allowed.format(*hashes)


def _print_footer(reading: Reading) -> str:
    """Which file a printed page came from; the digest is hexadecimal, so that it can stand in a style sheet."""
    head = "".join(letter for letter in reading.source.sha256[:16] if letter in "0123456789abcdef")
    return f'@page{{@bottom-left{{content:"Luoshi · SHA-256 {head}"}}}}\n'


def _window_title(reading: Reading) -> str:
    title = reading.facts.title
    return " ".join(title.quote(reading.text).split()) if title else reading.source.name


def _outline(reading: Reading, said: Said) -> str:
    if not reading.outline:
        return ""
    summary = said.within("words.outline", len(reading.outline))
    return f"<details class=outline><summary>{summary}</summary><nav>{outline_html(reading)}</nav></details>"


def _accounts(reading: Reading, said: Said) -> str:
    characters = len(reading.text)
    return bar_html(share_out(reading.segments, characters), characters, said) if characters else ""


def _filters(reading: Reading, said: Said) -> str:
    """A button for each kind with its number; all of them are shown to begin with."""
    listed = [entry.kind for entry in list_entries(reading)]
    buttons = [("", said.within("words.all"), len(listed), "0")]
    buttons += [(kind, said.within(f"kinds.{kind}"), listed.count(kind), str(key)) for key, kind in enumerate(KINDS, 1)]
    return "".join(
        f'<button type=button data-f="{kind}" aria-pressed={"false" if kind else "true"} aria-keyshortcuts={key}>'
        f"{name} <b>{count:,}</b></button>"
        for kind, name, count, key in buttons
    )


def _key_caps(keys: str) -> str:
    return " ".join(f"<kbd>{key}</kbd>" for key in keys.split())
