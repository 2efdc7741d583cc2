"""Which line is the title? The one labelled so, or the first line of the author's that names a kind of document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from luoshi.reading.headings import opens_heading
from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.lexicon import lexicon, words
from luoshi.reading.text import Span

_HEAD = 3000
_LABEL = lazy_pattern(
    r"(?:^|\n)[ \u3000\t]*(?:-\s*)?(?:标[ \u3000]{0,4}题|政策标题|政策名|文件名称|名[ \u3000]{0,4}称|title)[ \u3000\t]{0,4}[：:][ \u3000\t]*(?P<title>[^\n]{4,160})"
)
_BREAK = re.compile(r"\r?\n|\\r\\n|\\n|\r|[ \u3000\xa0]{4,}")
_BLANK = re.compile(r"[\s\u3000?\ufffd\u200b]+|&nbsp;|&emsp;")
_GREETING = re.compile(r"^(?:各位|同志们|女士们)")
_DATE_ON = re.compile(
    r"(?<=[告话议知案划])[ \u3000]{0,2}(?:[-—–－―]{0,2}|[（(])(?=(?:19|20|二[〇○零0])[\d〇○零一二三四五六七八九]{2}年)"
)
_NOUN = re.compile("|".join(words("document_kinds", "title_nouns")))
_PROSE = re.compile("|".join(lexicon("document_kinds")["prose"].split()))
_QUOTED = re.compile("《[^《》]{0,80}》")
_NUMBERED = re.compile(r"[〔\[（【](?:19|20)\d\d[〕\]）】].{0,3}\d+.{0,2}号$")
_NEVER = re.compile("|".join(lexicon("document_kinds")["never_titles"].split()))


def read_title(text: str, furniture: Sequence[Span]) -> Span | None:
    """The span of the title, without quotation marks or blanks around it; None where the text has none."""
    labelled = _LABEL.search(text, 0, _HEAD)
    if labelled is not None:
        return _trimmed(text, labelled.start("title"), labelled.end("title"))
    lines = author_lines(text, furniture)
    for index, line in enumerate(lines[:24]):
        bare = _bare(text, line)
        if _GREETING.match(bare) or _is_prose(bare):
            return None
        found = _as_title(text, lines, index)
        if found is not None:
            return _fuller(text, lines, index, found)
    return None


def author_lines(text: str, furniture: Sequence[Span]) -> list[Span]:
    """The first lines that are not furniture, without the blanks around them."""
    lines, at = [], 0
    end = min(len(text), _HEAD)
    for cut in (*(found.span() for found in _BREAK.finditer(text, 0, end)), (end, end)):
        line = _trimmed(text, at, cut[0])
        at = cut[1]
        if line is not None and not any(span.start <= line.start and line.end <= span.end for span in furniture):
            lines.append(line)
    return lines


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in " \u3000\t\r\n\u200b\ufeff?#-—":
        start += 1
    while start < end and text[end - 1] in " \u3000\t\r\n\u200b?":
        end -= 1
    return Span(start, end) if start < end else None


def _bare(text: str, line: Span) -> str:
    return _BLANK.sub("", text[line.start : line.end])


def _is_prose(bare: str) -> bool:
    """The matter itself has begun; a noun further down names no document."""
    return _PROSE.search(bare) is not None or (len(bare) > 40 and "。" in bare and not _NEVER.search(bare))


def _as_title(text: str, lines: Sequence[Span], index: int) -> Span | None:
    """This line as a title, with the next one where it was broken (政府工作报⏎告, …关于⏎落实…的意见)."""
    line = lines[index]
    bare = _bare(text, line)
    if not _could_be(bare) or opens_heading(text, line.start):
        return None
    own = _QUOTED.sub("", bare)
    if not _NOUN.search(own):
        return _joined(text, line, own, lines[index + 1]) if index + 1 < len(lines) else None
    if "，" in own and len(own) > 40:
        return None
    dated = _DATE_ON.search(text, line.start, line.end)
    return Span(line.start, dated.start()) if dated and dated.start() > line.start else line


def _could_be(bare: str) -> bool:
    if not 2 <= len(bare) <= 110 or bare[-1] in "。；，：:;":
        return False
    return _NEVER.search(bare) is None and _NUMBERED.search(bare) is None


def _joined(text: str, line: Span, own: str, following: Span) -> Span | None:
    """Two lines as one title: the first ends open, or the noun itself was broken in two."""
    rest = _bare(text, following)
    if len(own) > 40 or not _could_be(rest) or _GREETING.match(rest):
        return None
    both = Span(line.start, following.end)
    broken_noun = _NOUN.search(_QUOTED.sub("", rest)) is None and _NOUN.search(own + rest) is not None
    return both if broken_noun or ("关于" in own and _NOUN.search(rest)) else None


def _fuller(text: str, lines: Sequence[Span], index: int, found: Span) -> Span:
    """A breadcrumb (工作报告) before the title (清河区2020年政府工作报告): the longer line that holds it is the title."""
    bare = _bare(text, found)
    for later in range(index + 1, min(index + 3, len(lines))):
        other = _bare(text, lines[later])
        if _GREETING.match(other):
            break
        if len(bare) < len(other) <= 60 and other.endswith(bare):
            return _as_title(text, lines, later) or found
    return found
