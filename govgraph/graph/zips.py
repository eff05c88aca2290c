"""Office files are zips that remember when they were packed; here they remember the newest source instead."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime


def repack(data: bytes, when: datetime) -> bytes:
    """The same zip with every entry stamped `when`, so that equal content gives equal bytes."""
    stamp = (when.year, when.month, when.day, 0, 0, 0)
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o600 << 16
            new.writestr(entry, old.read(name))
    return target.getvalue()
