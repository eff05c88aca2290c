"""What a large language model answered to the prompts of forty pages: read, and, where the corpus is at hand, borne out by the pages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from govgraph.loaders.model.answer import parse_answer
from govgraph.loaders.model.cache import key
from govgraph.loaders.model.checking import check
from govgraph.loaders.model.page import page_of
from govgraph.loaders.model.run import jobs_of
from govgraph.loaders.office.canonical import Canonical

RECORDED = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted((Path(__file__).parent / "recorded").glob("*.json"))}
CORPUS = Path(__file__).parents[3] / "corpus" / "pages"


def test_forty_answers_are_read_and_none_has_an_odd_entry() -> None:
    assert len(RECORDED) == 40
    answers = [parse_answer(row["answer"]) for row in RECORDED.values()]
    assert sum(len(one.facts) for one in answers) > 650 and not any(one.odd for one in answers)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not at hand: corpus/pages")
def test_they_answer_the_prompts_that_the_program_sends_and_stand_in_their_pages() -> None:
    passed = dropped = 0
    for name, row in RECORDED.items():
        page = page_of(Canonical((CORPUS / f"{name}.txt").read_text("utf-8")))
        (job,) = jobs_of(name, page, 12_000)
        assert key("recorded", job.prompt) == row["prompt"], f"{name}: the prompt has changed, so that this is no answer to it"
        good, bad = check(page, parse_answer(row["answer"]))
        passed, dropped = passed + len(good), dropped + len(bad)
        quotes = [page.evidence("", "", *span) for fact in good for span in fact.spans]
        assert all(" ".join(page.source.text[one.start : one.end].split()) == one.quote for one in quotes)
    assert dropped <= 0.05 * (passed + dropped)
