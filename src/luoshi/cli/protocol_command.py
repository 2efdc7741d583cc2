"""`luoshi protocol`: an election in, a bundle out that anybody can check; or a bundle in, and whether it agrees."""

from __future__ import annotations

import hashlib
import io
from contextlib import redirect_stdout
from pathlib import Path

import click

from luoshi.cli.endings import Ending, WrongCall, say
from luoshi.cli.language import spoken
from luoshi.cli.options import force_option, one_document, out_option
from luoshi.cli.outputs import check_free, identities, make_folder, write_file
from luoshi.cli.sources import shown_name
from luoshi.cli.terminal import printable
from luoshi.reading.errors import UnreadableSource


@click.command("protocol")
@one_document
@out_option("Write to this zip, or to this folder. [default: FILE-protocol.zip]")
@force_option
@click.option("--verify", is_flag=True, help="FILE is a bundle: count it anew and compare every byte.")
def protocol_command(file: str, out: Path | None, force: bool, verify: bool) -> Ending:
    """Count an election and keep what its result rests on: rules, ballots, steps, hashes, and a program that checks them.

    Anybody can check the bundle with `python verify.py BUNDLE`, without Luoshi. The fingerprint belongs into the minutes.
    """
    if verify:
        if out:
            raise WrongCall("--verify writes nothing; leave -o out")
        return _verify(file)
    from luoshi.cli.elections import counted_from
    from luoshi.exchange.protocol.bundle import protocol_files, protocol_zip
    from luoshi.exchange.protocol.verify import MANIFEST

    out = out or Path(f"{Path(shown_name(file)).stem}-protocol.zip")
    packed = out.suffix.lower() == ".zip"
    check_free(out if packed else out / MANIFEST, force=force, sources=identities([file]), new_folder=not packed)
    bundle = protocol_files(*counted_from(file))
    if packed:
        write_file(out, protocol_zip(bundle))
    else:
        make_folder(out)
        for name, data in bundle.items():
            write_file(out / name, data)
    say(f"-> {out}")
    say(f"fingerprint {hashlib.sha256(bundle[MANIFEST]).hexdigest()}")
    return Ending.DONE


def _verify(file: str) -> Ending:
    from luoshi.exchange.protocol.verify import main

    if not Path(file).exists():
        raise UnreadableSource(file, "there is no such bundle", "check the name and the folder")
    # The verifier speaks English, for it must need nothing of ours; here it is heard in the language of the call.
    with redirect_stdout(io.StringIO()) as told:
        code = main([file])
    for line in told.getvalue().splitlines():
        click.echo(printable(_in_chinese(line) if spoken() == "zh" else line))
    return Ending.UNREADABLE if code else Ending.DONE


def _in_chinese(line: str) -> str:
    from luoshi.exchange.messages import in_chinese

    said = in_chinese(line)
    return said.replace(", ", "、") if line.startswith("AGREES") else said
