"""PURE. Reading → Plan: what has to be delivered, row by row, each row anchored to its sentence."""

from __future__ import annotations

from luoshi.delivery.plan import Plan, make_plan

__all__ = ["Plan", "make_plan"]
