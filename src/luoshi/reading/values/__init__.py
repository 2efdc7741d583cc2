"""The grammars of values, each usable by itself."""

from luoshi.reading.values.periods import Period as Period
from luoshi.reading.values.periods import read_dates as read_dates
from luoshi.reading.values.quantities import read_quantities as read_quantities
from luoshi.reading.values.quantity import Quantity as Quantity
