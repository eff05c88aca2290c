"""Which kinds of files are read, by the ending of their names."""

from __future__ import annotations

from govgraph.loaders.office import MEDIA_TYPES as OFFICE

MEDIA_TYPES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    **OFFICE,
}
REGISTERS = {".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods", ".jsonl", ".ndjson"}
CONTAINERS = frozenset([".zip", ".eml", ".msg"])
