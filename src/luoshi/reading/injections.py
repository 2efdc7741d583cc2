"""Links and watermarks that a copier put into the author's sentences: the stretch itself, not a character of the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.lexicon import alternation, words
from luoshi.reading.text import Span

_HOST = r"[A-Za-z0-9-]{1,40}(?:\.[A-Za-z0-9-]{1,40}){1,5}"
# Both begin with a class of characters: a search passes over all others at once.
_LINK = re.compile(
    rf"[hw](?:(?<=h)ttps?://|(?<![A-Za-z0-9./]w)(?<=w)ww\.){_HOST}(?::\d{{1,5}})?(?:/[A-Za-z0-9_./%?=&#~+-]{{0,300}})?"
)
_BARE = re.compile(
    r"[A-Za-z0-9-](?<![A-Za-z0-9.@/-][A-Za-z0-9-])[A-Za-z0-9-]{1,39}\.(?:com|net|org|cn|cc|info)(?:\.cn)?(?![A-Za-z0-9.@-])"
)
_TAG = lazy_pattern(rf"[（(【\[]?(?:{alternation(words('furniture', 'tags'))}[：:，, ]{{0,3}}){{1,2}}$")
_INTRODUCED = re.compile(
    rf"(?:{alternation(words('furniture', 'introduces'))}[^，。；！？\n]{{0,6}}|[“\"（(《<：:])\s?$"
)
_CLOSERS = {"（": "）", "(": ")", "【": "】", "[": "]"}
# Copiers space the letters of their own name out, so that no filter finds it: 百度搜索马 克 数 据 网.
_SPACED = lazy_pattern(
    r"(?:[（(])?(?:来源[：:]|来自|出自|微信公众号|公众号|微信|关注|百度)?\s?(?:百度)?(?:搜索?|关注)?[“\"]?"
    r"[一-龥]{1,4}(?: {1,3}[一-龥]{1,3}){1,6} ?网[”\"]?(?:[）)])?"
)
_SPACED_LEAD = re.compile(r"来源|来自|出自|公众号|微信|关注|百度|搜索")
_LOOK_BACK = 24


def find_injections(text: str) -> tuple[Span, ...]:
    """The links and watermarks that are not the author's, in order, with the source tag that came with them (原创：…)."""
    return tuple(sorted((*_links(text), *_bare_hosts(text), *_watermarks(text))))


def _links(text: str) -> Iterator[Span]:
    if "www." not in text and "http" not in text:
        return
    for found in _LINK.finditer(text):
        span = _injected(text, found.start(), _trimmed(text, found), tagged_only=False)
        if span is not None:
            yield span


def _bare_hosts(text: str) -> Iterator[Span]:
    """gongwen123.com without www. is a link only behind a tag that gives it away."""
    if not any(ending in text for ending in (".com", ".net", ".org", ".cn", ".cc", ".info")):
        return
    for found in _BARE.finditer(text):
        span = _injected(text, found.start(), found.end(), tagged_only=True)
        if span is not None:
            yield span


def _trimmed(text: str, found: re.Match[str]) -> int:
    end = found.end()
    while text[end - 1] in ".,?&-":
        end -= 1
    return end


def _injected(text: str, start: int, end: int, *, tagged_only: bool) -> Span | None:
    """The link with its tag, or None where the author's own words introduce it."""
    before = text[max(0, start - _LOOK_BACK) : start]
    tag = _TAG.search(before)
    if tag is not None:
        start -= len(before) - tag.start()
        closer = _CLOSERS.get(text[start])
        return Span(start, end + 1 if closer is not None and text[end : end + 1] == closer else end)
    if tagged_only or _INTRODUCED.search(before):
        return None
    return Span(start, end)


def _watermarks(text: str) -> Iterator[Span]:
    at = text.find("网")
    while at >= 0:
        if " " in text[max(0, at - 5) : at]:
            found = _spaced(text, at)
            if found is not None:
                yield found
        at = text.find("网", at + 1)


def _spaced(text: str, at: int) -> Span | None:
    """A name whose letters are spaced out and that ends in 网 at `at`, behind words such as 来源 or 搜索."""
    for lead in _SPACED_LEAD.finditer(text, max(0, at - _LOOK_BACK), at):
        found = _SPACED.match(text, lead.start())
        if found is not None and found.end() > at:
            return Span(*found.span())
    return None
