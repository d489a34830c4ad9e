"""The values of a point, lifted into one number system before anything is computed with them."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from teorema.ground.errors import Refused
from teorema.ground.residues import Residues
from teorema.ground.tangents import Tangent
from teorema.ground.text import Text
from teorema.symbolic.calculus import leaves, systems
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.calculus.scalars import Scalar
from teorema.symbolic.calculus.shape import Shape, ShapeError
from teorema.symbolic.calculus.sizes import Sizes

_VALUE = Text("shape of the value must be that of the symbol", "las dimensiones del valor deben ser las del símbolo")


class Values:
    """The values of the symbols at one point, and the sizes seen on them.

    Arguments:
        point: name -> value. Numbers, lists, arrays, functions; families as mappings or lists from the index.
            Sizes may be given; where they are not, they are read off the arrays.
        expressions: what will be evaluated; the symbols in them are lifted together.
    """

    def __init__(self, point: Mapping[str, Any], *expressions: Expr) -> None:
        self.point = point
        self.sizes = Sizes(point)
        self.indices: dict[Scalar, int] = {}
        self._values: dict[Any, Any] = {}
        for expression in expressions:
            for node in expression.walk():
                if isinstance(node, leaves.Symbol) and node.name in point:
                    self._keep(node.name, point[node.name], node.rows_columns)
                elif isinstance(node, leaves.Member) and node.family.name in point:
                    self._keep_family(node.family, point[node.family.name])
        self.like = self._system()

    def _keep(self, key: Any, value: Any, shape: Shape) -> None:
        if key not in self._values:
            array = systems.lift(value)
            self.sizes.bind(shape, array.shape)
            self._values[key] = array

    def _keep_family(self, family: leaves.Family, members: Any) -> None:
        pairs = members.items() if isinstance(members, Mapping) else enumerate(members)
        for k, value in pairs:
            if value is not None:
                self._keep((family.name, int(k)), value, family.shape_at(k))

    def _system(self) -> Any:
        """An array of the number system in which constants must be written; None when all is exact."""
        special = [v for v in self._values.values() if isinstance(v, (Residues, Tangent))]
        if special:
            return special[0]
        balls = [v for v in self._values.values() if any(map(systems.is_ball, v.entries))]
        if not balls:
            return None
        for key, value in self._values.items():
            self._values[key] = value.map(
                lambda e: systems.constant(Fraction(e), balls[0]).item() if not systems.is_ball(e) else e
            )
        return balls[0]

    def integer(self, dim: Scalar) -> int:
        """A dimension or index as an integer."""
        return self.sizes.integer(dim, self.indices)

    def looked_up(self, key: Any, shape: Shape, name: str) -> Any:
        """The array under a key, of the declared shape.

        Raises:
            Refused: the point has no value for it.
            ShapeError: the value has another shape.
        """
        if key not in self._values:
            if key in self.point:
                self._keep(key, self.point[key], shape)
            else:
                raise Refused(
                    "point",
                    Text(f"must have a value for {name}", f"debe tener un valor para {name}"),
                    sorted(map(str, self.point)),
                )
        value = self._values[key]
        declared = tuple(self.integer(d) for d in shape)
        if value.shape != declared:
            raise ShapeError(name, _VALUE, value.shape, declared)
        return value
