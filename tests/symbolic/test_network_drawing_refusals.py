"""What cannot be drawn is refused with the argument, the rule and what was received."""

from __future__ import annotations

import re
from typing import Any

import pytest

from teorema.ground.errors import Refused
from teorema.symbolic.network.drawing import Neuron, diagram, draw
from teorema.symbolic.network.drawing.notation import name_markup
from teorema.symbolic.network.model import model


@pytest.mark.parametrize(
    ("widths", "options", "message"),
    [
        ((4,), {}, "widths: must be from 2 to 201 widths"),
        ((4, 0, 1), {}, "widths: must be from 2 to 201 widths"),
        ((4, 2.5, 1), {}, "widths: must be from 2 to 201 widths"),
        (("p" * 13, 1), {}, "widths: a drawn name has at most 12 letters"),
        (("año", 1), {}, "widths: a drawn name has at most 12 letters, digits and underscores, Latin or Greek"),
        (("p_", 1), {}, "widths: a drawn name has"),
        (("_p", 1), {}, "widths: a drawn name has"),
        ((2, 1), {"batch": "mañana"}, "batch: a drawn name has"),
        ((2, 1), {"loss": "huber(ñ)"}, "loss: "),
        ((4, 5, 1), {"neuron": (1, 6)}, "neuron: must be a layer and one of its drawn neurons, as in 1 2, got 1 6"),
        ((4, 5, 1), {"neuron": (0, 1)}, "neuron: must be a layer and one of its drawn neurons, as in 1 2, got 0 1"),
        ((4, 5, 1), {"neuron": (3, 1)}, "neuron: must be a layer and one of its drawn neurons, as in 1 2, got 3 1"),
        ((4, 5, 1), {"neuron": (1, 0)}, "neuron: must be a layer and one of its drawn neurons, as in 1 2, got 1 0"),
        ((4, 50, 1), {"neuron": (1, 0)}, "neuron: must be"),
        ((4, 50, 1), {"neuron": (1, 25)}, "neuron: must be"),
        ((4, "m", 1), {"neuron": (1, 3)}, "neuron: must be"),
        ((4, "m", 1), {"neuron": (1, "k")}, "neuron: must be"),
        ((4, 5, 1), {"neuron": (True, 1)}, "neuron: must be"),
        ((4, 5, 1), {"neuron": (1,)}, "neuron: must be"),
        ((4, 5, 1), {"neuron": ("one", "2")}, "neuron: must be"),
        ((7,) * 12, {"neuron": (10, 1)}, "neuron: must be"),
        ((7,) * 12, {"neuron": (5, 1)}, "neuron: must be"),
        ((4, 5, 1), {"hidden": "sine"}, "hidden: must be one of sigma, "),
        ((4, 5, 1), {"loss": "mse"}, "loss: must be one of half_squared, "),
        ((4, 5, 1), {"hidden": ["tanh", "tanh"]}, "hidden: must be one name, or one for each of the 1 hidden layers"),
    ],
)  # fmt: skip
def test_misuse_of_draw_is_refused(widths: tuple[Any, ...], options: dict[str, Any], message: str) -> None:
    with pytest.raises(Refused, match=re.escape(message)):
        draw(*widths, **options)


def test_the_parts_refuse_with_their_messages() -> None:
    with pytest.raises(Refused, match="neuron: must be a layer and one of its drawn neurons"):
        diagram(model([2, 1]), neuron=Neuron(1, 2))
    with pytest.raises(Refused, match=r"neuron: must be a layer and one of its drawn neurons, as in 1 2, got 1 2 3"):
        Neuron.of(["1", "2", "3"])
    with pytest.raises(Refused, match="widths: a drawn name has at most 12 letters"):
        name_markup("1p")
    with pytest.raises(KeyError, match="lang: must be one of en, es, got 'fr'"):
        draw(2, 1, lang="fr")
