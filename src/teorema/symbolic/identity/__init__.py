"""Identity testing with three verdicts: same, different with a witness, undecided. `simplify` decides nothing here."""

from teorema.symbolic.identity.assumptions import Assumption as Assumption
from teorema.symbolic.identity.assumptions import AttainedOnce as AttainedOnce
from teorema.symbolic.identity.assumptions import Nonnegative as Nonnegative
from teorema.symbolic.identity.assumptions import Nonzero as Nonzero
from teorema.symbolic.identity.assumptions import Positive as Positive
from teorema.symbolic.identity.assumptions import SumsToOne as SumsToOne
from teorema.symbolic.identity.comparison import compare as compare
from teorema.symbolic.identity.verdicts import Different as Different
from teorema.symbolic.identity.verdicts import Same as Same
from teorema.symbolic.identity.verdicts import Undecided as Undecided
from teorema.symbolic.identity.verdicts import Verdict as Verdict
from teorema.symbolic.identity.verdicts import Witness as Witness
