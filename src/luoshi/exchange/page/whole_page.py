"""The annotated page put together: one file, nothing fetched, nothing run that isn't named by its hash."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from importlib.resources import files
from string import Template

from luoshi.exchange.page.accounting import share_out
from luoshi.exchange.page.bar import bar_html
from luoshi.exchange.page.document import document_html
from luoshi.exchange.page.frame import filters_html, keys_html, marks_html
from luoshi.exchange.page.head import facts_html, folded_outline_html, summary_html, title_html
from luoshi.exchange.page.listing import list_entries
from luoshi.exchange.page.markup import Said, escaped
from luoshi.exchange.page.table import table_html
from luoshi.exchange.page.words import LANGUAGES, page_words
from luoshi.reading.reading import Reading

_HTML_LANGUAGES = {"zh": "zh-CN", "en": "en"}
# Words that stand in the template itself, as $say_…
_SAID = (
    "facts", "document", "entries", "to_entries", "back", "language", "keys", "close", "previous", "next", "clear",
    "nothing", "filter",
)  # fmt: skip


def annotated_page(reading: Reading, *, language: str = "zh") -> str:
    """The reading as one HTML file that needs no network and no script, in ``zh`` or ``en`` to begin with.

    The text itself is never translated. The result holds no lone surrogates: it can always be written as UTF-8.
    Raises KeyError for another language.
    """
    style = _part("looks/text.css") + _part("page.css") + _print_footer(reading)
    script = _part("page.js")
    return Template(_part("page.html")).substitute(
        language=_HTML_LANGUAGES[language],
        policy=_policy(script, style),
        style=style,
        script=script,
        words=_words_for_script(),
        **_contents(reading, Said(page_words(language))),
    )


def _contents(reading: Reading, said: Said) -> Mapping[str, str]:
    entries, characters = list_entries(reading), len(reading.text)
    shares = share_out(reading.segments, characters)
    return {
        "title": escaped(_window_title(reading)),
        "heading": title_html(reading, said),
        "summary": summary_html(reading, said),
        "facts": facts_html(reading, said),
        "outline": folded_outline_html(reading, said),
        "bar": bar_html(shares, characters, said) if shares else "",
        "marks": marks_html(said),
        "document": document_html(reading, entries, said),
        "filters": filters_html(entries, said),
        "shown": said.within("words.shown", len(entries)),
        "table": table_html(reading.text, entries, said),
        "keys": keys_html(said),
        **{f"say_{name}": said.within(f"words.{name}") for name in _SAID},
    }


def _part(name: str) -> str:
    return files(__package__ or "").joinpath(name).read_text(encoding="utf-8")


def _policy(script: str, style: str) -> str:
    """Nothing may be loaded; of scripts and styles only the two that stand in the page."""
    hashes = (b64encode(sha256(source.encode()).digest()).decode() for source in (script, style))
    allowed = "default-src 'none'; script-src 'sha256-{}'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'"
    return allowed.format(*hashes)


def _words_for_script() -> str:
    both = {name: dict(page_words(name)) for name in LANGUAGES}
    # Inside a script element only what begins with "<" could be taken for more than text.
    return json.dumps(both, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _print_footer(reading: Reading) -> str:
    """Which file a printed page came from; only hexadecimal digits get into the style sheet."""
    digest = "".join(letter for letter in reading.source.sha256[:16] if letter in "0123456789abcdef")
    return f'@page{{@bottom-left{{content:"Luoshi · SHA-256 {digest}"}}}}\n'


def _window_title(reading: Reading) -> str:
    title = reading.facts.title
    words = " ".join(title.quote(reading.text).split()) if title else ""
    return words or reading.source.name
