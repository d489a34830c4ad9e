"""Evidence: what a package claims, what its checks found, how it stands. For any package; knows no theorem."""

from teorema.evidence.check import Check as Check
from teorema.evidence.check import exact as exact
from teorema.evidence.check import sampled as sampled
from teorema.evidence.check import symbolic as symbolic
from teorema.evidence.digests import digest as digest
from teorema.evidence.graph import ancestors as ancestors
from teorema.evidence.graph import order as order
from teorema.evidence.ledger import Ledger as Ledger
from teorema.evidence.outcomes import CheckError as CheckError
from teorema.evidence.outcomes import CheckFailed as CheckFailed
from teorema.evidence.places import folder_of as folder_of
from teorema.evidence.places import ledger_of as ledger_of
from teorema.evidence.places import released_ledger as released_ledger
from teorema.evidence.point import Point as Point
from teorema.evidence.standings import standing as standing
