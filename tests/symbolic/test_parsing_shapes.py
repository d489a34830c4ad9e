"""Shapes follow from the expression where they can, by unification and the conventions of the lecture, and are asked for by name where not."""

from __future__ import annotations

import pytest

from teorema.ground.errors import Refused
from teorema.symbolic.calculus import size, vector
from teorema.symbolic.parsing import Misfit, ShapesNeeded, Unknown, infer_shapes, parse, parse_shapes, understood
from teorema.symbolic.parsing.names.given import gathered, sized


@pytest.mark.parametrize(
    ("text", "shapes"),
    [
        ("norm2(W @ x - y) / 2", "W: m,n; x: n; y: m"),
        ("norm2(W@x+b-y)/2", "W: m,n; x: n; b: m; y: m"),
        ("½‖W x − y‖²", "W: m,n; x: n; y: m"),
        (r"\tfrac12\lVert Wx-y\rVert^2", "W: m,n; x: n; y: m"),
        ("norm2(X @ w - y) + lam * norm2(w)", "X: m,n; w: n; y: m; lam: number"),
        ("tr(A @ X @ B @ X.T @ C)", "A: m,n; X: n,p; B: p,p; C: n,m"),
        ("logdet(S)", "S: m,m"),
        ("xᵀA x", "x: m; A: m,m"),
        ("W1 @ x + b1", "W1: m,n; x: n; b1: m"),
        (r"W^{[2]}\sigma(W^{[1]}x+b^{[1]})", "W2: m,n; W1: n,p; x: p; b1: n"),
        ("CE(y, softmax(W @ x + b))", "y: m; W: m,n; x: n; b: m"),
        ("CE(Y, softmax(W @ X + b @ ones(p).T))", "Y: m,p; W: m,n; X: n,p; b: m"),
        ("δ aᵀ", "delta: m; a: n"),
        ("Wᵀδ ⊙ σ′(z)", "W: m,n; delta: m; z: n"),
        ("diag(sigma.df(z)) @ W", "z: m; W: m,n"),
        ("lse(z) - inner(y, z)", "z: m; y: m"),
        ("colsums(A) @ x", "A: m,n; x: n"),
        ("rowsums(A) − y", "A: m,n; y: m"),
        ("𝟏ᵀ A x + u", "A: m,n; x: n; u: 1"),
        ("diagonal(S) − x", "S: m,m; x: m"),
        ("W⁻¹x", "W: m,m; x: m"),
        ("rowsums(D) / n", None),
        ("sum(exp(x)) + x_i", None),
        ("A ⊙ B", "A: m,n; B: m,n"),
        ("1/n * norm2(W @ X - b @ ones(n).T)", "W: m,p; X: p,n; b: m"),
    ],
)
def test_shapes_follow_from_the_expression(text: str, shapes: str | None) -> None:
    if shapes is None:
        with pytest.raises((ShapesNeeded, Unknown, ValueError)):
            infer_shapes(text, {"q": ()})
        return
    found, wanted = infer_shapes(text), {name: sized(shape) for name, shape in parse_shapes(shapes).items()}
    assert list(found) == list(wanted)
    names: dict[object, object] = {}
    for name, shape in wanted.items():  # the same up to the names of the sizes
        assert len(found[name]) == len(shape)
        for one, other in zip(found[name], shape, strict=True):
            assert names.setdefault(other, one) == one
            assert one.is_Integer == other.is_Integer


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("exp(x)", ("x",)),
        ("c * exp(x)", ("c", "x")),
        ("norm2(w) * c", ("c",)),
        ("c + d", ("c", "d")),
        ("1/n * norm2(W @ x)", ("n",)),
    ],
)
def test_what_stays_open_is_asked_for_by_name(text: str, names: tuple[str, ...]) -> None:
    with pytest.raises(
        ShapesNeeded, match=r"does not follow from the expression; give it, for example as --shapes"
    ) as refusal:
        infer_shapes(text)
    assert refusal.value.names == names
    line = str(refusal.value).split('--shapes "')[1].rstrip('"')
    assert set(parse_shapes(line)) == set(names)
    parse(text, parse_shapes(line), infer=True)
    assert "no se deducen" in refusal.value.message("es")


def test_some_shapes_may_be_given_and_the_others_found() -> None:
    found = understood("norm2(W @ x + b - y) / 2", parse_shapes("W: 2, 3"), infer=True)
    assert found.shapes == {"W": (2, 3), "x": (3, 1), "b": (2, 1), "y": (2, 1)}
    with pytest.raises(Unknown, match="position 11: this symbol was not given, got 'x'"):
        understood("norm2(W @ x + b - y) / 2", parse_shapes("W: 2, 3"))


def test_a_clash_is_shown_also_while_inferring() -> None:
    with pytest.raises(
        Misfit, match="position 1, W @ x: columns of the left must be rows of the right, got 2×3 and 4×1"
    ):
        parse("W @ x - y", parse_shapes("W: 2, 3; x: 4"), infer=True)
    with pytest.raises(Misfit, match="must be square"):
        parse("tr(W @ x)", parse_shapes("W: 2, 3; x: 3"), infer=True)


def test_a_block_is_as_wide_as_its_parts() -> None:
    shapes = infer_shapes("[A, B] x")
    assert shapes["x"] == (shapes["A"][1] + shapes["B"][1], 1)
    assert shapes["A"][0] == shapes["B"][0]


def test_names_of_sizes_avoid_the_names_in_the_text() -> None:
    shapes = infer_shapes("norm2(W @ m - n)")
    assert shapes["W"][0] not in (size("m"), size("n"))
    assert shapes["W"][1] == shapes["m"][0]


def test_shapes_of_a_command_line() -> None:
    assert parse_shapes("W: m,n; x: n; c: number") == {"W": ("m", "n"), "x": ("n",), "c": ()}
    assert parse_shapes(" W = 2x3 ; X: (n, p); λ: número;") == {"W": (2, 3), "X": ("n", "p"), "λ": ()}
    assert parse_shapes("W: m×n") == {"W": ("m", "n")}
    assert parse_shapes("") == {}
    for line in ("W", "W: m, n, p", "W m,n", "W: m-1", "1W: m", "W: ²"):
        with pytest.raises(Refused, match=r"shapes: must read like"):
            parse_shapes(line)
    for line in ("W: 0", "W: 99999", "W: 123456789"):
        with pytest.raises(Refused, match=r"shapes: sizes are at most 10000|shapes: must"):
            parse_shapes(line)


def test_shapes_of_another_kind_are_refused() -> None:
    assert sized("n") == (size("n"), 1) and sized(("m", 2)) == (size("m"), 2) and sized("number") == ()
    for shape in ((1, 2, 3), True, 0):
        with pytest.raises(Refused, match=r"symbols|dimension"):
            sized(shape)
    for symbols in ({"W": object()}, {"1": ()}, {3: ()}, "W", [object()], {"W": 10**9}):
        with pytest.raises(Refused, match="symbols"):
            gathered(symbols, None)
    assert gathered([vector("x", "n")], None).names >= {"x", "n"}
