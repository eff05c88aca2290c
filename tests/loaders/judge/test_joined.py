"""Claims of rules and pairs joined: of two kinds of line the surer one, no line over a middle body, no name that the tagger cuts otherwise."""

from __future__ import annotations

import pytest

from govgraph.graph.claims import Claim, EntityClaim, Evidence, Mention, RelationClaim
from govgraph.loaders.judge.asserted import DOUBTED
from govgraph.loaders.judge.joined import NAMED, joined

TEXT = "The Lock Panel is part of the Canal Board, which is part of the Waterways Board. The Weir Panel is part of the Waterways Board.\n"


def line(source: str, target: str, type: str = "PART_OF", confidence: float = 0.9, method: str = "pairs/U", sentence: int = 0) -> RelationClaim:
    start, end = (0, TEXT.index(". ")) if not sentence else (TEXT.index(". ") + 2, len(TEXT) - 1)
    proof = Evidence("x", "a.txt", TEXT[start:end], start, end)
    return RelationClaim(type, Mention(source, "body"), Mention(target, "body"), (proof,), confidence=confidence, method=method)


def told(claims: tuple[Claim, ...]) -> dict[tuple[str, str, str], float]:
    found = (claim for claim in claims if isinstance(claim, RelationClaim))
    return {(claim.type, claim.source.name, claim.target.name): claim.confidence for claim in found}


def test_a_line_over_a_middle_body_in_one_sentence_is_doubted() -> None:
    steps = line("Lock Panel", "Canal Board"), line("Canal Board", "Waterways Board")
    over = line("Lock Panel", "Waterways Board", method="subgroup-of")
    assert told(joined([over], steps, TEXT))["PART_OF", "Lock Panel", "Waterways Board"] == DOUBTED
    assert told(joined([over], steps[:1], TEXT))["PART_OF", "Lock Panel", "Waterways Board"] == 0.9


def test_a_line_that_another_sentence_says_stands() -> None:
    steps = line("Lock Panel", "Canal Board"), line("Canal Board", "Waterways Board")
    over = line("Lock Panel", "Waterways Board", sentence=1)
    assert told(joined([], [*steps, over], TEXT))["PART_OF", "Lock Panel", "Waterways Board"] == 0.9


def test_a_part_is_no_member_of_the_same_body_whoever_says_it() -> None:
    member = line("Lock Panel", "Canal Board", "MEMBER_OF", 0.8, "list/brings-together")
    assert set(told(joined([member], [line("Lock Panel", "Canal Board")], TEXT))) == {("PART_OF", "Lock Panel", "Canal Board")}


def test_a_name_that_stands_in_nothing_and_is_cut_otherwise_is_left_out() -> None:
    def named(name: str, kind: str = "body") -> EntityClaim:
        return EntityClaim(Mention(name, kind), (), method=NAMED)

    facts = named("Panel Lock Panel"), named("Board"), named("Quay Forum"), named("Major Works", "person"), named("Lock Panel"), named("Canal Board", "person")
    kept = joined(facts, [], TEXT, [named("Lock Panel"), named("Canal Board")])
    assert [claim.entity.name for claim in kept if isinstance(claim, EntityClaim)] == ["Quay Forum", "Lock Panel"]


@pytest.mark.parametrize(("source", "left"), [("steering groups", DOUBTED), ("Lock Panel", 0.9)])
def test_to_whom_groups_at_large_report_is_doubted(source: str, left: float) -> None:
    assert told(joined([], [line(source, "Canal Board", "REPORTS_TO")], TEXT))["REPORTS_TO", source, "Canal Board"] == left
