"""Every sentence that the extension itself writes on a page, in both languages and in one place."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text

KINDS: Final = {
    "definition": Text("Definition", "Definición"),
    "lemma": Text("Lemma", "Lema"),
    "theorem": Text("Theorem", "Teorema"),
    "corollary": Text("Corollary", "Corolario"),
}
FEMININE: Final = frozenset({"definition"})

CHECK_KIND_MEANS: Final = {
    "sampled": Text(
        "no counterexample among random floats; runs the NumPy code as users do",
        "ningún contraejemplo entre números de punto flotante al azar; ejecuta el código NumPy tal como se usa",
    ),
    "exact": Text(
        "instances hold with no tolerance, in rational, integer or modular arithmetic",
        "casos que valen sin tolerancia, en aritmética racional, entera o modular",
    ),
    "enclosed": Text("a whole compact set, by ball arithmetic", "un conjunto compacto entero, con aritmética de bolas"),
    "decided": Text("all real inputs at a fixed size", "todas las entradas reales de un tamaño fijo"),
    "symbolic": Text(
        "every width, or a fixed shape with symbolic entries", "todo ancho, o dimensiones fijas con entradas simbólicas"
    ),
    "formal": Text("every size, by the Coq kernel", "todo tamaño, por el núcleo de Coq"),
}

STANDING: Final = {
    "checked": (Text("checked", "verificado"), Text("checked", "verificada")),
    "cited": (Text("cited", "citado"), Text("cited", "citada")),
    "open": (Text("open", "abierto"), Text("open", "abierta")),
}
GIVEN: Final = Text("given", "dado")

READINGS: Final = {
    "formula": Text("Formula", "Fórmula"),
    "words": Text("Words", "Palabras"),
    "components": Text("Components", "Componentes"),
    "numpy": Text("NumPy", "NumPy"),
}
READINGS_OF: Final = Text("Readings of {name}", "Lecturas: {name}")
SOURCE: Final = Text("Source:", "Fuente:")
USES: Final = Text("Uses:", "Usa:")
STATEMENTS: Final = Text("{n} statements", "{n} enunciados")
USED_BY: Final = Text("Used by:", "Se usa en:")
REASON: Final = Text("Why it is cited:", "Por qué se cita:")
PERMALINK: Final = Text("Link to {name}", "Enlace: {name}")

CHECKS: Final = Text("Checks of {name}", "Verificaciones: {name}")
CHECKED_BY: Final = Text("Checks", "Verificaciones")
NO_CHECK: Final = Text("No check ran for this statement.", "Ninguna verificación se ejecutó para este enunciado.")
SECONDS: Final = Text("{value} s", "{value} s")
REFUTES: Final = Text("refutes {n} of {total} mistakes", "refuta {n} de {total} errores")
SOURCE_OF_CHECK: Final = Text("Source of this check", "Código de esta verificación")
MISTAKES: Final = Text("Mistakes that the checks refute ({n})", "Errores que las verificaciones refutan ({n})")
FALSE_AT: Final = Text("false at", "falso en")
ILL_SHAPED: Final = Text("no shapes admit it", "no hay dimensiones que lo admitan")
BLIND: Final = Text("Does not see “{mistake}”:", "No distingue «{mistake}»:")
TAKES_AS_GIVEN: Final = Text("Takes as given:", "Da por cierto:")

PROOF: Final = Text("Proof", "Demostración")
PROOF_OF: Final = Text("Proof of {name}", "Demostración: {name}")

NOTEBOOK: Final = Text("Run this page:", "Para ejecutar esta página:")
NOTEBOOK_FILES: Final = {
    "ipynb": Text("Jupyter notebook (.ipynb)", "cuaderno de Jupyter (.ipynb)"),
    "py": Text("Python script (.py)", "programa de Python (.py)"),
}
NOTEBOOK_FROM: Final = Text(
    "The examples of this page of the course; the text and the statements are on the page itself.",
    "Los ejemplos de esta página del curso; el texto y los enunciados están en la página misma.",
)
SHOW_CODE: Final = Text("Show the code", "Mostrar el código")
HIDE_CODE: Final = Text("Hide the code", "Ocultar el código")

LEDGER_HEADS: Final = (
    Text("Statement", "Enunciado"),
    Text("Standing", "Estado"),
    Text("Checks and their points", "Verificaciones y sus puntos"),
    Text("Uses", "Usa"),
)
LEDGER_SUMMARY: Final = Text(
    "Statements: {statements} (checked {checked}, cited {cited}, open {open}). Checks: {checks}. Mistakes refuted: {refutations}.",
    "Enunciados: {statements} (con verificación {checked}, citados {cited}, abiertos {open}). Verificaciones: {checks}. "
    "Errores refutados: {refutations}.",
)
LEDGER_RUN: Final = Text(
    "Run of {started}, {seconds} s, profile {profile}, digest {digest}.",
    "Corrida del {started}, {seconds} s, perfil {profile}, huella {digest}.",
)
LEDGER_TOOLS: Final = Text("Tools:", "Herramientas:")
GRAPH_LABEL: Final = Text(
    "Which statement uses which: an arrow goes from a statement to one that uses it; the table below says the same in words",
    "Qué enunciado usa cuál: una flecha va de un enunciado a otro que lo usa; la tabla de abajo dice lo mismo en palabras",
)
GRAPH_LEGEND: Final = Text("Legend", "Referencias")
GRAPH_REDUCED: Final = Text(
    "arrows that follow from others are left out", "las flechas que se siguen de otras no se dibujan"
)

PART: Final = Text("Part {number}. {title}", "Parte {number}. {title}")
NOT_YET: Final = Text("not built yet", "todavía no construida")
PIECE_COUNTS: Final = Text("checked: {checked} of {total}", "verificados: {checked} de {total}")
PIECE_CITED: Final = Text("cited: {n}", "citados: {n}")
PIECE_OPEN: Final = Text("open: {n}", "abiertos: {n}")

DRAFT: Final = Text(
    "Draft: the evidence on this page is not that of a full run on this tree.",
    "Borrador: la evidencia de esta página no es la de una corrida completa sobre este árbol.",
)

LAYER: Final = Text("layer {n}", "capa {n}")
WEIGHTS: Final = Text("weights", "pesos")
BIASES: Final = Text("biases", "sesgos")
BARS: Final = Text("Parameters per layer for widths {widths}", "Parámetros por capa para los anchos {widths}")
ACTIVATION: Final = Text("{title}: value and derivative", "{title}: valor y derivada")
VALUE: Final = Text("value", "valor")
DERIVATIVE: Final = Text("derivative", "derivada")
KINK: Final = Text("kink at {point}", "quiebre en {point}")
JUMP: Final = Text("jump at {point}", "salto en {point}")

COPYRIGHT: Final = Text(
    "the authors of teorema. Code MIT, texts and pictures CC BY 4.0",
    "los autores de teorema. Código MIT, textos y figuras CC BY 4.0",
)
LANGUAGES: Final = Text("Language", "Idioma")
CHROME: Final = {
    "Toggle site navigation sidebar": Text("Toggle site navigation sidebar", "Mostrar u ocultar la navegación"),
    "Toggle table of contents sidebar": Text(
        "Toggle table of contents sidebar", "Mostrar u ocultar el índice de la página"
    ),
    "Toggle Light / Dark / Auto color theme": Text(
        "Toggle Light / Dark / Auto color theme", "Cambiar entre tema claro, oscuro y automático"
    ),
}
"""What the theme says in English only; the page template puts these sentences in its place."""
