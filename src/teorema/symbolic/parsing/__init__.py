"""Expressions as people write them, in NumPy, on the board or in LaTeX, read into the calculus. Nothing is ever evaluated.

The page on notation shows the tables that the reader works from. A text goes through the rooms in this order: `spellings` makes
tokens of it, `syntax` a tree, `names` finds what its names mean, `shapes` what shape they have, `construction` the expression;
`reading` is the door, `refusals` what all of them may say.
"""

from teorema.symbolic.parsing.names.given import parse_shapes as parse_shapes
from teorema.symbolic.parsing.reading import Parsed as Parsed
from teorema.symbolic.parsing.reading import infer_shapes as infer_shapes
from teorema.symbolic.parsing.reading import parse as parse
from teorema.symbolic.parsing.reading import spelling_of as spelling_of
from teorema.symbolic.parsing.reading import understood as understood
from teorema.symbolic.parsing.refusals import Ambiguous as Ambiguous
from teorema.symbolic.parsing.refusals import Misfit as Misfit
from teorema.symbolic.parsing.refusals import ShapesNeeded as ShapesNeeded
from teorema.symbolic.parsing.refusals import Unknown as Unknown
from teorema.symbolic.parsing.refusals import Unreadable as Unreadable
from teorema.symbolic.parsing.spellings.operators import OPERATORS as OPERATORS
from teorema.symbolic.parsing.spellings.operators import SPELLINGS as SPELLINGS
from teorema.symbolic.parsing.spellings.operators import Operator as Operator
from teorema.symbolic.parsing.spellings.vocabulary import FUNCTIONS as FUNCTIONS
from teorema.symbolic.parsing.spellings.vocabulary import Function as Function
