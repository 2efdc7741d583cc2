"""Documents made up by the thousand, of every format and full of what reports are full of: none may break the reader.

Generators (`texts`, `files`) build a document from choices; who chooses is the driver: chance by a seed, Hypothesis, or
atheris, which follows the coverage. `checks` says what must hold of whatever they build. `python -m fuzz` runs all of it.
"""
