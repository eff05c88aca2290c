"""Titles as pages lose them: run into the sentence below ("Executive The Executive meets …"), or broken over two lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from govgraph.loaders.frames.lexicon import families
from govgraph.loaders.names.lexicon import lexicon

if TYPE_CHECKING:
    from govgraph.loaders.blocks import Block

LEVEL = 7  # of a heading that only its words show to be one
_WORD = r"[\w'’&,/-]+"
_GLUED = re.compile(rf"(?:^|(?<=[.!?:;|)\d] ))(?P<title>[A-Z]{_WORD}(?: {_WORD}){{0,9}}?) ?[-–]? ?(?=The (?P=title)(?!\w))")
_LINKS = frozenset(("and", "of", "for", "the", "in", "&", "with", "on"))
_SHORT = 8  # words of a line that may be half of a title


def mended(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with titles of their own where they were glued or broken."""
    return [part for block in _rejoined(blocks) for part in _unglued(block)]


def _unglued(block: Block) -> Iterator[Block]:
    """A title that the next sentence says again stands alone above it."""
    text = block.text
    cuts = [match.span("title") for match in _GLUED.finditer(text.clean)] if block.kind in ("para", "line") else []
    here = 0
    for start, end in cuts:
        if start > here:
            yield replace(block, text=text.cut(here, start))
        yield replace(block, kind="heading", level=LEVEL, marker="", text=text.cut(start, end))
        here = end + len(text.clean[end:]) - len(text.clean[end:].lstrip(" -–"))
    yield replace(block, text=text.cut(here, len(text))) if cuts else block


def _rejoined(blocks: Sequence[Block]) -> list[Block]:
    """A name whose last words ("Parish Council") stand on the next line is one line again."""
    from govgraph.loaders.text import joined

    found: list[Block] = []
    for block in blocks:
        before = found[-1] if found else None
        if before is not None and before.kind == block.kind and _is_start(before) and _is_end(block):
            found[-1] = replace(before, text=joined(before.text, block.text))
        else:
            found.append(block)
    return found


def _is_start(block: Block) -> bool:
    """Capital words without a noun for a body, a label or a stop: the first half of a name."""
    words = block.clean.split()
    named = block.kind in ("line", "heading") and 0 < len(words) <= _SHORT and block.clean[-1].isalpha()
    capital = all(word[:1].isupper() or word.lower() in _LINKS for word in words)
    return named and capital and not any(word.lower() in lexicon().heads for word in words) and not families(block.clean)


def _is_end(block: Block) -> bool:
    """Nothing but words for kinds of bodies, the last of them one that heads a name."""
    words = block.clean.split()
    known = lexicon()
    kinds = all(word[:1].isupper() and (word.lower() in known.heads or word.lower() in known.openers) for word in words)
    return 0 < len(words) <= 3 and kinds and words[-1].lower() in known.heads and words[-1].lower() not in known.plurals
