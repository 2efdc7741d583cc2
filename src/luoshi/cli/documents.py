"""Many documents, in one process or several: one that cannot be read does not stop the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from luoshi.cli.endings import Ending, Stopped, bug_line, say
from luoshi.cli.outputs import Output
from luoshi.cli.progress import Bar
from luoshi.cli.sources import read_file, shown_name
from luoshi.reading.errors import UnknownEncoding, UnreadableSource

if TYPE_CHECKING:
    from luoshi.corpus.folders import Document
    from luoshi.reading.reading import Reading

# A process more for so many bytes: about a second of reading, which is what it takes to start one.
_WORTH_A_PROCESS = 1_000_000


class Outcome(NamedTuple):
    """The files that gave no result, and how the run ends: a bug weighs more than an unreadable file."""

    bad: list[str]
    ending: Ending


class Failed(NamedTuple):
    """Why a document gave no result, in a line."""

    line: str
    ending: Ending


@dataclass(frozen=True, slots=True)
class ReadOne:
    """Reads and renders one document; raises `UnknownEncoding` only, for then the call is wrong and no file would fare better."""

    render: Callable[[Reading], bytes]
    today: date
    encoding: str | None

    def __call__(self, document: Document) -> bytes | Failed:
        """The bytes of the result, or why there is none."""
        try:
            reading = read_file(document.path, today=self.today, encoding=self.encoding, name=document.name)
            return self.render(reading)
        except UnknownEncoding:
            raise
        except UnreadableSource as error:
            return Failed(str(error), Ending.UNREADABLE)
        except Exception as error:  # noqa: BLE001 - a bug met in one document is no reason to withhold the others
            return Failed(bug_line(error, shown_name(document.path)), Ending.BUG)


def read_each(documents: Sequence[Document], work: ReadOne, output: Output, *, jobs: int) -> Outcome:
    """Read every document and put out its result; what goes wrong with one is said in a line.

    Raises `UnknownEncoding`, and `Stopped` at Ctrl-C.
    """
    from luoshi.corpus.processes import work_on

    failed: dict[int, Ending] = {}
    with (
        Bar(len(documents)) as bar,
        closing(work_on(documents, work, jobs=jobs, in_order=output.in_order, lost=_lost)) as results,
    ):
        bar.name(shown_name(documents[0].path) if documents else "")
        try:
            for index, result in results:
                with bar.aside():
                    if isinstance(result, Failed):
                        failed[index] = result.ending
                        say(result.line)
                    else:
                        output.put(documents[index].path, result)
                bar.count()
                bar.name(shown_name(documents[min(index + 1, len(documents) - 1)].path))
        except KeyboardInterrupt as error:
            raise Stopped(output.leave()) from error
        except BaseException:
            output.leave()
            raise
    bad = [shown_name(documents[index].path) for index in sorted(failed)]
    return Outcome(bad, max(failed.values(), default=Ending.DONE))


def jobs_for(documents: Sequence[Document], asked: int | None) -> int:
    """How many processes to read in: as asked, else as many as there are cores and work for."""
    from luoshi.corpus.processes import cores

    # Standard input and pipes can be read in this process only.
    if any(document.special for document in documents):
        return 1
    worth = 1 + sum(document.size for document in documents) // _WORTH_A_PROCESS
    return max(1, min(asked or min(cores(), worth), len(documents)))


def _lost(document: Document) -> Failed:
    name = shown_name(document.path)
    why = "the system ended the process that was reading it, perhaps for want of memory"
    return Failed(f"{name}: {why}; split it, or read it alone on a larger machine", Ending.UNREADABLE)
