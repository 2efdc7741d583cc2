"""The congress on screens: the roll and its door, the agenda, reports and what is suggested, elections and their count."""
