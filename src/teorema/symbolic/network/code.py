"""A derivation as NumPy code that runs, and as a notebook that shows the formulas and runs the code."""

from __future__ import annotations

import json
from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import Member
from teorema.symbolic.calculus.functions import Named
from teorema.symbolic.calculus.maps import Apply
from teorema.symbolic.calculus.node import Expr
from teorema.symbolic.derivatives.backward.reverse import Name
from teorema.symbolic.network.derivation import Derivation, input_of
from teorema.symbolic.network.model import SIGMA

_DOC: Final = '''    """The cost and its gradients by W, b and the input, by back-propagation.

    Columns are samples. W, b{sigma}: mappings from the layer to its {arrays}.
    """'''
_OWN: Final = {
    "huber": '''class huber:
    """r²/2 for |r| <= delta, delta |r| - delta²/2 beyond, and its slope."""

    def __init__(self, delta):
        self.delta = delta

    def df(self, r):
        return np.clip(r, -self.delta, self.delta)

    def f(self, r):
        return self.df(r) * (r - self.df(r) / 2)''',
    "sign_step": '''class sign_step:
    """1 for r >= 0, -1 below."""

    f = staticmethod(lambda r: np.where(r >= 0, 1, -1))''',
}
"""Functions of the losses that are no activations, as code."""

_TITLE: Final = Text("# Back-propagation of a network {widths}", "# Retropropagación de una red {widths}")
_FORWARD: Final = Text("Forward:", "Hacia adelante:")
_BACK: Final = Text("Backward, each line with its rule:", "Hacia atrás, cada línea con su regla:")
_CODE: Final = Text("The same as code, run on random numbers:", "Lo mismo como código, corrido con números al azar:")


def numpy_code(derivation: Derivation, name: str = "backprop") -> str:
    """A function of NumPy arrays that computes every line of the derivation, in its order.

    Arguments:
        derivation: of a network with named or unknown activations; unknown ones are an argument `sigma` of the function.
        name: of the function.

    Example:
        >>> from teorema.symbolic.network.derivation import derive
        >>> scope = {}
        >>> exec(numpy_code(derive([1, 1])), scope)
        >>> import numpy as np
        >>> C, g_W, g_b, g_x = scope["backprop"](np.array([[2.0]]), np.array([[1.0]]), {1: np.array([[3.0]])}, {1: np.zeros((1, 1))})
        >>> float(C), g_W[1].tolist(), g_x.tolist()
        (12.5, [[10.0]], [[15.0]])
    """
    model = derivation.model
    x = input_of(model)
    unknown = any(SIGMA in _functions(one.value) for one in derivation.equations)
    lines = ["import numpy as np", *_records(derivation), "", ""]
    given = [one.name for one in model.parameters]
    arguments = [x.name, model.target.name, "W", "b", *(["sigma"] if unknown else []), *given]
    lines.append(f"def {name}({', '.join(arguments)}):")
    lines.append(_DOC.format(sigma=", sigma" if unknown else "", arrays="array or record" if unknown else "array"))
    lines.append(f"    N = [{x.name}.shape[0], *(W[l].shape[0] for l in range(1, {model.depth + 1}))]")
    if model.letters.columns.is_Symbol:
        lines.append(f"    {model.letters.columns} = {x.name}.shape[1]")
    letters = model.letters
    families = [one.name for one in (letters.z, letters.a, letters.delta, letters.zeta, letters.g_W, letters.g_b)]
    lines.append(f"    {', '.join(families)} = {', '.join(['{}'] * len(families))}")
    lines += [f"    {_target(one.name)} = {one.value.numpy()}" for one in derivation.equations]
    lines.append(f"    C = {model.cost.numpy()}")
    lines += [f"    {_target(step.left)} = {step.right.numpy()}" for step in derivation.steps]
    lines.append(f"    return C, g_W, g_b, {letters.zeta.name}[0]")
    return "\n".join(lines) + "\n"


def _target(name: Name) -> str:
    return f"{name.family.name}[{name.at}]" if isinstance(name, Member) else name.name


