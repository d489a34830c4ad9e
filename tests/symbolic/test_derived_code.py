"""The code written for a derivation runs, and computes what the numeric tower's own backprop computes."""

from __future__ import annotations

import json
from typing import Any

import pytest

from teorema.symbolic.network.code import notebook, numpy_code
from teorema.symbolic.network.derivation import derive

np = pytest.importorskip("numpy")

CASES = [
    {"widths": [2, 3, 1], "hidden": "tanh"},
    {"widths": ["p", "H", "q"], "hidden": "logistic", "batch": "n"},
    {"widths": [2, 3, 2], "hidden": "relu", "output": "softmax", "loss": "cross_entropy", "batch": 4},
    {"widths": [3, 2, 2, 2], "hidden": ["softplus", "gelu"], "loss": "squared", "batch": "n", "mean": False},
    {"widths": [2, 2], "output": "logistic", "loss": "binary_cross_entropy"},
    {"widths": [2, 3, 2], "hidden": "sigma", "batch": "n"},
]


def arrays(found: Any) -> tuple[Any, Any, dict[int, Any], dict[int, Any]]:
    """Random input, target, weights and biases of the widths of a derivation."""
    rng = np.random.default_rng(3)
    named = {name: 2 + k for k, name in enumerate(found.model.names())}
    widths = [named.get(str(one), one) for one in found.model.widths]
    columns = int(named.get(str(found.model.letters.columns), found.model.letters.columns))
    W = {k: rng.normal(size=(widths[k], widths[k - 1])) for k in range(1, len(widths))}
    b = {k: rng.normal(size=(widths[k], 1)) for k in range(1, len(widths))}
    y = rng.uniform(0.1, 0.9, size=(widths[-1], columns))
    return rng.normal(size=(widths[0], columns)), y / y.sum(axis=0), W, b


@pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join(map(str, case.values())))
def test_the_code_runs_and_agrees_with_the_numeric_tower(case: dict[str, Any]) -> None:
    from teorema.numeric.activations import ACTIVATIONS
    from teorema.numeric.backprop import backprop
    from teorema.numeric.forward import forward
    from teorema.numeric.layers import Layer, Network

    found = derive(**case)
    x, y, W, b = arrays(found)
    scope: dict[str, Any] = {}
    exec(compile(numpy_code(found), "derived", "exec"), scope)
    names = ["tanh" if one == "sigma" else one for one in found.model.activations]
    sigma = [dict.fromkeys(W, ACTIVATIONS["tanh"])] if "sigma" in found.model.activations else []
    _, g_W, g_b, g_x = scope["backprop"](x, y, W, b, *sigma)
    network = Network([Layer(W[k], b[k], names[k - 1]) for k in W])
    ours = backprop(
        network, forward(network, x), y, found.model.loss, reduction="mean" if case.get("mean", True) else "sum"
    )
    for k in W:
        np.testing.assert_allclose(g_W[k], ours.W[k - 1], rtol=1e-12, atol=1e-14)
        np.testing.assert_allclose(g_b[k], ours.b[k - 1], rtol=1e-12, atol=1e-14)
    np.testing.assert_allclose(g_x, ours.zeta0, rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("case", CASES[:3], ids=lambda case: " ".join(map(str, case.values())))
def test_a_notebook_is_valid_and_its_cells_run(case: dict[str, Any], lang: str) -> None:
    text = notebook(derive(**case), lang)
    content = json.loads(text)
    nbformat = pytest.importorskip("nbformat")
    nbformat.validate(nbformat.reads(text, as_version=4))
    scope: dict[str, Any] = {}
    for cell in content["cells"]:
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), "cell", "exec"), scope)
    assert scope["C"] >= 0
    assert {"en": "Backward", "es": "Hacia atrás"}[lang] in "".join(content["cells"][2]["source"])
