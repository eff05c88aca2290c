"""Rules as the judge hears them: each trusted as far as the corpus bore it out, its facts laid on the page's own entities."""

from __future__ import annotations

import pytest

from govgraph.graph.claims import EntityClaim, Mention, RelationClaim
from govgraph.loaders.judge.claims import Whence
from govgraph.loaders.judge.joined import OFFER
from govgraph.loaders.judge.judge import ALONE, judge
from govgraph.loaders.judge.rules import as_seen, facts_of, heard_of, is_any, trust_in
from govgraph.loaders.source import read_document
from govgraph.loaders.weights.table import shipped_linear

PAGE = "The Wendshire Skills Board reports to the Wendshire Cabinet. It is chaired by Cllr Maud Pinder.\n"


def claim(method: str, confidence: float = 0.9, source: str = "Wendshire Skills Board", target: str = "Wendshire Cabinet") -> RelationClaim:
    return RelationClaim("REPORTS_TO", Mention(source, "body"), Mention(target, "body"), (), confidence=confidence, method=method)


def judged(rules: list[RelationClaim]):
    return judge(Whence(PAGE, "0" * 64, "page.txt"), rules=rules)


def test_a_rule_is_trusted_no_more_than_the_corpus_bore_it_out() -> None:
    known = min(shipped_linear("rules").weights.items(), key=lambda item: item[1])
    assert trust_in(claim(known[0])) == known[1] < 0.9


def test_a_rule_is_trusted_no_more_than_it_trusts_itself() -> None:
    assert trust_in(claim("a rule that never fired", 0.3)) == 0.3


@pytest.mark.parametrize("name", ["partnerships", "steering groups"])
def test_bodies_at_large_are_doubted(name: str) -> None:
    assert is_any(Mention(name, "body"))
    assert trust_in(claim("a rule that never fired", source=name)) <= 0.4


def test_a_body_of_that_name_is_not_at_large() -> None:
    assert not is_any(Mention("Wendshire Skills Board", "body"))


def test_facts_are_laid_on_the_entities_of_the_page() -> None:
    scene = judged([]).scene
    named = {entity.name: entity.number for entity in scene.entities}
    one = claim("reports-to")
    assert facts_of(scene, [one]) == {one: ("REPORTS_TO", named["Wendshire Skills Board"], named["Wendshire Cabinet"])}


def test_other_names_of_the_rules_find_the_entity_too() -> None:
    scene = judged([]).scene
    alias = EntityClaim(Mention("Skills Partnership", "body"), (), ("Wendshire Skills Board",))
    assert facts_of(scene, [alias, claim("reports-to", source="Skills Partnership")])


def test_names_that_the_page_does_not_know_have_no_fact() -> None:
    assert not facts_of(judged([]).scene, [claim("reports-to", source="Harlow Vale Forum")])


def test_of_two_rules_the_better_trusted_is_heard() -> None:
    scene = judged([]).scene
    low, high = claim("a rule that never fired", 0.3), claim("another", 0.6)
    assert list(heard_of(facts_of(scene, [low, high])).values()) == [0.6]


def test_the_judge_is_as_sure_as_the_rule_or_surer() -> None:
    told = [one for one in judged([claim("a rule that never fired", 0.8)]).rules if isinstance(one, RelationClaim)]
    assert told[0].confidence >= 0.8


def test_a_fact_that_a_rule_tells_is_not_told_again_by_a_pair() -> None:
    rules = [one for one in read_document(PAGE, "0" * 64, "page.txt").finish() if isinstance(one, RelationClaim)]
    stated = {(one.type, one.source.name, one.target.name) for one in rules}
    assert stated
    assert not stated & {(one.type, one.source.name, one.target.name) for one in judged(rules).relations}


def test_what_pairs_tell_alone_is_sure_or_offered() -> None:
    told = judged([]).relations
    assert told
    assert all(OFFER <= one.confidence < 1 for one in told)


@pytest.mark.parametrize(("method", "kept"), [("profile/chair", True), ("roster/person", False), ("sits-on", False)])
def test_what_only_a_rule_states_stands_by_layout_or_by_how_often_the_rule_was_right(method: str, kept: bool) -> None:
    one = RelationClaim(
        "MEMBER_OF", Mention("Jo Nowhere", "person"), Mention("Wendshire Skills Board", "body"), (), confidence=0.9, method=method
    )
    told = [kept for kept in judged([one]).rules if isinstance(kept, RelationClaim)]
    assert [claim.confidence for claim in told] == ([trust_in(one)] if kept else [])


def test_a_sentence_that_the_judge_does_not_see_needs_a_rule_that_is_nearly_always_right() -> None:
    trusted = {rule: trust for rule, trust in shipped_linear("rules").weights.items() if "/" not in rule}
    for rule, enters in (
        (max(trusted, key=trusted.__getitem__), True), (min(trusted, key=trusted.__getitem__), False), ("a rule that never fired", False),
    ):  # fmt: skip
        one = RelationClaim("CHAIRS", Mention("Jo Nowhere", "person"), Mention("Wendshire Skills Board", "body"), (), method=rule)
        told = [claim for claim in judged([one]).rules if isinstance(claim, RelationClaim)]
        assert bool(told) is enters, rule
    assert min(trusted.values()) < ALONE <= max(trusted.values())


def joined(type: str, source: tuple[str, str], target: tuple[str, str]) -> RelationClaim | None:
    """What is left of a rule's claim on the page."""
    one = RelationClaim(type, Mention(*source), Mention(*target), (), confidence=0.9, method="list/projects")
    scene = judged([]).scene
    return as_seen(scene, one, facts_of(scene, [one]).get(one))


def test_a_rule_that_takes_a_person_for_a_project_joins_nothing() -> None:
    assert joined("RELATED_TO", ("Wendshire Skills Board", "body"), ("Maud Pinder", "project")) is None


def test_a_rule_that_takes_a_person_for_an_organisation_may_mean_the_person() -> None:
    found = joined("MEMBER_OF", ("Maud Pinder", "organisation"), ("Wendshire Skills Board", "body"))
    assert found is not None and found.source.kind == "person"


def test_names_that_the_page_does_not_know_are_left_as_the_rule_says() -> None:
    assert joined("RELATED_TO", ("Wendshire Skills Board", "body"), ("River Walk", "project")) is not None