def _functions(expression: Expr) -> list[Any]:
    return [one.function for one in expression.walk() if isinstance(one, Apply)]


def _records(derivation: Derivation) -> list[str]:
    """The lines that bring in the records of activations whose slopes NumPy does not have."""
    expressions = [
        *(one.value for one in derivation.equations),
        derivation.model.cost,
        *(s.right for s in derivation.steps),
    ]
    names = sorted(
        {
            one.function.name
            for expression in expressions
            for one in expression.walk()
            if isinstance(one, Apply)
            and isinstance(one.function, Named)
            and (one.order or not one.function.numpy.startswith("np."))
        }
    )
    own = [line for name in names if name in _OWN for line in ("", "", *_OWN[name].splitlines())]
    names = [name for name in names if name not in _OWN]
    if not names:
        return own
    return ["from teorema import ACTIVATIONS", "", *(f'{name} = ACTIVATIONS["{name}"]' for name in names), *own]


def notebook(derivation: Derivation, lang: str = "en") -> str:
    """A Jupyter notebook (format 4.5) with the formulas, the rule of each line, and the code run on random numbers."""
    model = derivation.model
    widths = " ".join(map(str, model.widths))
    forward = r"\begin{aligned}" + r"\\".join(
        [f"{one.name.latex()}&={one.value.latex()}" for one in derivation.equations] + [f"C&={model.cost.latex()}"]
    ) + r"\end{aligned}"  # fmt: skip
    back = [f"- $\\displaystyle {step.latex()}$. {step.sentence[lang]}" for step in derivation.steps]
    cells = [
        _markdown(0, _TITLE.format(widths=widths)[lang]),
        _markdown(1, f"{_FORWARD[lang]}\n\n$$\n{forward}\n$$"),
        _markdown(2, f"{_BACK[lang]}\n\n" + "\n".join(back)),
        _markdown(3, _CODE[lang]),
        _run(4, numpy_code(derivation)),
        _run(5, _example(derivation)),
    ]
    about = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    return json.dumps(
        {"cells": cells, "metadata": about, "nbformat": 4, "nbformat_minor": 5}, ensure_ascii=False, indent=1
    )


def _markdown(number: int, text: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "id": f"cell-{number}", "metadata": {}, "source": text.splitlines(keepends=True)}


def _run(number: int, text: str) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "id": f"cell-{number}",
        "metadata": {},
        "execution_count": None,
        "outputs": [],
        "source": text.rstrip().splitlines(keepends=True),
    }


def _example(derivation: Derivation) -> str:
    """A call of the function on random numbers; names of widths become small integers."""
    model = derivation.model
    sizes = {name: 2 + k for k, name in enumerate(model.names())}
    widths = [sizes.get(str(one), one) for one in model.widths]
    columns = sizes.get(str(model.letters.columns), model.letters.columns)
    unknown = (
        "from teorema import ACTIVATIONS\n\n"
        if any(SIGMA in _functions(one.value) for one in derivation.equations)
        else ""
    )
    sigma = f", {{l: ACTIVATIONS['tanh'] for l in range(1, {model.depth + 1})}}" if unknown else ""
    given = "".join(f", {one.name}=1" for one in model.parameters)
    return (
        f"{unknown}rng = np.random.default_rng(0)\n"
        f"N = {widths}\n"
        f"W = {{l: rng.normal(size=(N[l], N[l - 1])) for l in range(1, {model.depth + 1})}}\n"
        f"b = {{l: rng.normal(size=(N[l], 1)) for l in range(1, {model.depth + 1})}}\n"
        f"x = rng.normal(size=(N[0], {columns}))\n"
        f"y = rng.uniform(size=(N[-1], {columns}))\n"
        f"y = y / y.sum(axis=0)\n"
        f"C, g_W, g_b, g_x = backprop(x, y, W, b{sigma}{given})\n"
        f"C, {{l: g.shape for l, g in g_W.items()}}\n"
    )
