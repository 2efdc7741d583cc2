"""Progress: what happens to an item after it was handed out, until it is closed."""
