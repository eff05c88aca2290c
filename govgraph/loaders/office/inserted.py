"""A document inserted whole into another (altChunk): the lines of text and HTML."""

from __future__ import annotations

from govgraph.graph.errors import GovgraphError
from govgraph.loaders.decode import decode
from govgraph.loaders.markup import html_blocks

_HTML, _TEXT = (".html", ".htm", ".xhtml", ".mht"), (".txt", ".text", ".md")


def inserted_text(data: bytes, ending: str) -> list[str] | None:
    """The lines of an inserted document; None where its kind is not read."""
    if ending not in (*_HTML, *_TEXT):
        return None
    try:
        text, _ = decode(data, "")
    except GovgraphError:
        return None
    if ending in _TEXT:
        return [line for line in text.split("\n") if line.strip()]
    return [block.clean for block in html_blocks(text, 0, len(text))[0]]
