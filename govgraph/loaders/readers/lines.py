"""Lines: a unit as words and participants in their order, with what its words speak of and say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from govgraph.loaders.frames.lexicon import Hit, hits
from govgraph.loaders.names.tokenise import Token, tokens_of
from govgraph.loaders.pages.units import Unit
from govgraph.loaders.readers.clauses import Proposition, Word, propositions
from govgraph.loaders.subjects.evidence import Scene

_ENDS = frozenset(".!?;")
_JOINING = frozenset(("and", "the", "a", "of", "from", "one", "two"))


@dataclass(frozen=True)
class Line:
    """A unit as items; `at` gives the place of each of its participants. What follows from it is worked out once."""

    items: tuple[Word, ...]
    at: dict[int, int] = field(default_factory=dict)
    hits: tuple[Hit, ...] = ()
    says: tuple[Proposition, ...] = ()

    @cached_property
    def families(self) -> tuple[str, ...]:
        """What its words speak of, each family once."""
        return tuple(dict.fromkeys(hit.family for hit in self.hits))

    @cached_property
    def own(self) -> tuple[int, ...]:
        """Its participants in order."""
        return tuple(sorted(self.at))

    @cached_property
    def ranks(self) -> dict[int, int]:
        """The number of each participant among them."""
        return {n: rank for rank, n in enumerate(self.own)}

    @cached_property
    def openers(self) -> dict[int, int]:
        """Sentence -> its first participant."""
        found: dict[int, int] = {}
        for n in self.own:
            found.setdefault(self.sentence(n), n)
        return found

    @cached_property
    def slotted(self) -> dict[int, list[Proposition]]:
        """Participant -> the propositions that have a slot for it."""
        found: dict[int, list[Proposition]] = {}
        for one in self.says:
            for n in one.slots:
                found.setdefault(n, []).append(one)
        return found

    @cached_property
    def placed(self) -> dict[int, list[Proposition]]:
        """Place -> the propositions of the words there."""
        found: dict[int, list[Proposition]] = {}
        for one in self.says:
            found.setdefault(one.place, []).append(one)
        return found

    @cached_property
    def kinds_told(self) -> dict[int, list[Proposition]]:
        """Sentence -> the propositions in it, the first of each family, form and voice."""
        found: dict[int, dict[tuple[str, str, bool], Proposition]] = {}
        for one in sorted(self.says, key=lambda one: one.place):
            found.setdefault(self.items[one.place].sentence, {}).setdefault((one.family, one.form, one.passive), one)
        return {sentence: list(kinds.values()) for sentence, kinds in found.items()}

    @cached_property
    def first_sign(self) -> int:
        """The place of the first colon, bar or dash; the number of items where there is none."""
        return next((i for i, item in enumerate(self.items) if item.word in (":", "|", "-", "–")), len(self.items))

    @cached_property
    def first_word(self) -> int:
        """The place of the first word that is neither participant nor joins some."""
        return next(
            (i for i, item in enumerate(self.items) if item.participant < 0 and item.word.isalpha() and item.word not in _JOINING),
            len(self.items),
        )

    def sentence(self, n: int) -> int:
        """The number of the sentence in which a participant stands."""
        return self.items[self.at[n]].sentence


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
