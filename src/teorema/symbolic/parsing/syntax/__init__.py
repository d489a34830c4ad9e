"""From tokens to a tree that remembers its places, by the table of operators."""
