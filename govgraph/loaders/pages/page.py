"""A document's text to the units of its page."""

from __future__ import annotations

from govgraph.loaders.blocks import arrange
from govgraph.loaders.lines import line_blocks
from govgraph.loaders.markup import html_blocks
from govgraph.loaders.pages.columns import listed
from govgraph.loaders.pages.labels import unflattened
from govgraph.loaders.pages.units import Unit, units_of


def page_of(raw: str, media_type: str = "text/plain") -> tuple[Unit, ...]:
    """The units of a document, in order."""
    blocks = html_blocks(raw, 0, len(raw))[0] if media_type == "text/html" else line_blocks(raw)
    return units_of([part for block in listed(arrange(blocks)) for part in unflattened(block)])
