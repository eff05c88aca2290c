"""Lines: a unit as words and participants in their order, with what its words speak of and say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from govgraph.loaders.frames.lexicon import Hit, hits
from govgraph.loaders.names.tokenise import Token, tokens_of
from govgraph.loaders.pages.units import Unit
from govgraph.loaders.readers.clauses import Proposition, Word, propositions
from govgraph.loaders.subjects.evidence import Scene

_ENDS = frozenset(".!?;")


@dataclass(frozen=True)
class Line:
    """A unit as items; `at` gives the place of each of its participants."""

    items: tuple[Word, ...]
    at: dict[int, int] = field(default_factory=dict)
    hits: tuple[Hit, ...] = ()
    says: tuple[Proposition, ...] = ()

    def families(self) -> tuple[str, ...]:
        """What its words speak of, each family once."""
        return tuple(dict.fromkeys(hit.family for hit in self.hits))


def line_of(scene: Scene, unit: Unit) -> Line:
    """The items of a unit: its words in small letters, each participant as one item."""
    inside = scene.inside(unit.number)
    starts = {scene.participants[n].start: n for n in inside}
    items: list[Word] = []
    at: dict[int, int] = {}
    end, sentence = 0, 0
    tokens = tokens_of(unit.clean)
    for k, token in enumerate(tokens):
        if token.start in starts:
            n = starts[token.start]
            at[n] = len(items)
            tag = scene.entities[scene.whose[n]].tag if scene.participants[n].tag != "R" else "R"
            items.append(Word(f"<{tag}>", n, tag, sentence))
            end = scene.participants[n].end
        elif token.start >= end:
            items.append(Word(token.text.lower(), -1, "", sentence))
            if token.text in _ENDS and (token.text != "." or _ends(tokens, k)):
                sentence += 1
    found = hits(tuple(item.word for item in items))
    known: dict[int, list[str]] = {}
    for hit in found:
        known.setdefault(hit.place, []).append(hit.family)
    for i, families in known.items():
        items[i] = items[i]._replace(families=tuple(families))
    full = tuple(items)
    return Line(full, at, found, propositions(full, found))


def _ends(tokens: Sequence[Token], k: int) -> bool:
    following = tokens[k + 1].text if k + 1 < len(tokens) else "X"
    return bool(following[:1].isupper() or not following[:1].isalnum())
