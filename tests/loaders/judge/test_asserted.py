"""The cues that take back a sentence, each by its example."""

from __future__ import annotations

from importlib.resources import files

import pytest
import yaml

from govgraph.graph.claims import Evidence, Mention, RelationClaim
from govgraph.loaders.judge.asserted import DOUBTED, as_asserted, cue_in

CUES = yaml.safe_load(files("govgraph.loaders.judge").joinpath("cues.yaml").read_text("utf-8"))


def claim(quote: str, **more: str) -> RelationClaim:
    ends = Mention("Marina Board", "body"), Mention("Waterways Board", "body")
    return RelationClaim("REPORTS_TO", *ends, (Evidence("x", "a.txt", quote, 0, len(quote)),), confidence=0.9, **more)


@pytest.mark.parametrize(("name", "example"), [(name, entry["example"]) for name, entry in CUES.items()])
def test_examples(name: str, example: str) -> None:
    assert cue_in(example) == name
    made = as_asserted(claim(example))
    assert (made.status, made.confidence) == ((name, 0.9) if name in ("past", "proposed") else ("active", DOUBTED))


def test_a_question_is_doubted() -> None:
    assert as_asserted(claim("Does the Marina Board report to the Waterways Board?")).confidence == DOUBTED


@pytest.mark.parametrize(
    "quote", ["The Marina Board reports to the Waterways Board.", "The Marina Board reports to the Waterways Board, which does not meet."]
)
def test_what_is_said_outright_stays(quote: str) -> None:
    assert as_asserted(claim(quote)) == claim(quote)


def test_words_are_whole_words() -> None:
    assert as_asserted(claim("Not-Marina Board", certainty="layout")).confidence == 0.9
