"""Bytes → Reading: what an official text decides, promises and orders, each entry anchored to its words. Pure: no I/O, no clock."""

from luoshi.reading.reading import Reading as Reading
from luoshi.reading.reading import read as read
