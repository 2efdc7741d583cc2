"""Clues to when a text was written, one kind a module. Each reader gives `Evidence`; `dating.py` weighs it."""
