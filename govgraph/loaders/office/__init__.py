"""Word, OpenDocument, PDF, slides and older files: each becomes a canonical text that the readers of plain text take further."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from govgraph.graph.errors import GovgraphError
from govgraph.loaders.office.canonical import Canonical

__all__ = ["MEDIA_TYPES", "Canonical", "office_text"]

_OPEN = "application/vnd.openxmlformats-officedocument."
_OASIS = "application/vnd.oasis.opendocument."
MEDIA_TYPES = {
    ".docx": f"{_OPEN}wordprocessingml.document",
    ".docm": "application/vnd.ms-word.document.macroEnabled.12",
    ".dotx": f"{_OPEN}wordprocessingml.template",
    ".odt": f"{_OASIS}text",
    ".ott": f"{_OASIS}text-template",
    ".pdf": "application/pdf",
    ".pptx": f"{_OPEN}presentationml.presentation",
    ".pptm": "application/vnd.ms-powerpoint.presentation.macroEnabled.12",
    ".ppsx": f"{_OPEN}presentationml.slideshow",
    ".doc": "application/msword",
    ".rtf": "application/rtf",
    ".ppt": "application/vnd.ms-powerpoint",
    ".odp": f"{_OASIS}presentation",
    ".fodt": f"{_OASIS}text-flat-xml",
}
# Each reader is imported with its libraries only when such a file is met.
_WORD, _ODT, _SLIDES = ("word", "read_word"), ("opendocument", "read_opendocument"), ("slides", "read_slides")
_READERS = {
    **dict.fromkeys((".docx", ".docm", ".dotx"), _WORD),
    **dict.fromkeys((".odt", ".ott"), _ODT),
    **dict.fromkeys((".pptx", ".pptm", ".ppsx"), _SLIDES),
    ".pdf": ("pdf", "read_pdf"),
}
_OTHERS = ("converted", "read_converted")


def office_text(data: bytes, suffix: str, where: str, document: str) -> Canonical:
    """The text of a document; suffix is a key of MEDIA_TYPES. Macros are never run, only the text is read.

    Raises GovgraphError for a file that is damaged, protected, empty or not what its ending says.
    """
    module, name = _READERS.get(suffix, _OTHERS)
    reader: Callable[[bytes, str, str], Canonical] = getattr(import_module(f"govgraph.loaders.office.{module}"), name)
    canonical = reader(data, where, document)
    if not canonical.text.strip():
        raise GovgraphError("no text stands in it", where, "If it is a scan, make its text readable first (OCR)")
    return canonical
