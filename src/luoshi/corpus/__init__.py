"""Many documents: finding them in folders, reading them in several processes, keeping what an interrupted run has read."""
