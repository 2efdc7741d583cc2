"""What the reading says of the text, on a page that can be turned from one language to the other."""

from __future__ import annotations

from luoshi.exchange.findings import finding_in
from luoshi.exchange.page.markup import escaped


def finding_told(says: str) -> str:
    """The finding in both languages, of which the style sheet shows the one that the page is in."""
    english = finding_in("en", says)
    if english == says:
        return f"<span lang=zh>{escaped(says)}</span>"
    return f"<span lang=zh class=told-zh>{escaped(says)}</span><span lang=en class=told-en>{escaped(english)}</span>"
