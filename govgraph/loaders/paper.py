"""A document opened, and its text as people see it: the blocks that the readers saw, with offsets."""

from __future__ import annotations

from pathlib import Path

from govgraph.graph.errors import GovgraphError
from govgraph.loaders.blocks import Block, arrange
from govgraph.loaders.decode import decode
from govgraph.loaders.kinds import GRAPHS, MEDIA_TYPES, REGISTERS
from govgraph.loaders.leftwords import left_words, told
from govgraph.loaders.lines import line_blocks
from govgraph.loaders.markup import html_blocks
from govgraph.loaders.office import MEDIA_TYPES as OFFICE
from govgraph.loaders.office import Canonical, office_text


def opened(path: Path, name: str) -> tuple[bytes, Canonical, str]:
    """The bytes of a document, its text, and how it was encoded.

    Raises GovgraphError for a file of another kind or that cannot be read.
    """
    suffix = path.suffix.lower()
    if suffix not in MEDIA_TYPES:
        advice = f"Save it as one of {', '.join(sorted([*MEDIA_TYPES, *REGISTERS, *GRAPHS]))}"
        raise GovgraphError(f"files ending in {path.suffix or 'nothing'} are not read", str(path), advice)
    data = _bytes(path, "Check the name and your permissions")
    if suffix in OFFICE:
        return data, office_text(data, suffix, str(path), name), "utf-8"
    text, encoding = decode(data, str(path))
    left = left_words(text)
    return data, Canonical(text, issues=told(name, left.struck, left.hidden)), encoding


def cut(raw: str, media_type: str) -> list[Block]:
    """The blocks of a document's text as its markup has them, before `blocks.arrange`."""
    return html_blocks(raw, 0, len(raw))[0] if media_type == "text/html" else line_blocks(raw)


def paper_blocks(path: Path, suffix: str = "") -> tuple[list[Block], Canonical]:
    """Headings, paragraphs, list items and table rows in order, and the text that knows their pages. suffix: if not as the name ends.

    Raises GovgraphError for what is no document or cannot be read.
    """
    suffix = (suffix or path.suffix).lower()
    if suffix not in MEDIA_TYPES:
        raise GovgraphError("a register has no text to show", str(path), "Its cells stand on the cards")
    data = _bytes(path, "Load it again from where it is now")
    text = office_text(data, suffix, str(path), path.name) if suffix in OFFICE else Canonical(decode(data, str(path))[0])
    return arrange(cut(text.text, MEDIA_TYPES[suffix])), text


def _bytes(path: Path, advice: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as err:
        raise GovgraphError(f"cannot read it ({err.strerror})", str(path), advice) from err
