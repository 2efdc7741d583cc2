"""The bar that shows where every character went, with its legend; told apart by pattern and word, not by colour alone."""

from __future__ import annotations

from collections.abc import Sequence

from luoshi.exchange.page.accounting import Share
from luoshi.exchange.page.markup import Said

# What is drawn on a tile of 6 by 6; the tile's ground has the class "ground".
_PATTERNS = {
    "target": "",
    "task": '<path d="M0 6L6 0"/>',
    "decision": '<path d="M0 1.5H6M0 4.5H6"/>',
    "history": '<path d="M1 0V6M4 0V6"/>',
    "principle": '<path d="M0 0L6 6"/>',
    "ceremony": '<path d="M3 2V4M2 3H4"/>',
    "statement": '<path d="M0 0L6 6M0 6L6 0"/>',
    "heading": '<path d="M0 3H6M3 0V6"/>',
    "furniture": '<path d="M0 3H6"/>',
    "unread": "",
}


def bar_html(shares: Sequence[Share], characters: int, said: Said) -> str:
    """The bar over the whole width, and under it a button for each class that shows its passages."""
    tiles = "".join(
        f'<pattern id="p-{share.kind}" class="p-{share.kind}" width=6 height=6 patternUnits=userSpaceOnUse>'
        f"<rect class=ground width=6 height=6></rect>{_PATTERNS[share.kind]}</pattern>"
        for share in shares
    )
    return (
        f"<svg class=tiles aria-hidden=true width=0 height=0><defs>{tiles}</defs></svg>"
        f"<div class=bar>{_bar(shares)}</div>"
        f"<p class=legend><span class=sum>{said.within('words.accounted', f'{characters:,}')}</span> "
        f"{' '.join(_button(share, said) for share in shares)}</p>"
    )


def _bar(shares: Sequence[Share]) -> str:
    parts, at = [], 0
    for share in shares:
        parts.append(
            f'<svg class=part data-s={share.kind} x="{at / 10}%" width="{share.permille / 10}%" height=14>'
            f'<rect width="100%" height=14 fill="url(#p-{share.kind})"></rect></svg>'
        )
        at += share.permille
    return f'<svg aria-hidden=true width="100%" height=14>{"".join(parts)}</svg>'


def _button(share: Share, said: Said) -> str:
    name = said.within(f"segments.{share.kind}")
    return (
        f"<button type=button class=class data-s={share.kind} aria-pressed=false>"
        f'<svg aria-hidden=true width=14 height=10><rect width=14 height=10 fill="url(#p-{share.kind})"></rect></svg>'
        f"{name} <b>{share.percent}</b> <small>{share.passages:,}</small></button>"
    )
