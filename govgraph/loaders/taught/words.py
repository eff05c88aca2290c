"""Own words as values, and which of them this process reads with: a lexicon is built once in a process, so they never change in one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from govgraph.graph.errors import GovgraphError
from govgraph.graph.schema import schema

KINDS = ("body", "organisation", "project", "plan")  # what the head of a name may say that the name is of
WHATS = (*KINDS, "label", "relation")
OWN = "own-"  # what the rules of taught words are called by
_IS = re.compile(r"^(?:is|are) ")


def flat(text: str) -> str:
    """A text with single blanks and plain apostrophes, as words are compared."""
    return " ".join(text.replace("’", "'").split())


@dataclass(frozen=True, slots=True)
class Word:
    """A taught word. what: one of WHATS; means: what a label or a relation says, in words that the reader knows.

    like: a head of the same kind, of whose sort the name is; begins: names begin with it, where heads else stand at their end.
    """

    what: str
    word: str
    example: str
    means: str = ""
    like: str = ""
    begins: bool = False

    @property
    def phrase(self) -> str:
        """The word in small letters, as lexicons hold it; of a relation without its "is"."""
        said = flat(self.word).lower()
        return _IS.sub("", said) if self.what == "relation" else said

    @property
    def rule(self) -> str:
        """What the rule is called that a word for a relation makes."""
        return f"{OWN}{'-'.join(self.phrase.split())}"

    @property
    def line(self) -> tuple[str, bool]:
        """The relation type that a word for a relation means, and whether from its subject to its object. LookupError if it means none."""
        return verbs()[" ".join(self.means.lower().split())]


def verbs() -> dict[str, tuple[str, bool]]:
    """What the schema's relations are called, either way -> type, and whether its source is the subject."""
    found = {row.inverse: (key, False) for key, row in schema().relations.items()}
    return found | {row.verb: (key, True) for key, row in schema().relations.items()}


@dataclass(frozen=True, slots=True)
class Words:
    """The words that a workspace was taught, in the order of its file."""

    items: tuple[Word, ...] = ()

    def of(self, *whats: str) -> list[Word]:
        """The words of these sorts."""
        return [one for one in self.items if one.what in whats]

    def dump(self) -> str:
        """The words as one line of text, the same for the same words; "" for none. Part of the key of whatever is kept of a reading."""
        return json.dumps([asdict(one) for one in self.items], ensure_ascii=False, sort_keys=True) if self.items else ""

    @classmethod
    def parse(cls, text: str) -> Words:
        """The words of a dump."""
        return cls(tuple(Word(**one) for one in json.loads(text))) if text else cls()

    def with_word(self, word: Word) -> Words:
        """These words and a further one, in place of the same word taught before."""
        return Words((*self.without(word.what, word.phrase).items, word))

    def without(self, what: str, phrase: str) -> Words:
        """These words without one."""
        return Words(tuple(_others(self.items, what, phrase)))


def _others(items: Iterable[Word], what: str, phrase: str) -> Iterable[Word]:
    return (one for one in items if (one.what, one.phrase) != (what, phrase))


_here: list[Words] = []  # empty until a lexicon asks, or a worker or a command is told; then one value, to the end of the process


def read_with(words: Words) -> None:
    """Let this process read with these words. Raises GovgraphError when it has begun to read with others."""
    if not _here:
        _here.append(words)
    if _here[0] != words:
        raise GovgraphError("this process already reads with the words of another workspace", "", "Run it as a command of its own")


def own_words() -> Words:
    """The words that this process reads with; from the first call on they are settled."""
    if not _here:
        _here.append(Words())
    return _here[0]
