"""The invented district 青禾: units and people to try the workspace with."""
