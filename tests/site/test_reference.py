"""What the reference pages leave out."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("sphinx")

from teorema.numeric.vectorization import SklearnLayout
from teorema.tools.site.reference import skipped


@pytest.mark.parametrize(
    ("member", "left_out"), [("coefs", True), ("activation", True), ("count", None), ("_asdict", None)]
)
def test_the_fields_of_a_named_tuple_are_left_to_its_list_of_arguments(member: str, left_out: bool | None) -> None:
    thing: Any = getattr(SklearnLayout, member)
    assert skipped(None, "class", member, thing, False, None) is left_out  # type: ignore[arg-type]  # no application is asked
