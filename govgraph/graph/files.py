"""Writing files so that nothing is ever half written: beside, then rename; devices and pipes are written into."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from govgraph.graph.errors import GovgraphError

PIECES = 1_000  # of text that come in pieces, written at once
TRIES, PAUSE = 5, 0.2  # a file that another program holds is tried again for a second


Data = str | bytes | Iterable[str]
"""What a file shall hold: text (also in pieces, which are made while they are written) or bytes."""


def write_atomic(path: Path, data: Data) -> None:
    """Write `data` (text as UTF-8, line ends kept) to `path`; a reader sees the old file or the new one.

    A link is followed, the mode of an old file kept; a pipe or a device is written into. Raises GovgraphError when the place
    cannot be written.
    """
    pieces = _pieces(data)
    try:
        place = Path(os.path.realpath(path)) if path.is_symlink() else path
        old = place.stat().st_mode if place.exists() else None
        if old is not None and stat.S_ISDIR(old):
            raise GovgraphError("this is a folder, not a file", str(path), "Name a file in it")
        if old is not None and not stat.S_ISREG(old):
            with place.open("wb") as open_end:
                open_end.writelines(pieces)
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name[:60]}.")
    except BrokenPipeError as err:
        raise GovgraphError("nobody reads what is written here", str(path)) from err
    except (OSError, ValueError) as err:
        raise _unwritable(err, path, "Choose a folder that you may write to") from err
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(beside, stat.S_IMODE(old) if old is not None else 0o666 & ~_umask())
        _replace(beside, place)
    except BaseException as err:  # whatever makes the pieces may fail as well
        with contextlib.suppress(OSError):
            os.unlink(beside)
        if isinstance(err, OSError):
            raise _unwritable(err, path, "Check free space and permissions") from err
        raise


def _pieces(data: Data) -> Iterable[bytes]:
    if isinstance(data, str | bytes):  # text that no file can hold is refused before anything is written
        return (data.encode("utf-8") if isinstance(data, str) else data,)
    return ("".join(some).encode("utf-8") for some in _batches(iter(data)))


def _batches(pieces: Iterator[str]) -> Iterator[list[str]]:
    while some := list(islice(pieces, PIECES)):
        yield some


def _replace(beside: str, place: Path) -> None:
    for left in reversed(range(TRIES)):
        try:
            os.replace(beside, place)
            return
        except PermissionError:
            if not left:
                raise
            time.sleep(PAUSE)


def _unwritable(err: OSError | ValueError, path: Path, advice: str) -> GovgraphError:
    why = err.strerror if isinstance(err, OSError) and err.strerror else str(err)
    if isinstance(err, PermissionError) and path.is_file():
        advice = "Is it open in another program? Else check your permissions"
    return GovgraphError(f"cannot write here ({why})", str(path), advice)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
