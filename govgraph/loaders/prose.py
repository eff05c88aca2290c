"""Prose: every sentence of a document through the clause triggers, with the section's body as what "it" means."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govgraph.graph.claims import EntityClaim, FactClaim, Mention, RelationClaim
from govgraph.loaders.clauses import Context, Found, read_sentence, sentences
from govgraph.loaders.discourse import same_head
from govgraph.loaders.reading import Reading
from govgraph.loaders.structure.verbals import as_sentence
from govgraph.loaders.text import Text


def read_prose(reading: Reading) -> None:
    """Read all running text that no structure rule has read whole."""
    for i, text in _texts(reading):
        last: Mention | None = None
        for start, end in sentences(text.clean):
            sentence = text.cut(start, end)
            found = read_sentence(sentence.clean, _context(reading, i, last), reading.book)
            for item in found:
                _claim(reading, sentence, item)
            last = _topic(found) or last


def _texts(reading: Reading) -> Iterator[tuple[int, Text]]:
    for i, block in enumerate(reading.blocks):
        if i in reading.done and block.kind != "row":
            continue
        if block.kind == "item":
            yield i, as_sentence(block.text) or block.text
        elif block.kind in ("para", "line"):
            yield i, block.text
        elif block.kind == "row":
            # A cell may hold sentences beside its label ("Chairman | The meetings are hosted in turn …").
            for cell in block.cells:
                if len(cell) > 60 and re.search(r"[a-z] [a-z]+ [a-z]", cell.clean):
                    yield from ((i, line) for line in cell.lines() if len(line) > 40)


def _context(reading: Reading, i: int, last: Mention | None) -> Context:
    subject = reading.subjects[i]

    def resolve(words: str) -> Mention | None:
        """What "the Board", "it" or "the group" means here: the topic of the sentence before, else the section's body."""
        for candidate in (last, subject):
            if candidate is not None and same_head(candidate, words):
                return candidate
        known = reading.book.lookup(words)
        return Mention(known.name, known.kind, known.subtype) if known else None

    return Context(subject, resolve)


def _topic(found: list[Found]) -> Mention | None:
    """The body that a sentence was about: the first source or target that is a body."""
    for item in found:
        if item.source is not None and item.source.kind in ("body", "project"):
            return item.source
    return None


def _claim(reading: Reading, sentence: Text, item: Found) -> None:
    proof = (reading.evidence(sentence, item.start, item.end),)
    if item.type == "fact":
        assert item.source is not None and item.property and item.value is not None
        reading.claims.append(FactClaim(item.source, item.property, item.value, proof, item.certainty, item.confidence, item.method))
    elif item.type == "entity":
        assert item.source is not None
        reading.claims.append(EntityClaim(item.source, proof, (), item.status, item.certainty, item.confidence, item.method))
    elif item.source is not None and item.target is not None:
        reading.relate(
            RelationClaim(
                item.type,
                item.source,
                item.target,
                proof,
                item.role,
                item.nature,
                item.frequency,
                item.status,
                item.certainty,
                item.confidence,
                item.method,
            )
        )
