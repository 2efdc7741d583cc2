"""Plans: what a document asks for, item by item, from the reading to what was handed out."""
