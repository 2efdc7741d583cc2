"""What delegates want changed in the drafts before the meeting, what became of each wish, and who has to be told."""

from __future__ import annotations

from luoshi.congress.suggestions.anchor import Anchor, Carried, carry
from luoshi.congress.suggestions.difference import Piece, difference
from luoshi.congress.suggestions.docket import Docket, docket
from luoshi.congress.suggestions.draft import Draft
from luoshi.congress.suggestions.records import Answer, Merge, Suggestion, Told
from luoshi.congress.suggestions.telling import Notice, notices

__all__ = [
    "Anchor",
    "Answer",
    "Carried",
    "Docket",
    "Draft",
    "Merge",
    "Notice",
    "Piece",
    "Suggestion",
    "Told",
    "carry",
    "difference",
    "docket",
    "notices",
]
