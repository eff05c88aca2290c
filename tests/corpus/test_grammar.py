"""The page grammar: every template gives pages whose facts stand in them; what is read of them stands there word for word."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

TOOLS = Path(__file__).resolve().parents[2] / "corpus" / "tools"
sys.path.insert(0, str(TOOLS))

from check import faults  # noqa: E402
from fragments import fragment  # noqa: E402
from grammar import LISTS, grown, lines, templates, turn, words  # noqa: E402

from govgraph.graph.claims import RelationClaim  # noqa: E402
from govgraph.loaders.source import read_document  # noqa: E402

FREE, TITLES, SECTIONS = templates()


EVERY = [*FREE, *TITLES, *(r"{P:Body}\n\n" + section for section in SECTIONS)]


@pytest.mark.parametrize("template", EVERY, ids=lambda template: template[:50])
def test_every_template_gives_faultless_pages(template: str) -> None:
    for seed in range(5):
        assert list(faults(fragment("one", turn(template, seed)))) == []


@given(st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_every_page_is_faultless(seed: int) -> None:
    for page in grown(4, seed):
        assert list(faults(page)) == []
        assert not {"{", "}", "<", "~"} & set(page.text)


def test_the_same_number_gives_the_same_pages() -> None:
    assert list(lines(50, 3)) == list(lines(50, 3)) != list(lines(50, 4))


def test_every_class_of_the_words_is_there() -> None:
    told = " ".join([*EVERY, *(entry for entries in words().values() for entry in map(str, entries))])
    used = {*re.findall(r"<([A-Za-z]+)>", told), *re.findall(r"\{\w+:(\w+)\}", told)}
    assert used - set(words()) <= {"b"}
    assert {kind for kind, _ in re.findall(r"<(\w+) (\w)>", told)} <= LISTS


@given(st.integers(0, 10**6))
@settings(max_examples=12, deadline=None)
def test_what_is_read_of_a_page_stands_there(seed: int) -> None:
    (page,) = grown(1, seed)
    for claim in read_document(page.text, "x", "page.txt").finish():
        if isinstance(claim, RelationClaim):
            for proof in claim.evidence:
                assert " ".join(page.text[proof.start : proof.end].split()) == proof.quote
