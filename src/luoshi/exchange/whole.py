"""Files written whole or not at all: a reader never meets half of one, a failure leaves the old one as it was."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, data: bytes | str) -> None:
    """Write `data` (text as UTF-8) to `path`, whole or not at all, as `write_pieces` does."""
    write_pieces(path, (data.encode("utf-8") if isinstance(data, str) else data,))


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """Write the pieces to `path` by way of a file beside it that takes its place once it is complete.

    A link stays a link, an existing file keeps its permissions; what is no regular file (a pipe, /dev/stdout) is simply
    written to. Raises OSError where that is impossible, and leaves nothing behind.
    """
    target = path.resolve()
    if target.is_dir():
        raise IsADirectoryError(21, "is a directory", str(path))
    if target.exists() and not target.is_file():
        with target.open("wb") as stream:
            stream.writelines(pieces)
        return
    handle, name = tempfile.mkstemp(prefix=".luoshi-", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(pieces)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(_mode(target))
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _mode(target: Path) -> int:
    """The permissions of the file that is there, or those a new file would get here."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
