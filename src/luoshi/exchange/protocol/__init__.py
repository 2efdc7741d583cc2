"""The protocol of an election: everything that its result rests on, in one bundle that anybody can check."""
