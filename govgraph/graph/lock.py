"""One writer at a time: a lock that the system frees when its holder ends, however it ends."""

from __future__ import annotations

import errno
import getpass
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from govgraph.graph.errors import GovgraphError

PAUSE = 0.02  # seconds between two tries, growing up to a fifth of a second
MOMENT = 1.0  # seconds after which a waiting writer says for whom it waits
_BUSY = {errno.EAGAIN, errno.EACCES, errno.EDEADLK, errno.EWOULDBLOCK}
_FAR = 1 << 30  # Windows locks bytes, not files: one far behind the words of the holder


def say(text: str) -> None:
    """A word on standard error."""
    print(f"govgraph: {text}", file=sys.stderr, flush=True)


@contextmanager
def locked(path: Path, *, patience: float | None = None, tell: Callable[[str], None] = say) -> Iterator[None]:
    """Hold the lock file for the block; who waits for another writer is told for whom.

    patience: seconds after which waiting ends in a GovgraphError; None waits as long as it takes.
    """
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as err:
        raise GovgraphError(f"cannot write here ({err.strerror})", str(path.parent), "Choose a workspace that you may write to") from err
    try:
        _wait(handle, path, patience, tell)
        _sign(handle)
        yield
    finally:
        os.close(handle)


def _wait(handle: int, path: Path, patience: float | None, tell: Callable[[str], None]) -> None:
    begin, pause, told = time.monotonic(), PAUSE, False
    while not _try(handle, path):
        waited = time.monotonic() - begin
        if patience is not None and waited > patience:
            raise GovgraphError(
                f"another govgraph is writing to this workspace{_holder(path)}", str(path.parent), "Wait until it has ended"
            )
        if waited > MOMENT and not told:
            told = True
            tell(f"{path.parent}: waiting for another govgraph that is writing here{_holder(path)}; press Ctrl-C to give up")
        time.sleep(pause)
        pause = min(0.2, pause * 1.2)


def _sign(handle: int) -> None:
    """Leave word of who holds the lock, for those who wait; a disk too full for it stops nothing."""
    with suppress(OSError, KeyError, ImportError):
        words = {"user": getpass.getuser(), "process": os.getpid(), "since": datetime.now().strftime("%H:%M:%S")}
        os.lseek(handle, 0, os.SEEK_SET)
        os.truncate(handle, 0)
        os.write(handle, (json.dumps(words) + "\n").encode())


def _holder(path: Path) -> str:
    try:
        words = json.loads(path.read_text("utf-8"))
        return f" ({words['user']}, process {int(words['process'])}, since {words['since']})"
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _try(handle: int, path: Path) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(handle, _FAR, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as err:
        if err.errno in _BUSY:
            return False
        raise GovgraphError(
            f"this disk cannot lock files ({err.strerror})", str(path.parent), "Keep the workspace on another disk"
        ) from err
    return True
