"""Names of people: what is surname in them, and the orders in which they are announced."""

from __future__ import annotations

from luoshi.congress.names.announcing import Order, announced
from luoshi.congress.names.person_name import PersonName, read_name
from luoshi.congress.names.stroke_order import Ordered, by_strokes, in_stroke_order

__all__ = ["Order", "Ordered", "PersonName", "announced", "by_strokes", "in_stroke_order", "read_name"]
