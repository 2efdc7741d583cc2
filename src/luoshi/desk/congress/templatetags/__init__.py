"""What templates of this room ask beyond plain values."""
