"""Writing files so that nothing is ever half written: beside, then rename."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from govgraph.graph.errors import GovgraphError


def write_atomic(path: Path, data: str | bytes) -> None:
    """Write `data` (text as UTF-8, line ends kept) to `path`; a reader sees the old file or the new one.

    Raises GovgraphError when the place cannot be written.
    """
    raw = data.encode("utf-8") if isinstance(data, str) else data
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as err:
        raise GovgraphError(f"cannot write here ({err.strerror})", str(path), "Choose a folder that you may write to") from err
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(beside, 0o666 & ~_umask())
        os.replace(beside, path)
    except OSError as err:
        with contextlib.suppress(OSError):
            os.unlink(beside)
        raise GovgraphError(f"cannot write here ({err.strerror})", str(path), "Check free space and permissions") from err


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
