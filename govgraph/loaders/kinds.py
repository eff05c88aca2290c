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
WORKBOOKS = {".xlsx", ".xlsm", ".xls", ".ods"}
REGISTERS = {".csv", ".tsv", ".jsonl", ".ndjson"} | WORKBOOKS
# Graphs of other programs, and our own exports: read when they are named, left alone in folders, where they may be our own output.
GRAPHS = {".json", ".jsonld", ".ttl", ".graphml"}
CONTAINERS = frozenset([".zip", ".eml", ".msg"])
