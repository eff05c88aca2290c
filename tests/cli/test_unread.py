"""What a line that was not understood may say: the verbs that are offered, and that every command that `review` prints works."""

from __future__ import annotations

import pytest

from govgraph.cli.unread import kinds_of, may_say
from govgraph.graph.model import Entity
from govgraph.graph.resolve.names import name_key

KNOWN = {
    "Averton": "place",
    "Brackdale": "place",
    "Skills Board": "body",
    "Growth Board": "body",
    "skills board": "body",
    "Ada Hill": "person",
    "Quay Ltd": "organisation",
}


@pytest.mark.parametrize(
    ("names", "reason", "told"),
    [
        (["Quay Ltd", "Skills Board"], "fund", [("Quay Ltd", "funds", "Skills Board")]),
        (["Skills Moot", "Growth Board"], "report", []),
        (["Skills Board", "SB", "Growth Board"], "report", [("Skills Board", "reports to", "Growth Board")]),
        (["the Officer", "Skills Board", "Growth Board"], "report", [("Skills Board", "reports to", "Growth Board")]),
        (["Skills Board", "Growth Board"], "member, report", ["is a member of", "reports to"]),
        (["Skills Board", "Ada Hill"], "chair", [("Skills Board", "is chaired by", "Ada Hill")]),
        (["Averton", "Skills Board"], "report", [("Averton", "is served by", "Skills Board")]),
        (["Skills Board", "Growth Board"], "too unsure", ["is linked to", "is scrutinised by", "succeeds", "leads"]),
        (["Averton", "Brackdale"], "report", []),
        (["Skills Board"], "report", []),
        (["Skills Board", "SB"], "report", []),
        (["skills board", "Skills Board"], "report", []),
    ],
)
def test_a_line_that_was_not_understood_may_say_what_its_words_and_the_kinds_of_its_names_admit(
    names: list[str], reason: str, told: list[object]
) -> None:
    found = may_say(names, reason, KNOWN)
    assert [one if isinstance(told[0], tuple) else one[1] for one in found] == told if told else not found


def test_a_name_that_may_mean_two_things_is_not_offered() -> None:
    board, trust, named = (
        Entity("a", "body", "Skills Board"),
        Entity("b", "plan", "Skills Board"),
        Entity("c", "plan", "Trust", ["Skills Board"]),
    )
    assert kinds_of([board]) == {name_key("Skills Board"): "body"}
    assert kinds_of([board, trust]) == {}
    assert kinds_of([named, board])[name_key("Skills Board")] == "body"  # its own name comes first
