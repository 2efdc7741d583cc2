"""Secret votes on screens, for small bodies: who has a card and whether it was used, and apart from that a box of ballots."""
