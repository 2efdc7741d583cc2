"""Targets: the quantities that a text promises, expects or caps, and those whose number it lost.

`refusals` says which figures promise nothing, `runs` which are said in one breath, `sayings` how they are said and of
what, `things` what is counted right behind them, `shares` whose figure is whose where several share a verb, `periods` and
`firmness` when and how firmly; `figures_told` says of the figures outside of the plan why they are none.
"""

from luoshi.reading.targets.figures_told import read_figures_told as read_figures_told
from luoshi.reading.targets.finder import TargetReading as TargetReading
from luoshi.reading.targets.finder import find_targets as find_targets
