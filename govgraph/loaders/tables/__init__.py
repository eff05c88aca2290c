"""Registers and the tables of documents: one reader for all of them (CSV, XLSX, ODS, JSON lines, and tables in papers)."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from govgraph.graph.claims import SourceClaims, SourceInfo
from govgraph.graph.errors import GovgraphError

if TYPE_CHECKING:
    from govgraph.loaders.tables.known import Known
    from govgraph.loaders.tables.value import Table

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


def read_register(path: Path, name: str = "", *, known: Known | None = None, hidden: bool = False) -> SourceClaims:
    """Everything that a register says, each claim with its cell as evidence; what no column says is told in the issues.

    name: what it is called, if not as its file; known: the workspace's registers.yaml; hidden: read hidden sheets, rows and columns too.
    Offsets count in the file's own text (CSV, JSON lines; line ends as "\\n") or in its cells laid out with tabs (workbooks).
    Raises GovgraphError when the file cannot be read.
    """
    from govgraph.loaders.graphs.owncsv import own_claims
    from govgraph.loaders.tables.reader import claims_of
    from govgraph.loaders.tables.value import issues

    name = name or path.name
    data = _bytes(path)
    text, tables, left_out = read_tables(path, data, hidden=hidden)
    sha256 = hashlib.sha256(data).hexdigest()
    info = _info(path, name, sha256, text, " ".join(dict.fromkeys(table.preamble for table in tables if table.preamble)))
    if (own := own_claims(tables, path)) is not None:
        return SourceClaims(info, *own)
    claims, told = claims_of(tables, name, sha256, text, today=info.date, known=known)
    return SourceClaims(info, claims, (*issues(name, left_out), *told))


Read = tuple[str, "tuple[Table, ...]", tuple[tuple[str, str, str], ...]]


def read_tables(path: Path, data: bytes | None = None, *, hidden: bool = False) -> Read:
    """(text that offsets count in, tables, what of the file was left out), of registers and of documents that hold tables.

    Raises GovgraphError when the file cannot be read.
    """
    from govgraph.loaders.decode import decode
    from govgraph.loaders.tables.delimited import read_delimited
    from govgraph.loaders.tables.jsonlines import read_json_lines
    from govgraph.loaders.tables.layout import no_headings, tables_of
    from govgraph.loaders.tables.value import Source
    from govgraph.loaders.tables.workbook import read_workbook

    media = MEDIA_TYPES.get(path.suffix.lower())
    if media is None:
        return _read_paper(path)
    if media.startswith("application/vnd"):
        source = read_workbook(path, hidden=hidden)
    else:
        text, _ = decode(_bytes(path) if data is None else data, str(path))
        if "json" in media:
            return text, (read_json_lines(text, str(path)),), ()
        source = Source(text, (read_delimited(text, str(path)),))
    found: list[Table] = []
    told: list[tuple[str, str, str]] = []
    for grid in source.grids:
        tables = tables_of(grid)
        found += tables
        if not tables:
            told += grid.left_out
            if grid.lines and any(line.filled for line in grid.lines):
                told.append(no_headings(grid))
    return source.text, tuple(found), tuple(told)


def _read_paper(path: Path) -> Read:
    from govgraph.loaders.kinds import MEDIA_TYPES as PAPERS
    from govgraph.loaders.paper import opened
    from govgraph.loaders.tables.papers import paper_tables

    if path.suffix.lower() not in PAPERS:
        raise GovgraphError("this is no register", str(path), f"Registers end in {', '.join(sorted(SUFFIXES))}, .html, .md or .docx")
    canonical = opened(path, path.name)[1]
    tables, told = paper_tables(canonical, PAPERS[path.suffix.lower()])
    return canonical.text, tables, told


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as err:
        raise GovgraphError(f"cannot be read ({err.strerror})", str(path), "Check its name and its permissions") from err


def _info(path: Path, name: str, sha256: str, text: str, preamble: str) -> SourceInfo:
    """What is known of the register: its title and date stand above its headings, or in its file name."""
    from govgraph.loaders.dates import read_date
    from govgraph.loaders.names import find_names

    stem = re.search(r"(?<!\d)((?:19|20)\d\d(?:-[01]\d(?:-[0-3]\d)?)?)(?!\d)", path.stem)
    publisher = next((span.name for span in find_names(preamble, None) if span.kind == "organisation"), None) if preamble else None
    return SourceInfo(
        sha256,
        name,
        MEDIA_TYPES[path.suffix.lower()],
        title=preamble[:300] or None,
        date=(read_date(preamble) if preamble else None) or (stem[1] if stem else None),
        publisher=publisher,
        characters=len(text),
    )
