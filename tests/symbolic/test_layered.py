"""Maps that carry the layer index: readings, shapes and values of f^[L] ∘ ··· ∘ f^[1]."""

from __future__ import annotations

import pytest

from teorema.symbolic.calculus import (
    ELL,
    Expr,
    ShapeError,
    compose_layers,
    evaluate,
    map_family,
    size,
    size_family,
    vector,
)
from teorema.symbolic.quantifiers import givens

N, L = size_family("N"), size("L")
LAYERS = map_family("f", N[ELL - 1], N[ELL])
WIDE = map_family("f", size("n"), size("n"))


def network() -> Expr:
    return compose_layers(LAYERS, 1, L)(vector("x", N[0]))


def test_the_composition_reads_as_in_the_lecture() -> None:
    assert network().latex() == r"\left(f^{[L]}\circ\cdots\circ f^{[1]}\right)\left(x\right)"
    assert network().unicode() == "(f^[L] ∘ ··· ∘ f^[1])(x)"
    assert network().numpy() == "compose(*[f[k] for k in range(L, 0, -1)])(x)"
    assert network().words("en") == "the composition of f of layer 1 up to f of layer L of x"
    assert network().words("es") == "la composición desde f de la capa 1 hasta f de la capa L de x"


def test_one_layer_reads_with_its_index() -> None:
    assert LAYERS[ELL](vector("u", N[ELL - 1])).latex() == r"f^{[\ell]}\left(u\right)"


def test_its_shapes_are_those_of_the_first_and_the_last_layer() -> None:
    chain = compose_layers(LAYERS, 1, L)
    assert str(chain.source) == "(N[0], 1)" and str(chain.target) == "(N[L], 1)"


def test_layers_in_the_wrong_order_do_not_fit() -> None:
    with pytest.raises(ShapeError, match="must land where the next one starts"):
        compose_layers(LAYERS, L, 1, -1)


def test_the_first_layer_acts_first() -> None:
    point = {"x": [[3]], "n": 1, "L": 2, "f": {1: lambda a: a * a, 2: lambda a: 2 * a + 1}}
    x = vector("x", "n")
    assert evaluate(compose_layers(WIDE, 1, L)(x), point).tolist() == [[19]]
    assert evaluate(compose_layers(WIDE, L, 1, -1)(x), point).tolist() == [[49]]


def test_it_is_quantified_as_a_family_of_maps() -> None:
    from teorema.symbolic.claims import Equal

    said = givens(Equal(network(), network()), {"x"}, "en")
    assert said == r"$f^{[\ell]}\colon \mathbb{R}^{{N}_{\ell - 1}}\to \mathbb{R}^{{N}_{\ell}}$"
