"""A small matrix calculus: immutable expressions with symbolic shapes, their readings, and their exact values.

The names a statement is written with; the machinery stays in the modules.
"""

from teorema.symbolic.calculus.evaluation import evaluate as evaluate
from teorema.symbolic.calculus.functions import NAMED as NAMED
from teorema.symbolic.calculus.functions import Named as Named
from teorema.symbolic.calculus.functions import named as named
from teorema.symbolic.calculus.leaves import ELL as ELL
from teorema.symbolic.calculus.leaves import INTEGERS as INTEGERS
from teorema.symbolic.calculus.leaves import NATURALS as NATURALS
from teorema.symbolic.calculus.leaves import POSITIVE as POSITIVE
from teorema.symbolic.calculus.leaves import Family as Family
from teorema.symbolic.calculus.leaves import Number as Number
from teorema.symbolic.calculus.leaves import Size as Size
from teorema.symbolic.calculus.leaves import Symbol as Symbol
from teorema.symbolic.calculus.leaves import matrix as matrix
from teorema.symbolic.calculus.leaves import scalar as scalar
from teorema.symbolic.calculus.leaves import vector as vector
from teorema.symbolic.calculus.linear import Block as Block
from teorema.symbolic.calculus.linear import ColumnOf as ColumnOf
from teorema.symbolic.calculus.linear import ColumnSums as ColumnSums
from teorema.symbolic.calculus.linear import Determinant as Determinant
from teorema.symbolic.calculus.linear import Diag as Diag
from teorema.symbolic.calculus.linear import Entry as Entry
from teorema.symbolic.calculus.linear import Inner as Inner
from teorema.symbolic.calculus.linear import Inverse as Inverse
from teorema.symbolic.calculus.linear import LogSumExp as LogSumExp
from teorema.symbolic.calculus.linear import Norm as Norm
from teorema.symbolic.calculus.linear import Rank as Rank
from teorema.symbolic.calculus.linear import RowOf as RowOf
from teorema.symbolic.calculus.linear import RowSums as RowSums
from teorema.symbolic.calculus.linear import Softmax as Softmax
from teorema.symbolic.calculus.linear import Total as Total
from teorema.symbolic.calculus.linear import Trace as Trace
from teorema.symbolic.calculus.linear import column_list as column_list
from teorema.symbolic.calculus.linear import identity as identity
from teorema.symbolic.calculus.linear import ones as ones
from teorema.symbolic.calculus.linear import zeros as zeros
from teorema.symbolic.calculus.maps import Elementwise as Elementwise
from teorema.symbolic.calculus.maps import apply as apply
from teorema.symbolic.calculus.maps import map_symbol as map_symbol
from teorema.symbolic.calculus.node import Expr as Expr
from teorema.symbolic.calculus.node import as_expr as as_expr
from teorema.symbolic.calculus.scalars import index as index
from teorema.symbolic.calculus.scalars import real as real
from teorema.symbolic.calculus.scalars import size as size
from teorema.symbolic.calculus.scalars import size_family as size_family
from teorema.symbolic.calculus.shape import ShapeError as ShapeError
from teorema.symbolic.calculus.sums import chain as chain
from teorema.symbolic.calculus.sums import least as least
from teorema.symbolic.calculus.sums import maximum as maximum
from teorema.symbolic.calculus.sums import minimum as minimum
from teorema.symbolic.calculus.sums import times as times
from teorema.symbolic.calculus.sums import total as total
from teorema.symbolic.calculus.systems import Undefined as Undefined
from teorema.symbolic.calculus.systems import ball as ball
