"""The numeric tower: one module per piece of the course, run on floats and, unchanged, on every exact number system."""
