"""Networks of any width and depth: derived, traced by hand, drawn."""
