"""The verdict on someone's gradient, by identity testing: right, wrong with a witness and the name of the mistake, or undecided."""

from teorema.symbolic.judging.answers import Judgement as Judgement
from teorema.symbolic.judging.answers import judge as judge
