"""Targets: the quantities that a text promises, expects or caps, and those whose number it lost.

`refusals` says which figures promise nothing, `runs` which are said in one breath, `sayings` how they are said and of
what, `things` what is counted right behind them, `shares` whose figure is whose where several share a verb, `periods` and
`firmness` when and how firmly.
"""

from luoshi.reading.targets.finder import TargetReading as TargetReading
from luoshi.reading.targets.finder import find_targets as find_targets
