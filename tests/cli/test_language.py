"""Which language is spoken, and that help and every refusal speak it."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from teorema.tools.cli.language import named_language, reader_language
from teorema.tools.cli.main import build, main

from .program import teorema


@pytest.mark.parametrize(
    ("name", "lang"),
    [
        ("es", "es"), ("ES", "es"), ("es_AR", "es"), ("es-MX.UTF-8", "es"), ("es_ES@euro", "es"), ("spa", "es"),
        ("Spanish", "es"), ("Spanish_Argentina", "es"), ("Spanish_Mexico.1252", "es"), ("Spanish (Argentina)", "es"),
        ("español", "es"), ("en", "en"), ("en_GB.UTF-8", "en"), ("English_United States.1252", "en"), ("Estonian", None),
        ("est", None), ("C", None), ("POSIX", None), ("", None), ("pt_BR", None),
    ],
)  # fmt: skip
def test_names_of_locales(name: str, lang: str | None) -> None:
    assert named_language(name) == lang


@pytest.mark.parametrize(
    ("environ", "system", "lang"),
    [
        ({"TEOREMA_LANG": "es", "LANG": "en_US.UTF-8"}, "", "es"),
        ({"TEOREMA_LANG": "en", "LC_ALL": "es_AR.UTF-8"}, "", "en"),
        ({"TEOREMA_LANG": "klingon", "LANG": "es_MX.UTF-8"}, "", "es"),
        ({"TEOREMA_LANG": "", "LANG": "es_MX.UTF-8"}, "", "es"),
        ({"LC_ALL": "C", "LANG": "es_AR.UTF-8"}, "", "en"),
        ({"LC_MESSAGES": "es_AR.UTF-8", "LANG": "en_US.UTF-8"}, "", "es"),
        ({}, "Spanish_Argentina", "es"),
        ({}, "fr_FR", "en"),
        ({}, "", "en"),
    ],
)
def test_the_option_then_the_variable_then_the_locale(environ: dict[str, str], system: str, lang: str) -> None:
    assert reader_language(environ, system) == lang


@pytest.mark.parametrize("command", [[], ["course"], ["count"], ["verify"], ["site"]])
def test_help_is_whole_in_both_languages(command: list[str]) -> None:
    english, spanish = (CliRunner().invoke(build(lang), [*command, "--help"]) for lang in ("en", "es"))
    assert (english.exit_code, spanish.exit_code) == (0, 0)
    assert english.output.startswith("Usage: ")
    assert spanish.output.startswith("Uso: ")
    assert len(english.output.splitlines()) == pytest.approx(len(spanish.output.splitlines()), abs=3)
    for word in ("Usage", "Options", "Commands", "Show this message", "OPTIONS", "language"):
        assert word not in spanish.output
    for word in (" tu ", " tus ", " vos ", "Opciones", "idioma"):
        assert word not in english.output
    assert not {" tu", " tus", " vos", " usá", " usa "} & {spanish.output.lower()}


@pytest.mark.parametrize(
    ("words", "en", "es"),
    [
        (["foo"], "no command 'foo'; see teorema --help", "no existe el comando 'foo'; ver teorema --help"),
        (["corse"], "no command 'corse', nearest: course", "no existe el comando 'corse'; lo más cercano: course"),
        (["--foo"], "no option '--foo'", "no existe la opción '--foo'"),
        (["course", "--foo"], "no option '--foo'; see teorema course --help", "ver teorema course --help"),
        (["site", "extra"], "unexpected argument 'extra'", "sobra el argumento 'extra'"),
        (["site", "--port"], "--port: needs a value", "--port: necesita un valor"),
        (["site", "--port", "65536"], "must be an integer from 0 to 65535, got '65536'", "debe ser un entero de 0 a"),
        (["site", "--port", "-1"], "must be an integer from 0 to 65535", "debe ser un entero de 0 a 65535"),
        (
            ["verify", "--profile", "slow"],
            "--profile: must be one of quick, thorough",
            "debe ser uno de quick, thorough",
        ),
        (["course", "99"], "no piece answers to '99'; teorema course lists the 24", "ninguna pieza responde a '99'"),
        (["course", "co"], "'co' may be cocktail_factory", "'co' puede ser cocktail_factory"),
    ],
)
def test_misuse_is_one_line_in_both_languages(
    words: list[str], en: str, es: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for lang, sentence in (("en", en), ("es", es)):
        monkeypatch.setenv("TEOREMA_LANG", lang)
        assert main(words) == 2
        told = capsys.readouterr()
        assert told.out == ""
        assert told.err.startswith("teorema: ")
        assert told.err.count("\n") == 1
        assert sentence in told.err


def test_a_language_we_do_not_have(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["count", "4", "5", "--lang", "fr"]) == 2
    assert "--lang: must be one of en, es, got 'fr'" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [["--lang", "es", "count", "4"], ["count", "4", "--lang=es"], ["count", "--lang", "es", "4"]]
)
def test_the_option_may_stand_anywhere(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    assert "deben ser" in capsys.readouterr().err


def test_the_locale_decides_in_a_real_process() -> None:
    assert "deben ser" in teorema("count", "4", LANG="es_AR.UTF-8").line
    assert "must be" in teorema("count", "4", LANG="en_US.UTF-8").line
    assert "must be" in teorema("count", "4", LANG="es_AR.UTF-8", TEOREMA_LANG="en").line
