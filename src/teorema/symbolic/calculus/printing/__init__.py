"""The readings of an expression: LaTeX, Unicode, words in two languages, NumPy code. What was written is what prints.

Importing the package registers how every kind of node is spelled.
"""

from teorema.symbolic.calculus.printing import functions as functions
from teorema.symbolic.calculus.printing import leaves as leaves
from teorema.symbolic.calculus.printing import matrices as matrices
from teorema.symbolic.calculus.printing import ranges as ranges
from teorema.symbolic.calculus.printing.core import write as write
from teorema.symbolic.calculus.printing.functions import said_with as said_with
from teorema.symbolic.calculus.printing.indices import dim as dim
