"""The language of claims: what a statement may say, and what can be asked of it at a point."""

from teorema.symbolic.claims.claim import Claim as Claim
from teorema.symbolic.claims.claim import IllShaped as IllShaped
from teorema.symbolic.claims.logic import All as All
from teorema.symbolic.claims.logic import Cited as Cited
from teorema.symbolic.claims.logic import Count as Count
from teorema.symbolic.claims.logic import Every as Every
from teorema.symbolic.claims.logic import Exists as Exists
from teorema.symbolic.claims.logic import Iff as Iff
from teorema.symbolic.claims.logic import Unique as Unique
from teorema.symbolic.claims.relations import Differ as Differ
from teorema.symbolic.claims.relations import Equal as Equal
from teorema.symbolic.claims.relations import Less as Less
from teorema.symbolic.claims.relations import LessEqual as LessEqual
from teorema.symbolic.claims.sets import Interval as Interval
from teorema.symbolic.claims.sets import Member as Member
from teorema.symbolic.claims.sets import Not as Not
from teorema.symbolic.claims.sets import Smooth as Smooth
