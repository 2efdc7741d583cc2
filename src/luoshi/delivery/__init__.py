"""PURE. Reading → Plan → Ledger: what has to be delivered, each row anchored to its sentence, and what became of it."""

from __future__ import annotations

from luoshi.delivery.plan import Plan, make_plan

__all__ = ["Plan", "make_plan"]
