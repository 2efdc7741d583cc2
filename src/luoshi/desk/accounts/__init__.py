"""People, the units they work in, what they may do there, and how they come in."""
