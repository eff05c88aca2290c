"""What the propositions of a line say of two participants: the path through each, and the votes of the frames."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govgraph.loaders.frames.lexicon import frame_lexicon
from govgraph.loaders.readers.clauses import Proposition

End = str | int  # a participant, or a slot that stands for what the words do not name ("gap", "holder", "subj")


def paths(first: End, second: End, says: Sequence[Proposition]) -> Iterator[tuple[str, str, Proposition]]:
    """(slot of the first, slot of the second, proposition) where both have a place; a word stands for itself."""
    for one in says:
        a = one.slots.get(first, "") if isinstance(first, int) else first
        b = one.slots.get(second, "") if isinstance(second, int) else second
        if a and b:
            yield a, b, one


def said(source: End, target: End, says: Sequence[Proposition]) -> Iterator[str]:
    """What the propositions say of source and target: the path through each, and the votes of the frames."""
    votes = frame_lexicon().says
    for a, b, one in paths(source, target, says):
        form = f"{one.form}{'p' if one.passive else ''}"
        yield f"path:{a}>{one.family}.{form}>{b}"
        yield f"way:{a}>{one.family}>{b}"
        for type in votes.get((a, one.family, b), ()):
            yield from (f"vote:{type}", f"vote:{type}:{form}", f"vote:{type}:{one.family}", f"vote:{type}:{one.family}.{form}")
