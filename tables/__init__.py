"""Programs that make the tables in `src/` from their published sources."""
