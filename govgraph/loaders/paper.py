"""A document's text as people see it: the blocks that the readers saw, with offsets, to mark in it what was read."""

from __future__ import annotations

from pathlib import Path

from govgraph.graph.errors import GovgraphError
from govgraph.loaders.blocks import Block, arrange
from govgraph.loaders.decode import decode
from govgraph.loaders.kinds import MEDIA_TYPES
from govgraph.loaders.lines import line_blocks
from govgraph.loaders.markup import html_blocks
from govgraph.loaders.office import MEDIA_TYPES as OFFICE
from govgraph.loaders.office import office_text


def paper_blocks(path: Path, suffix: str = "") -> list[Block]:
    """Headings, paragraphs, list items and table rows in order. suffix: the kind of file, if not as its name ends.

    Raises GovgraphError for what is no document or cannot be read.
    """
    suffix = (suffix or path.suffix).lower()
    if suffix not in MEDIA_TYPES:
        raise GovgraphError("a register has no text to show", str(path), "Its cells stand on the cards")
    try:
        data = path.read_bytes()
    except OSError as err:
        raise GovgraphError(f"cannot read it ({err.strerror})", str(path), "Load it again from where it is now") from err
    raw = office_text(data, suffix, str(path), path.name).text if suffix in OFFICE else decode(data, str(path))[0]
    return arrange(html_blocks(raw, 0, len(raw))[0] if MEDIA_TYPES[suffix] == "text/html" else line_blocks(raw))
