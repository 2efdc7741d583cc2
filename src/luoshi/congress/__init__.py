"""The assembly itself: who may vote, the order of names, what delegates suggest, and how elections are counted. Pure."""
