"""The examples of the frame lexicon are true: in each, the frames vote for the fact that it names."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
import yaml

from govgraph.graph.schema import schema
from govgraph.loaders.frames.lexicon import families, frame_lexicon, hits
from govgraph.loaders.readers.clauses import Word, propositions

DATA = yaml.safe_load(files("govgraph.loaders.frames").joinpath("frames.yaml").read_text("utf-8"))
EXAMPLES = [(family, example) for family, entry in DATA.items() for example in entry.get("examples", ())]


def items_of(text: str) -> list[Word]:
    """Words in small letters; "{A}" is participant A."""
    found = []
    for token in re.findall(r"\{[A-Z]\}|[\w']+|[^\w\s]", text):
        found.append(Word(token, ord(token[1]) - ord("A"), "B") if token.startswith("{") else Word(token.lower()))
    return found


def votes(text: str) -> set[tuple[str, str, str]]:
    """(source, type, target) for which the frames of a sentence vote."""
    items = items_of(text)
    made = set()
    for one in propositions(items, hits(tuple(item.word for item in items))):
        for a, slot in one.slots.items():
            for b, other in one.slots.items():
                for type in frame_lexicon().says.get((slot, one.family, other), ()) if a != b else ():
                    made.add((chr(a + 65), type, chr(b + 65)))
    return made


@pytest.mark.parametrize(("family", "example"), EXAMPLES)
def test_examples(family: str, example: str) -> None:
    text, _, told = example.rpartition(": ")
    assert family in {hit.family for hit in hits(tuple(item.word for item in items_of(text)))}
    assert tuple(told.split()) in votes(text)


def test_every_family_that_votes_has_examples() -> None:
    assert {family for family, entry in DATA.items() if entry.get("says")} - {family for family, _ in EXAMPLES} <= {
        "attendance",
        "other-body",
    }


def test_votes_are_for_types_of_the_schema() -> None:
    assert {type for types in frame_lexicon().says.values() for type in types} <= set(schema().relations)


def test_silent_words_vote_for_nothing() -> None:
    assert votes("{A} asked {B} about {C}") == set()


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("Membership", "member"),
        ("Sub-groups", "part"),
        ("REPORTING ARRANGEMENTS", "report"),
        ("Accountable body", "host"),
        ("Apologies for absence", "attendance"),
    ],
)
def test_headings_and_labels_speak_too(text: str, family: str) -> None:
    assert family in families(text)
