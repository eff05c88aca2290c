"""Titles that only their form shows: codes before them ("A1 Skills Board"), seats in brackets behind them, labelled lines below them."""

from __future__ import annotations

import re
from collections import Counter

from govgraph.loaders.blocks import Block

_CODE = re.compile(r"(?P<letter>[A-Z])\d{1,2}[.:]?\s+(?=[A-Z])")
_SEATED = re.compile(
    r"[A-Z][^.:;()]{4,80} \((?:lead|chair|co-?chairs?|vice|deputy|led by|chaired by|co-?ordinator)\b[^()]{3,90}\)\.?", re.IGNORECASE
)


def mark_titles(blocks: list[Block]) -> None:
    """Cut the codes of headings where several carry one, and make titles of lines that only name a group and who leads it."""
    letters = Counter(match["letter"] for block in blocks if block.kind == "heading" and (match := _CODE.match(block.clean)))
    for i, block in enumerate(blocks):
        code = _CODE.match(block.clean) if block.kind == "heading" else None
        if code and letters[code["letter"]] > 1:
            block.text = block.text.cut(code.end(), len(block.text))
        following = blocks[i + 1] if i + 1 < len(blocks) else None
        if block.kind == "para" and following is not None and following.kind != "item" and _SEATED.fullmatch(block.clean):
            block.kind, block.level = "heading", 6
