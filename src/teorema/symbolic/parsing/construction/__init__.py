"""From a tree whose names have a meaning and a shape to an expression of the calculus."""
