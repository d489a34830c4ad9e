"""The shapes of names that were not given: laws of each construct, and their solution."""
