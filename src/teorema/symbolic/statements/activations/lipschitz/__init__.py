"""Lipschitz constants: an upper bound for all u, v, and that no smaller constant will do."""
