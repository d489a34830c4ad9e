"""The statements of the course, piece by piece, in reading order."""

from teorema.symbolic.registry import registry as registry
from teorema.symbolic.registry import statements_of as statements_of
