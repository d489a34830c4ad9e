"""What the names in a tree mean: symbols, layers, entries, sizes, functions."""
