"""The code that the theorems are about."""


def square_of_sum(x, y):
    """(x + y)²."""
    return (x + y) * (x + y)
