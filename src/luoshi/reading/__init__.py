"""Bytes → Reading, without I/O, clock or network."""
