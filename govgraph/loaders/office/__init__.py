"""Word, OpenDocument and PDF files: each becomes a canonical text that the readers of plain text take further."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from govgraph.graph.errors import GovgraphError
from govgraph.loaders.office.canonical import Canonical

__all__ = ["MEDIA_TYPES", "Canonical", "office_text"]

MEDIA_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".pdf": "application/pdf",
}
# Each reader is imported with its libraries only when such a file is met.
_READERS = {".docx": ("word", "read_word"), ".odt": ("opendocument", "read_opendocument"), ".pdf": ("pdf", "read_pdf")}


def office_text(data: bytes, suffix: str, where: str, document: str) -> Canonical:
    """The text of a document; suffix is a key of MEDIA_TYPES. Macros are never run, only the text is read.

    Raises GovgraphError for a file that is damaged, protected, empty or not what its ending says.
    """
    module, name = _READERS[suffix]
    reader: Callable[[bytes, str, str], Canonical] = getattr(import_module(f"govgraph.loaders.office.{module}"), name)
    canonical = reader(data, where, document)
    if not canonical.text.strip():
        raise GovgraphError("no text stands in it", where, "If it is a scan, make its text readable first (OCR)")
    return canonical
