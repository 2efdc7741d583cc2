"""The head of the ledger, for the footer of what is printed: whoever keeps the paper can hold the ledger to it."""

from __future__ import annotations

from luoshi.desk.frame.print_footer import shows_ledger_head
from luoshi.desk.ledger.models import Chain


@shows_ledger_head
def head_in_short() -> str:
    """Number and hash of the last entry; empty while there is none."""
    head = Chain.now()
    return head.short if head.number else ""
