"""Luoshi carries what an assembly adopted through to results that anyone can check."""

__version__ = "0.1.0"
