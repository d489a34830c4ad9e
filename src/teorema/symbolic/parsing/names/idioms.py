"""What the printed code says in NumPy's words: zero-based indices, rows and columns by slices, softmax and cross-entropy written out."""

from __future__ import annotations

from dataclasses import replace

from teorema.ground.text import Text
from teorema.symbolic.calculus import Family, scalars
from teorema.symbolic.calculus.scalars import Scalar, sp
from teorema.symbolic.parsing.names.given import Given
from teorema.symbolic.parsing.names.indices import Indices
from teorema.symbolic.parsing.refusals import Unreadable
from teorema.symbolic.parsing.syntax.tree import Node


class Idioms:
    """Reads them; the class below knows the names."""

    given: Given
    text: str
    bound: dict[str, Scalar]

    def of(self, node: Node) -> Node:
        """The node with meanings for names; the class below overrides it."""
        return node

    @property
    def indices(self) -> Indices:
        """Reads sizes and indices with what is bound here."""
        return Indices(self.given, self.bound, self.text)

    def _parts(self, node: Node) -> Node:
        return replace(node, parts=tuple(self.of(part) for part in node.parts))

    def _slice(self, node: Node) -> Node:
        """Indices of NumPy, which count from 0."""
        base, indices = (
            node.parts[0],
            [self.indices.one(part) if part.value != "None" else None for part in node.parts[1:]],
        )
        family = self.given.value(base.value) if base.kind == "name" else None
        if isinstance(family, (Family, sp.IndexedBase)) and node.value == ("one",):
            kind = "member" if isinstance(family, Family) else "size"
            return replace(node, kind=kind, parts=(), value=family[indices[0]])
        if base.kind == "call" and base.parts[0].kind == "function":
            if base.parts[0].value in ("np diag", "diag") and node.value == (":", "one") and indices == [None]:
                return self.of(replace(base, parts=(replace(base.parts[0], value="diagonal"), *base.parts[1:])))
            if base.parts[0].value in ("np slogdet",) and indices == [1]:
                return self.of(replace(base, parts=(replace(base.parts[0], value="logdet"), *base.parts[1:])))
        at = [None if one is None else one + 1 for one in indices]
        inside = (self.of(base),)
        if node.value == ("list", ":") and at[0] is not None:  # the row as it stands: the column of it, transposed
            return Node("transpose", (replace(node, kind="row", parts=inside, value=at[0]),), node.start, node.stop)
        if node.value == (":", "list") and at[0] is not None:
            return replace(node, kind="column", parts=inside, value=at[0])
        if set(node.value) == {"one"} and len(at) <= 2 and None not in at:
            return replace(node, kind="entry", parts=inside, value=tuple(at))
        raise Unreadable(
            base.stop + 1,
            Text("must be A[i, j], A[[i], :] or A[:, [j]]", "debe ser A[i, j], A[[i], :] o A[:, [j]]"),
            self.text[base.stop : node.stop],
        )

    def _reduced(self, node: Node) -> Node:
        """reduce(np.matmul, [body for k in range(stop, start - 1, -1)], ...), the code of a chain."""
        stop, before, body = node.parts
        index = scalars.index(node.value) if node.value != "l" else self.given.sizes.get("l", scalars.index("l"))
        bounds = (index, self.indices.one(before) + 1, self.indices.one(stop))
        outside = self.bound
        self.bound = {**outside, node.value: index}
        inside = self.of(body)
        self.bound = outside
        return replace(node, parts=(inside,), value=bounds)

    def _negate(self, node: Node) -> Node:
        """-np.sum((Y) * np.log(P)) is how the cross-entropy is computed."""
        inside = node.parts[0]
        if inside.kind == "call" and inside.parts[0].value == "np sum" and len(inside.parts) == 2:
            times = inside.parts[1]
            if times.kind == "times" and times.parts[0].grouped and times.parts[1].kind == "call":
                log = times.parts[1]
                if log.parts[0].value == "np log" and not log.grouped:
                    function = replace(inside.parts[0], value="CE")
                    return self.of(
                        replace(node, kind="call", parts=(function, times.parts[0], log.parts[1]), value=None)
                    )
        return self._parts(node)

    def _transpose(self, node: Node) -> Node:
        """A[[i], :].T is the row i as a column."""
        inside = node.parts[0]
        if inside.kind == "slice" and inside.value == ("list", ":"):
            row = self.of(inside).parts[0]
            return replace(row, stop=node.stop)
        return self._parts(node)

    def _divide(self, node: Node) -> Node:
        """np.exp(z) / np.sum(np.exp(z), axis=0, keepdims=True) is the code of the softmax."""
        top, bottom = node.parts
        calls = all(part.kind == "call" and not part.grouped for part in node.parts)
        if calls and top.parts[0].value == "np exp" and bottom.parts[0].value == "np sum" and len(bottom.parts) == 3:
            inside, options = bottom.parts[1:]
            again = self.text[inside.start : inside.stop] == self.text[top.start : top.stop]
            axis = dict(zip(options.value, options.parts, strict=True)).get("axis")
            if again and axis is not None and axis.kind == "number" and axis.value == 0:
                return self.of(
                    replace(top, parts=(replace(top.parts[0], value="softmax"), top.parts[1]), stop=node.stop)
                )
        return self._parts(node)
