"""The folder that holds what people brought in: made on first start, with a secret key of its own and the catalogues of words."""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path

from luoshi.desk.environment import WrongSetting, data_folder, given, switched_on

_KEY, _DEMO = "secret-key", "demo"
_ONLY_OWNER = 0o600
_SOURCES = Path(__file__).parent / "locale"


def prepare_data_folder() -> Path:
    """Make what is missing of the folder; raises `WrongSetting` where that cannot be done."""
    folder = data_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for name in ("originals", "pages", "static"):
            (folder / name).mkdir(exist_ok=True)
        _keep_key(folder / _KEY)
        compile_catalogues(folder / "words")
    except OSError as error:
        reason = error.strerror or str(error)
        raise WrongSetting(
            f"LUOSHI_DATA: {folder} cannot be used ({reason}); name a folder that you may write"
        ) from error
    return folder


def secret_key() -> str:
    """The key kept in the folder; one for this process alone where there is none yet, as when types are checked."""
    try:
        return (data_folder() / _KEY).read_text(encoding="ascii").strip()
    except OSError:
        return secrets.token_urlsafe(50)


def mark_as_demo() -> None:
    """From now on this folder is known to hold invented people only, and the sign-in page offers them."""
    (data_folder() / _DEMO).touch()


def is_demo() -> bool:
    """Does LUOSHI_DEMO say yes, or, where it says nothing, was the folder filled by `luoshi seed-demo`?"""
    return switched_on("LUOSHI_DEMO") if given("LUOSHI_DEMO") else (data_folder() / _DEMO).exists()


def compile_catalogues(out: Path) -> None:
    """Join the catalogues of all rooms (.po) in the form that gettext reads (.mo), unless that was done for just these."""
    import polib

    for language in sorted(path for path in _SOURCES.iterdir() if path.is_dir()):
        sources = sorted(language.glob("*.po"))
        digest = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()
        target = out / language.name / "LC_MESSAGES" / "django.mo"
        stamp = target.with_suffix(".sha256")
        if target.exists() and stamp.exists() and stamp.read_text(encoding="ascii") == digest:
            continue
        whole = polib.pofile(str(sources[0]), encoding="utf-8")
        for source in sources[1:]:
            whole.extend(polib.pofile(str(source), encoding="utf-8"))
        target.parent.mkdir(parents=True, exist_ok=True)
        # Two processes may start at once: each writes a file of its own, and the last one put in place is as good as the first.
        fresh = target.with_suffix(f".{os.getpid()}")
        whole.save_as_mofile(str(fresh))
        fresh.replace(target)
        stamp.write_text(digest, encoding="ascii")


def _keep_key(path: Path) -> None:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _ONLY_OWNER)
    except FileExistsError:
        return
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        stream.write(secrets.token_urlsafe(50))
