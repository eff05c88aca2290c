"""How sure a rule's claim is beside what the judge holds of the same fact."""

from __future__ import annotations

import pytest

from govgraph.graph.claims import Evidence, Mention, RelationClaim
from govgraph.graph.settings import THRESHOLD
from govgraph.loaders.judge.judge import _agreed
from govgraph.loaders.taught.words import OWN


@pytest.mark.parametrize(
    "method, trust, score, entered",
    [
        ("led-by", 0.81, None, False),  # only a rule of sentences says so
        ("led-by", 0.81, 0.1, False),
        ("led-by", 0.81, 0.4, True),
        ("led-by", 0.81, 0.8, True),
        ("sectors", 0.85, None, True),
        (f"{OWN}1", 0.9, None, True),  # what a workspace was taught was tried on its example
        ("profile/chair", 0.95, None, True),
        ("roster/person", 0.95, 0.5, False),
        ("roster/person", 0.95, None, False),
    ],
)
def test_what_only_a_rule_of_sentences_states_is_offered(method: str, trust: float, score: float | None, entered: bool) -> None:
    ends = Mention("Ann Bell", "person"), Mention("Quay Forum", "body")
    claim = RelationClaim("LEADS", *ends, (Evidence("0", "a.txt", "Ann Bell", 0, 8),), confidence=0.9, method=method)
    assert (_agreed(claim, trust, score) >= THRESHOLD) is entered
