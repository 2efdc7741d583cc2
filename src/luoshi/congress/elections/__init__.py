"""Elections: rulesets, ballots, counts and rounds, in whole numbers and fractions only."""
