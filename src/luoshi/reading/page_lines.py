"""What kind of line is this: running text, a button, a label with its value, a date and time?"""

from __future__ import annotations

import re

from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.lexicon import alternation, words
from luoshi.reading.lexicon.sought import lazy_sought

_BUTTONS = frozenset(words("furniture", "buttons"))
_LABELS = alternation(words("furniture", "labels"))
_SPACED = alternation(words("furniture", "spaced_labels"))
_LABEL = lazy_pattern(
    rf"[（(【\[]?(?:{_LABELS}\s?[：:]|{_SPACED}[ \d：:A-Z]|(?:{_LABELS})\s{{1,2}}(?=\d))|[-*] [a-z][a-z0-9_]{{2,24}}: "
)
_STAMP = re.compile(r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s{1,4}\d{1,2}[:：]\d{2}(?:[:：]\d{2})?")
_COPIER = lazy_sought(alternation(words("furniture", "copiers")))
_FOOT = lazy_sought(alternation(words("furniture", "feet")))
_GREETING = re.compile(r"各位(?:代表|委员|领导)|同志们")
_BRACKETS = "[]【】［］（）()<>《》|｜· \u3000\xa0"
_SYMBOLS = re.compile(r"[\[\]【】［］|｜>»≫©・·/＞‹›-]{1,4}$")
_RUNNING = 45
_SENTENCE = 24
_COPIED = 300


def is_body(line: str) -> bool:
    """Running text of the author's: long, or a sentence, or the greeting a speech opens with."""
    if len(line) < _SENTENCE:
        return is_greeting(line)
    stops = "。；！!" if len(line) < _RUNNING else "。；！!，,;"
    if not any(stop in line for stop in stops):
        return False
    return not is_copier(line) and _LABEL.match(line) is None and _FOOT.search(line) is None


def is_greeting(line: str) -> bool:
    """The words a speech opens with (各位代表：)."""
    return _GREETING.match(line) is not None


def is_button(line: str) -> bool:
    """A line that is only a button or a link of the page (打印, 【关闭窗口】, 首页)."""
    return line in _BUTTONS or line.strip(_BRACKETS) in _BUTTONS


def is_symbols(line: str) -> bool:
    """Nothing but the strokes that a page sets between its links."""
    return _SYMBOLS.match(line) is not None


def is_copier(line: str) -> bool:
    """Words of those who copied the text (…不代表本站观点, 希望对你有所帮助)."""
    return len(line) <= _COPIED and _COPIER.search(line) is not None


def is_foot(line: str) -> bool:
    """A licence number, a copyright line: no author writes one."""
    return len(line) <= _COPIED and _FOOT.search(line) is not None


def label_end(line: str) -> int:
    """Where the label ends that a line of metadata opens with, 0 where there is none."""
    found = _LABEL.match(line)
    return found.end() if found else 0


def stamp_end(line: str) -> int:
    """Where a date with a time of day ends that opens a line, 0 where there is none."""
    found = _STAMP.match(line)
    return found.end() if found else 0
