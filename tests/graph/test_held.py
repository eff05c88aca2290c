"""What a waiting claim may be a worse reading of."""

from __future__ import annotations

from dataclasses import replace

from govgraph.graph.build import build
from govgraph.graph.held import Held
from tests.graph.made import body, line, person, proof, source

WORDS = proof("a.txt", "Rhona Pike (Chair)", 10)
CHAIRS = replace(line("CHAIRS", person("Rhona Pike"), body("Harbour Board")), evidence=WORDS)
HELD = Held(build([source("a.txt", CHAIRS)]).graph)


def test_words_that_say_a_line_in_force_are_told_with_the_other_reading() -> None:
    rival = replace(line("CHAIRS", person("Rhona Pike"), body("Group")), evidence=proof("a.txt", "Pike (Chair)", 16))
    assert HELD.instead_of(rival) == "Rhona Pike chairs Harbour Board"


def test_other_words_another_type_and_other_ends_are_no_rivals() -> None:
    elsewhere = replace(CHAIRS, evidence=proof("a.txt", "Rhona Pike (Chair)", 200))
    other = replace(line("MEMBER_OF", person("Rhona Pike"), body("Group")), evidence=WORDS)
    strangers = replace(line("CHAIRS", person("Owen Marsh"), body("Group")), evidence=WORDS)
    assert [HELD.instead_of(one) for one in (elsewhere, other, strangers)] == ["", "", ""]
