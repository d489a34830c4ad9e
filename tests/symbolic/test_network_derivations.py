"""Derivations of networks: they check themselves for random networks, and each classical mistake in the rule table is caught."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

import pytest

from teorema.ground.errors import Refused
from teorema.symbolic.calculus import ShapeError, SquaredNorm, matrix, ones, vector
from teorema.symbolic.calculus.algebra import Hadamard, MatMul
from teorema.symbolic.derivatives import RULES, Rule, grad, with_rule
from teorema.symbolic.derivatives.rules.letters import A, C, G, arriving, g
from teorema.symbolic.derivatives.rules.rule import SIGMA
from teorema.symbolic.network.derivation import Derivation, derive
from teorema.symbolic.network.general import derive_general
from teorema.symbolic.network.model import ACTIVATIONS, LOSSES, OUTPUTS, model

BY_ID = {rule.id: rule for rule in RULES}


def random_network(seed: int) -> Derivation:
    """A network of 1 to 5 layers, widths 1 to 4 or names, any activations and loss, one sample or a batch."""
    rng = Random(seed)
    depth = rng.randint(1, 5)
    widths: list[int | str] = [rng.choice([1, 2, 3, 4, "p", "q", "H"]) for _ in range(depth + 1)]
    return derive(
        widths,
        hidden=[rng.choice(ACTIVATIONS) for _ in range(depth - 1)],
        output=rng.choice(OUTPUTS),
        loss=rng.choice(sorted(LOSSES)),
        batch=rng.choice([None, "n", 2]),
        mean=rng.random() < 0.5,
    )


@pytest.mark.parametrize("start", range(0, 200, 20))
def test_derivations_of_random_networks_check_themselves(start: int) -> None:
    for seed in range(start, start + 20):
        checked = random_network(seed).check(seed, shapes=1)
        assert checked, f"seed {seed}: {checked}"


def test_a_derivation_reads_as_on_the_board() -> None:
    found = derive(["p", "H", "q"], hidden="sigma")
    assert found.unicode().splitlines() == [
        "z^[1] = W^[1] x + b^[1]",
        "a^[1] = σ^[1](z^[1])",
        "z^[2] = W^[2] a^[1] + b^[2]",
        "a^[2] = z^[2]",
        "C = ‖a^[2] - y‖²/2",
        "ζ^[2] = a^[2] - y",
        "δ^[2] = ζ^[2]",
        "g_W^[2] = δ^[2] a^[1]ᵀ",
        "g_b^[2] = δ^[2]",
        "ζ^[1] = W^[2]ᵀ δ^[2]",
        "δ^[1] = ζ^[1] ⊙ σ^[1]'(z^[1])",
        "g_W^[1] = δ^[1] xᵀ",
        "g_b^[1] = δ^[1]",
        "ζ^[0] = W^[1]ᵀ δ^[1]",
    ]
    assert found.of("W1").unicode() == "g_W^[1] = δ^[1] xᵀ"
    assert found.latex().startswith(r"\begin{aligned}z^{[1]}&=W^{[1]}\,x+b^{[1]}\\")
    with pytest.raises(KeyError, match=r"name: must be one of .*W2.*, got 'W3'"):
        found.of("W3")
    data = found.json()
    assert data["widths"] == ["p", "H", "q"]
    assert data["steps"][3]["formula"] == "g_b^[2] = δ^[2]"


def test_softmax_with_cross_entropy_starts_at_prediction_minus_target() -> None:
    found = derive([3, 4, 3], output="softmax", loss="cross_entropy", batch="n")
    assert found.steps[0].unicode() == "Δ^[2] = 1/n·(A^[2] - Y)"
    assert found.of("b2").unicode() == "g_b^[2] = Δ^[2] 𝟏_n"
    assert found.check()


def test_a_batch_may_be_summed_instead_of_averaged() -> None:
    mean, total = (derive([2, 2], batch="n", mean=mean).steps[0].right for mean in (True, False))
    assert (str(mean), str(total)) == ("1/n·(A^[1] - Y)", "A^[1] - Y")


def test_deep_networks_take_one_step_for_each_gradient() -> None:
    found = derive([6] * 51, hidden="tanh")
    assert len(found.steps) == 4 * 50 + 1
    assert found.of("W1").unicode() == "g_W^[1] = δ^[1] xᵀ"


MISTAKES: dict[str, tuple[Rule, ...]] = {
    "dropped σ′": (replace(BY_ID["elementwise"], result=G),),
    "order of factors": (replace(BY_ID["elementwise"], result=Hadamard(SIGMA.prime(A), SIGMA(A))),),
    "missing sum over the batch": (
        replace(BY_ID["matmul-left"], result=arriving("m", "k") @ (ones("k") @ ones("n").T)),
    ),
    "missing 1/n": (replace(BY_ID["quotient-above"], result=g),),
    "δ of the wrong layer": (replace(BY_ID["elementwise"], result=Hadamard(SIGMA.prime(A), A)),),
    "softmax diagonal only": (replace(BY_ID["softmax"], result=BY_ID["softmax"].result.left * G),),
    "sign": (replace(BY_ID["subtract-left"], result=-G),),
    "factor 2": (replace(BY_ID["squared-norm"], result=g * A),),
    "σ for σ′": (replace(BY_ID["elementwise"], result=Hadamard(G, SIGMA(A))),),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_the_rules_is_caught_by_the_derivation(name: str) -> None:
    rules: Any = RULES
    for changed in MISTAKES[name]:
        rules = with_rule(changed, rules)
    softmax = "softmax" in name
    widths = [2, 3, 2]
    found = derive(widths, output="softmax" if softmax else "identity", batch=3, rules=rules)
    checked = found.check()
    assert not checked
    assert str(checked).startswith("refuted: ")
    assert derive(widths, output="softmax" if softmax else "identity", batch=3).check()


def test_a_missing_transpose_is_caught_by_its_shape_and_where_the_matrix_is_square_by_its_value() -> None:
    forgotten = replace(BY_ID["matmul-right"], pattern=MatMul(A, C), result=A @ arriving("n", "k"))
    rules = with_rule(forgotten)
    with pytest.raises(
        ShapeError, match=r"^W\^\[2\] @ δ\^\[2\]: columns of the left must be rows of the right, got N_2×N_1 and N_2×1$"
    ):
        derive([2, 3, 2], rules=rules)
    S, x = matrix("S", "n", "n"), vector("x", "n")
    assert not grad(SquaredNorm(S @ x), x, rules).check()
    assert grad(SquaredNorm(S @ x), x).check()


def test_the_general_derivation_is_bp1_to_bp4_and_checks() -> None:
    found = derive_general()
    assert [line.title["en"] for line in found.lines] == ["BP1", "from ℓ + 1 to ℓ", "BP2", "BP3", "BP4"]
    checked = found.check()
    assert checked, str(checked)
    assert "depths 1 to 5" in checked.scope["en"]
    assert found.latex().count("&=") == 5
    assert "Base case." in str(found)
    assert "Caso base." in found.text("es")


@pytest.mark.parametrize("name", ["dropped σ′", "σ for σ′"])
def test_a_mistake_in_the_rules_is_caught_by_the_general_derivation(name: str) -> None:
    rules: Any = RULES
    for changed in MISTAKES[name]:
        rules = with_rule(changed, rules)
    assert not derive_general(rules).check()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"widths": [3]}, "widths: must be from 2 to 201 widths, each a name or an integer from 1 to 10000, got 3"),
        ({"widths": [3, 0]}, "widths: must be .*, got 3 0"),
        ({"widths": [3, "1a"]}, "widths: must be .*, got 3 1a"),
        ({"widths": [3] * 300}, "widths: must be .*, got 300"),
        ({"widths": [3, 2, 1], "hidden": "sine"}, "hidden: must be one of sigma, identity, .*, got sine"),
        (
            {"widths": [3, 2, 1], "hidden": ["tanh", "tanh"]},
            "hidden: must be one name, or one for each of the 1 hidden layers, got 2",
        ),
        ({"widths": [3, 1], "output": "argmax"}, "output: must be one of .*, softmax, got argmax"),
        ({"widths": [3, 1], "loss": "mse"}, "loss: must be one of half_squared, .*, got mse"),
        (
            {"widths": [3, 1], "batch": 0},
            "batch: must be a name other than L, l, N or an integer from 1 to 10000, got 0",
        ),
        ({"widths": [3, 1], "batch": "N"}, "batch: must be a name other than .*, got N"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_cannot_be_derived_is_refused(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(Refused, match=f"^{message}$"):
        derive(**arguments)
    with pytest.raises(Refused, match=f"^{message}$"):
        model(**arguments)
