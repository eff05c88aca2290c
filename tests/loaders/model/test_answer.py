"""Answers: bare, fenced or after a thought; anything else is said to be unreadable, and odd entries are counted."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.loaders.model.answer import Answer, Fact, Name, Unreadable, parse_answer

GOOD = '{"names": [{"name": "Forum", "kind": "body", "also": ["F", 3, ""]}], "facts": [{"type": "PART_OF", "source": "Forum", "target": "Board", "quote": "a  b", "line": 2, "role": null, "status": "past"}]}'
READ = Answer((Name("Forum", "body", ("F",)),), (Fact("PART_OF", "Forum", "Board", "a b", 2, None, "past"),))


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        f"  {GOOD}\n",
        f"```json\n{GOOD}\n```",
        f"Here is the answer:\n```\n{GOOD}\n```\nI hope this helps.",
        f"<think>Well {{…}}</think>\n{GOOD}",
    ],
    ids=["bare", "blanks", "fenced", "fenced with talk", "thought"],
)
def test_an_answer_is_read(text: str) -> None:
    assert parse_answer(text) == READ


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "nothing in it"), ("I cannot help with that.", "no JSON"), (GOOD[:-30], "not whole"), (GOOD + GOOD, "not whole"), ("[1, 2]", "not an object"), ("7", "not an object"),
        ('{"names": []}', '"facts"'), ('{"names": {}, "facts": []}', '"names"'), (f"```json\n{GOOD[:-20]}\n```", "not whole"), ("{" * 100_000, "not whole"),
        (" " * 400_001, "too long"),
    ],
)  # fmt: skip
def test_anything_else_is_unreadable_and_says_why(text: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        parse_answer(text)


def test_odd_entries_are_counted_and_the_rest_is_read() -> None:
    data = json.loads(GOOD)
    data["names"] += [{"kind": "body"}, "Board", None]
    data["facts"] += [{"type": "PART_OF"}, 5, {**data["facts"][0], "quote": ["a"]}]
    assert parse_answer(json.dumps(data)) == Answer(READ.names, READ.facts, odd=6)


def test_doubled_facts_are_one() -> None:
    data = json.loads(GOOD)
    data["facts"] *= 3
    found = parse_answer(json.dumps(data))
    assert found.facts == READ.facts


@pytest.mark.parametrize("line", [True, -1, "2", 10**9, None, 2.5])
def test_a_line_that_is_none_is_left_out(line: object) -> None:
    data = json.loads(GOOD)
    data["facts"][0]["line"] = line
    assert parse_answer(json.dumps(data)).facts[0].line == 0


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["names", "facts", "name", "type", "source", "target", "quote", "also"]), inner, max_size=5)
    ),
    max_leaves=12,
)


@given(_json)
def test_no_json_breaks_it(data: object) -> None:
    try:
        found = parse_answer(json.dumps(data))
    except Unreadable:
        return
    assert isinstance(found, Answer)


@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    try:
        parse_answer(text)
    except Unreadable as err:
        assert str(err)
