"""The settings of the real site, with the small course in place of the real one; the folder may be copied anywhere."""

import runpy
import sys
from pathlib import Path

import teorema

SAMPLE = Path(__file__).parent
ROOT = Path(teorema.__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "site"))
globals().update(
    {name: value for name, value in runpy.run_path(str(ROOT / "docs" / "conf.py")).items() if name.islower()}
)

teorema_registry = "small_course:registry"
teorema_digest = "small_course:digest"
teorema_ledger = str(SAMPLE / "ledger.json")
teorema_sources = str(ROOT)
templates_path = [str(ROOT / "docs" / "_templates")]
html_static_path = [str(ROOT / "docs" / "_static")]
bibtex_bibfiles = [str(ROOT / "docs" / "refs.bib")]
locale_dirs = [str(ROOT / "docs" / "locale"), "locale"]
exclude_patterns = ["locale"]
