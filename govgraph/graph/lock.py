"""One writer at a time: a lock that the system frees when its holder ends, however it ends."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from govgraph.graph.errors import GovgraphError

PAUSE = 0.02


@contextmanager
def locked(path: Path, *, patience: float = 10.0) -> Iterator[None]:
    """Hold the lock file for the block; wait for another writer for `patience` seconds, then raise GovgraphError."""
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as err:
        raise GovgraphError(f"cannot write here ({err.strerror})", str(path.parent), "Choose a workspace that you may write to") from err
    try:
        deadline = time.monotonic() + patience
        while not _try(handle):
            if time.monotonic() > deadline:
                raise GovgraphError("another govgraph is writing to this workspace", str(path.parent), "Wait until it has ended")
            time.sleep(PAUSE)
        yield
    finally:
        os.close(handle)


def _try(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
