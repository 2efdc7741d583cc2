"""Documents as they were brought in, their versions, and the readings made of them."""
