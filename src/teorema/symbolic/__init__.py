"""The symbolic tower: a small matrix calculus, the language of claims, and the statements of the course. Runs without NumPy."""
