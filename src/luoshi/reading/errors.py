"""Why a file cannot be read: one small class a cause, each message naming the file, the cause and the cure."""

from __future__ import annotations


class UnreadableSource(Exception):
    """A file that cannot become a text. ``str(error)`` is one line: name, cause, cure."""

    def __init__(self, name: str, cause: str, cure: str) -> None:
        self.name, self.cause, self.cure = name, cause, cure
        # A file name may hold a line break; the message may not.
        shown = "".join(letter if letter.isprintable() else "?" for letter in name)
        super().__init__(f"{shown}: {cause}; {cure}")

    def __reduce__(self) -> tuple[type[UnreadableSource], tuple[str, str, str]]:
        """Made anew from its three parts, so that it can come from another process."""
        return type(self), (self.name, self.cause, self.cure)


class EmptySource(UnreadableSource):
    """There is no text in it: no bytes, only white space, or a page whose text is made by scripts."""


class OversizedSource(UnreadableSource):
    """It is, or unpacks to, more than the limits in `formats/limits.py` allow."""


class UnsupportedFormat(UnreadableSource):
    """It was recognised, and it is of a kind that is not read."""


class NeedsConversion(UnsupportedFormat):
    """It is of a kind that an office program turns into one that is read; ``media_type`` says which."""

    def __init__(self, name: str, cause: str, cure: str, media_type: str = "") -> None:
        super().__init__(name, cause, cure)
        self.media_type = media_type


class EncryptedSource(UnreadableSource):
    """It is locked with a password."""


class DamagedSource(UnreadableSource):
    """It is not what it says it is, or parts of it are broken or missing."""


class UndecodableSource(UnreadableSource):
    """Its bytes are no text in the encoding that was asked for, or in any that Chinese documents come in."""


class UnknownEncoding(UnreadableSource):
    """The encoding that was asked for does not exist: the call is wrong, not the file."""
