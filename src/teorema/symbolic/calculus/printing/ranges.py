"""Sums, products and extremes over an index, and chains of matrices."""

from __future__ import annotations

from teorema.symbolic.calculus import sums
from teorema.symbolic.calculus.printing.core import spell, write
from teorema.symbolic.calculus.printing.indices import at_index, dim
from teorema.symbolic.calculus.printing.readings import ATOM, POWER, PRODUCT, SPAN, Style


@spell.register
def _(node: sums.Over, style: Style) -> str:
    k, start, stop = (dim(d, style) for d in (node.index, node.start, node.stop))
    if style == "numpy":
        call = {"sum": "sum", "product": "math.prod", "min": "min", "max": "max"}[node.how]
        return f"{call}({write(node.body, style)} for {k} in range({start}, {dim(node.stop + 1, style)}))"
    body = write(node.body, style, PRODUCT)
    if style == "latex":
        sign = {"sum": r"\sum", "product": r"\prod", "min": r"\min", "max": r"\max"}[node.how]
        return (
            f"{sign}_{{{k}={start}}}^{{{stop}}}{body}"
            if node.how in ("sum", "product")
            else rf"{sign}_{{{start}\le {k}\le {stop}}}{body}"
        )
    if style == "unicode":
        return {"sum": "Σ", "product": "Π", "min": "min", "max": "max"}[node.how] + f"_{{{k}={start}..{stop}}} {body}"
    what = {
        "sum": {"en": "the sum", "es": "la suma"},
        "product": {"en": "the product", "es": "el producto"},
        "min": {"en": "the least", "es": "el menor"},
        "max": {"en": "the greatest", "es": "el mayor"},
    }
    frame = {"en": "{0} over {1} from {2} to {3} of {4}", "es": "{0} sobre {1} desde {2} hasta {3} de {4}"}[style]
    return frame.format(what[node.how][style], k, start, stop, body)


@spell.register
def _(node: sums.Chain, style: Style) -> str:
    k, stop = (dim(d, style) for d in (node.index, node.stop))
    if style == "numpy":
        body = write(node.body, style)
        return f"reduce(np.matmul, [{body} for {k} in range({stop}, {dim(node.start - 1, style)}, -1)], np.eye({dim(node.shape[0], style)}))"
    least = POWER if style in SPAN else ATOM
    first, last = (write(at_index(node.body, node.index, bound), style, least) for bound in (node.stop, node.start))
    forms = {
        "latex": r"{}\cdots {}",
        "unicode": "{}···{}",
        "en": "the product of {} down to {}",
        "es": "el producto desde {} hasta {}",
    }
    return forms[style].format(first, last)


@spell.register
def _(node: sums.Extreme, style: Style) -> str:
    inside = ("; " if style in SPAN else ", ").join(write(part, style) for part in node.parts)
    if style == "latex":
        return rf"\{node.how}\left({inside}\right)"
    what = {"en": {"min": "the least of", "max": "the greatest of"}, "es": {"min": "el menor de", "max": "el mayor de"}}
    return f"{what[style][node.how]} ({inside})" if style in SPAN else f"{node.how}({inside})"
