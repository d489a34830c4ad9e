"""Free indices: quantified in the sentence with their range, and written below the layer as on the slides."""

from __future__ import annotations

from teorema.ground.text import Text
from teorema.symbolic.calculus import ELL, ColumnOf, Entry, Family, RowOf, index, size_family, total
from teorema.symbolic.claims import Equal
from teorema.symbolic.quantifiers import givens

N = size_family("N")
i, j = index("i"), index("j")
W = Family("W", (N[ELL], N[ELL - 1]), spoken=Text("the weights", "los pesos"))
z = Family("z", (N[ELL], 1))


def test_free_indices_are_quantified_with_their_range() -> None:
    said = givens(Equal(Entry(z[ELL], i), Entry(W[ELL], i, j)), {"z"}, "en")
    assert r"$i=1,\dots,{N}_{\ell}$" in said
    assert r"$j=1,\dots,{N}_{\ell - 1}$" in said


def test_bound_indices_are_not_quantified() -> None:
    said = givens(Equal(Entry(z[ELL], i), total(j, 1, N[ELL - 1], Entry(W[ELL], i, j))), {"z"}, "en")
    assert r"$i=" in said
    assert r"$j=" not in said


def test_the_index_stands_below_the_layer() -> None:
    assert Entry(z[ELL], i).latex() == r"z^{[\ell]}_{i}"
    assert RowOf(W[ELL], i).latex() == r"W^{[\ell]}_{(i)}"
    assert ColumnOf(W[ELL], i).latex() == r"W^{[\ell]}_{\cdot i}"
    assert Entry(z[ELL] + z[ELL], i).latex() == r"{\left(z^{[\ell]}+z^{[\ell]}\right)}_{i}"


def test_a_letter_with_a_lower_index_of_its_own_is_grouped_first() -> None:
    assert Entry(Family("q", (N[ELL], 1), tex="q_{+}")[ELL], i).latex() == r"{q_{+}^{[\ell]}}_{i}"


def test_a_family_is_read_aloud_by_its_spoken_name() -> None:
    assert W[ELL].words("en") == "the weights of layer l"
    assert W[ELL].words("es") == "los pesos de la capa l"
