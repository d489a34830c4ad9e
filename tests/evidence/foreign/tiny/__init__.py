"""A small package that is not teorema: its own statements, its own language of claims, two theorems."""
