"""Why we believe it: one module of checks for each piece of the course. Run by `teorema verify`, or by pytest."""
