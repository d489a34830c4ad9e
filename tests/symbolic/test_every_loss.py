"""Any loss of the catalogue: derived, checked, run as code beside the numeric tower's own backprop, and followed by hand."""

from __future__ import annotations

import json
from typing import Any

import pytest

from teorema.ground.errors import Refused
from teorema.symbolic.calculus import evaluate
from teorema.symbolic.network.code import notebook, numpy_code
from teorema.symbolic.network.derivation import derive
from teorema.symbolic.network.hand import trace
from teorema.symbolic.network.model import ACTIVATIONS, LOSSES

np = pytest.importorskip("numpy")

numeric = pytest.importorskip("teorema.numeric.losses")

OUTPUT_FOR = {"unit": "logistic", "simplex": "softmax", "real": "identity"}


def output_for(loss: str) -> str:
    """An output activation whose values the loss takes."""
    return OUTPUT_FOR[numeric.LOSSES[loss].prediction]


def drawn(widths: list[int], columns: int) -> tuple[Any, Any, dict[int, Any], dict[int, Any]]:
    """Input, target, weights and biases; the columns of the target are probabilities, which every loss takes."""
    rng = np.random.default_rng(8)
    W = {k: rng.normal(size=(widths[k], widths[k - 1])) for k in range(1, len(widths))}
    b = {k: rng.normal(size=(widths[k], 1)) for k in W}
    y = rng.uniform(0.1, 0.9, size=(widths[-1], columns))
    return 2 * rng.normal(size=(widths[0], columns)), y / y.sum(axis=0), W, b


def test_the_two_catalogues_have_the_same_losses() -> None:
    assert set(numeric.LOSSES) == set(LOSSES)


@pytest.mark.parametrize("hidden", ["sigma", "relu"])
@pytest.mark.parametrize("batch", [None, "n"])
@pytest.mark.parametrize("loss", numeric.LOSSES)
def test_every_loss_is_derived_for_widths_that_are_letters_and_every_step_holds(
    loss: str, batch: str | None, hidden: str
) -> None:
    assert derive(["p", "H", "q"], hidden, output_for(loss), loss, batch).check()


@pytest.mark.parametrize("batch", [1, 4])
@pytest.mark.parametrize("loss", [*numeric.LOSSES, "huber(1/2)", "huber(0.25)", "huber(d)"])
def test_the_derived_code_of_every_loss_computes_what_backprop_computes(loss: str, batch: int) -> None:
    from teorema.numeric.backprop import backprop
    from teorema.numeric.forward import forward
    from teorema.numeric.layers import Layer, Network

    record = {
        "huber(1/2)": numeric.huber(0.5), "huber(0.25)": numeric.huber(0.25), "huber(d)": numeric.huber(0.3)
    }.get(loss) or numeric.LOSSES[loss]  # fmt: skip
    output = OUTPUT_FOR[record.prediction]
    widths = [2, 3, 3]
    x, y, W, b = drawn(widths, batch)
    found = derive(widths, "tanh", output, loss, "n")
    scope: dict[str, Any] = {}
    exec(compile(numpy_code(found), "derived", "exec"), scope)
    C, g_W, g_b, g_x = scope["backprop"](x, y, W, b, *([0.3] if loss == "huber(d)" else []))
    network = Network([Layer(W[1], b[1], "tanh"), Layer(W[2], b[2], output)])
    passed = forward(network, x)
    ours = backprop(network, passed, y, record)
    np.testing.assert_allclose(C, record.value(passed.output, y).mean(), rtol=1e-12)
    for k in W:
        np.testing.assert_allclose(g_W[k], ours.W[k - 1], rtol=1e-10, atol=1e-13)
        np.testing.assert_allclose(g_b[k], ours.b[k - 1], rtol=1e-10, atol=1e-13)
    np.testing.assert_allclose(g_x, ours.zeta0, rtol=1e-10, atol=1e-13)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_the_code_of_every_activation_runs(name: str) -> None:
    scope: dict[str, Any] = {}
    exec(numpy_code(derive([2, 3, 1], name, name)), scope)
    x, y, W, b = drawn([2, 3, 1], 1)
    sigma = [dict.fromkeys(W, pytest.importorskip("teorema.numeric.activations").ACTIVATIONS["tanh"])]
    assert np.isfinite(scope["backprop"](x, y, W, b, *(sigma if name == "sigma" else []))[0])


@pytest.mark.parametrize("loss", [*LOSSES, "huber(d)"])
def test_the_notebook_of_every_loss_runs(loss: str) -> None:
    cells = json.loads(notebook(derive(["p", "H", "q"], "logistic", output_for(loss.split("(")[0]), loss, "n")))[
        "cells"
    ]
    scope: dict[str, Any] = {}
    for cell in cells:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), scope)
    assert np.isfinite(scope["C"])


@pytest.mark.parametrize("loss", LOSSES)
def test_every_loss_is_followed_by_hand_with_exact_entries(loss: str) -> None:
    given = {"x": [1, 2], "y": [0, 1], "W1": [[1, 0], [1, -1]], "b1": [0, 0], "W2": [[2, 3], [1, -1]], "b2": [0, 0]}
    if loss == "kl":  # ln 0 has no value, so the target has no 0
        given["y"] = [1, 1]
    found = trace([2, 2, 2], given, "relu", output_for(loss), loss)
    assert found.value("g_W^[1]").shape == (2, 2)
    assert not any(isinstance(e, float) for e in found.value("C").entries)


def test_the_delta_of_huber_decides_where_the_line_begins() -> None:
    given = {"x": [1, 2], "y": [1], "W1": [[1, 0], [1, -1]], "b1": [0, 0], "W2": [[2, 3]], "b2": [0]}
    found = {loss: trace([2, 2, 1], given, loss=loss) for loss in ("huber", "huber(1/2)", "huber(3)", "half_squared")}
    assert {loss: one.value("C").item() for loss, one in found.items()} == pytest.approx(
        {"huber": 0.5, "huber(1/2)": 0.375, "huber(3)": 0.5, "half_squared": 0.5}
    )
    assert [str(found[loss].value("δ^[2]").item()) for loss in ("huber", "huber(1/2)")] == ["1", "1/2"]


def test_a_letter_for_delta_stands_in_the_formulas_and_has_a_value_at_a_point() -> None:
    found = derive([1, 1], loss="huber(d)")
    assert str(found.steps[0].right) == "huber_{d}'(a^[1] - y)"
    assert [one.name for one in found.model.parameters] == ["d"]
    point = {"a": {1: [[3]]}, "y": [[1]], "d": 1, "N": (1, 1)}
    assert evaluate(found.steps[0].right, point).tolist() == [[1]]


@pytest.mark.parametrize(
    "loss", ["huber()", "huber(0)", "huber(-1)", "huber(1/0)", "huber(x)", "huber(n)", "huber(p)", "huber(lambda)", "huber(1+1)", "huber(nan )x"]
)  # fmt: skip
def test_a_delta_that_is_none_is_refused(loss: str) -> None:
    with pytest.raises(Refused, match=r"^loss: (δ in huber\(δ\) must be a number > 0|must be one of half_squared)"):
        derive(["p", 1], loss=loss, batch="n")


def test_by_hand_delta_must_be_a_number() -> None:
    with pytest.raises(Refused, match=r"^loss: δ must be a number by hand, as in huber\(1/2\), got huber\(d\)$"):
        trace([1, 1], {"x": [1], "y": [1], "W1": [[1]], "b1": [0]}, loss="huber(d)")
