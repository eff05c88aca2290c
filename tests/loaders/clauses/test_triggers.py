"""Every trigger row proves itself: its examples are read, its counter examples are not."""

from __future__ import annotations

import pytest

from govgraph.graph.claims import Mention
from govgraph.loaders.clauses import Context, Found, read_sentence
from govgraph.loaders.clauses.rows import Row, rows
from govgraph.loaders.evaluate import _MEANS_SUBJECT
from govgraph.loaders.names import NameBook, name_key

SUBJECT = Mention("Brack Forum", "body", "forum")
CONTEXT = Context(SUBJECT, lambda words: SUBJECT if _MEANS_SUBJECT.match(words.lower()) else None)


def read(text: str) -> list[Found]:
    return read_sentence(text, CONTEXT, NameBook.from_text(text))


def stated(claim: Found) -> tuple[str, str, str]:
    if claim.type == "fact":
        return name_key(claim.source.name), str(claim.property), str(claim.value)
    if claim.type == "entity":
        return name_key(claim.source.name), "status", claim.status
    assert claim.target is not None
    return name_key(claim.source.name), claim.type, name_key(claim.target.name)


def wanted(example: str) -> set[tuple[str, str, str]]:
    facts = set()
    for fact in example.split(" => ")[1].split("; "):
        fact = fact.removesuffix(" (proposed)")
        source, kind, target = (part.strip() for part in fact.split("|"))
        facts.add((name_key(source), kind, target if kind.islower() else name_key(target)))
    return facts


EXAMPLES = [(row.id, example) for row in rows() for example in row.examples]
COUNTERS = [(row, example) for row in rows() for example in row.counter_examples]


@pytest.mark.parametrize(("row_id", "example"), EXAMPLES)
def test_example(row_id: str, example: str) -> None:
    found = {stated(claim) for claim in read(example.split(" => ")[0])}
    assert wanted(example) <= found


@pytest.mark.parametrize(("row", "example"), COUNTERS, ids=lambda value: value.id if isinstance(value, Row) else "")
def test_counter_example(row: Row, example: str) -> None:
    assert [claim for claim in read(example) if claim.type == row.type] == []


def test_ids_are_unique_and_every_relation_type_has_rows() -> None:
    ids = [row.id for row in rows()]
    assert len(ids) == len(set(ids))
