"""The assembly itself: who is entitled, what is voted on, who is elected. No disk, no clock, no chance."""
