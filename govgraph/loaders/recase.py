"""Known names in stray letters ("the children's trust", "Oxley City council") get the letters they have elsewhere in the document."""

from __future__ import annotations

import re
from dataclasses import replace

from govgraph.loaders.reading import Reading
from govgraph.loaders.text import Text

_MOST = 400  # names; a document with more is a register, and its prose is not worth the time


def _tails(name: str) -> list[str]:
    words = name.split()
    return [" ".join(words[start:]) for start in range(1, len(words) - 1)]


def recase(reading: Reading) -> None:
    """Rewrite the clean words of all blocks; offsets stay, since only the case of letters changes."""
    names = {
        name for known in reading.book.known.values() for name in (known.name, *reading.book.aliases.get(known.name, ())) if " " in name
    }
    names |= {tail for name in names for tail in _tails(name) if tail in reading.raw}
    usable = {name.lower(): name for name in sorted(names) if not name.islower() and not name.isupper()}
    if not usable or len(usable) > _MOST:
        return
    pattern = re.compile(r"\b(?:" + "|".join(re.escape(name) for name in sorted(usable, key=len, reverse=True)) + r")\b", re.IGNORECASE)

    def known_letters(match: re.Match[str]) -> str:
        return match.group() if match.group().isupper() else usable.get(match.group().lower(), match.group())

    def again(text: Text) -> Text:
        return replace(text, clean=pattern.sub(known_letters, text.clean))

    for block in reading.blocks:
        block.text = again(block.text)
        block.cells = tuple(again(cell) if cell else cell for cell in block.cells)
