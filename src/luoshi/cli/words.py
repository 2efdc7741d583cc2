"""Every word the command line says in Chinese and English, by name."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from luoshi.exchange.labels import Language, labels


@cache
def words(language: Language) -> Mapping[str, str]:
    """One language's words: the command line's own by plain names, those of the page by ``section.key``, fields by ``fields.key``."""
    # The page brings the whole of reading along; `luoshi --help` should not wait for it.
    from luoshi.exchange.page.words import page_words

    own = tomllib.loads(files(__package__ or "").joinpath("words.toml").read_text(encoding="utf-8"))[language]
    fields = {f"fields.{key}": word for key, word in labels(language).fields.items()}
    return {**page_words(language), **fields, **own}
