"""Registers: tables of bodies (CSV, XLSX, ODS, JSON lines) to claims, one row a body."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from govgraph.graph.claims import SourceClaims, SourceInfo
from govgraph.graph.errors import GovgraphError

if TYPE_CHECKING:
    from govgraph.loaders.registers.sheet import Sheet

MEDIA_TYPES = {
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".jsonl": "application/x-ndjson",
    ".ndjson": "application/x-ndjson",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xlsm": "application/vnd.ms-excel.sheet.macroenabled.12",
    ".xls": "application/vnd.ms-excel",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
}
SUFFIXES = frozenset(MEDIA_TYPES)
_STEM_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d(?:-[01]\d(?:-[0-3]\d)?)?)(?!\d)")


def read_register(path: Path) -> SourceClaims:
    """Everything that a register says, each claim with its cell as evidence.

    Offsets count in the file's own text (CSV, JSON lines; line ends as "\\n") or in its cells laid out with tabs (workbooks).
    Raises GovgraphError when the file cannot be read or no column names its rows.
    """
    from govgraph.loaders.registers.entries import Register
    from govgraph.loaders.registers.rows import Reader

    data = _bytes(path)
    text, sheets, left_out = _sheets(path, data)
    sha256, register = hashlib.sha256(data).hexdigest(), Register(path.name)
    for name in left_out:
        register.tell(f"sheet {name}", "no column says what its rows are called; left out", "Give one column the heading Name")
    for sheet in sheets:
        register.take(sheet)
    claims = tuple(Reader(register, sha256, text).claims())
    preamble = " ".join(sheet.preamble for sheet in sheets if sheet.preamble)
    return SourceClaims(_info(path, sha256, text, preamble), claims, tuple(register.issues))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as err:
        raise GovgraphError(f"cannot be read ({err.strerror})", str(path), "Check its name and its permissions") from err


def _sheets(path: Path, data: bytes) -> tuple[str, list[Sheet], list[str]]:
    from govgraph.loaders.decode import decode
    from govgraph.loaders.registers.delimited import read_delimited
    from govgraph.loaders.registers.jsonlines import read_json_lines
    from govgraph.loaders.registers.workbook import read_workbook

    media = MEDIA_TYPES.get(path.suffix.lower())
    if media is None:
        raise GovgraphError("this is no register", str(path), f"Registers end in {', '.join(sorted(SUFFIXES))}")
    if media.startswith("application/vnd"):
        return read_workbook(path)
    text, _ = decode(data, str(path))
    read = read_json_lines if "json" in media else read_delimited
    return text, [read(text, str(path))], []


def _info(path: Path, sha256: str, text: str, preamble: str) -> SourceInfo:
    """What is known of the register: its title and date stand above its headings, or in its file name."""
    from govgraph.loaders.dates import read_date
    from govgraph.loaders.names import find_names

    stem = _STEM_DATE.search(path.stem)
    publisher = next((span.name for span in find_names(preamble, None) if span.kind == "organisation"), None) if preamble else None
    return SourceInfo(
        sha256,
        path.name,
        MEDIA_TYPES[path.suffix.lower()],
        title=preamble or None,
        date=(read_date(preamble) if preamble else None) or (stem[1] if stem else None),
        publisher=publisher,
        characters=len(text),
    )
