"""The invented district 清河: units and people to try the workspace with."""
