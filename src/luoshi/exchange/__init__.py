"""Values ↔ files: what the pure rooms made, in the formats that people and other programs open."""
