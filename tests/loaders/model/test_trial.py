"""`model check`: ten annotated pages that ship, and a verdict that follows from how they are read."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from govgraph.graph.schema import schema
from govgraph.loaders.model.answer import Answer, Fact, Name
from govgraph.loaders.model.cache import Reply
from govgraph.loaders.model.checking import check
from govgraph.loaders.model.page import Page
from govgraph.loaders.model.prompt import Prompt
from govgraph.loaders.model.score import Score, key, score
from govgraph.loaders.model.settings import MAY_ENTER, NOT_FIT, OFFERS_ONLY, Settings
from govgraph.loaders.model.trial import Trial, annotated, trial

PAGES = annotated()


def perfect(page: Page, gold: dict[str, Any]) -> str:
    """What the annotator would answer: each fact with the line that holds both names, else the whole line of either."""
    entities = {one["id"]: one for one in gold["entities"]}
    facts = []
    for row in gold["relations"]:
        ends = [entities[row[end]] for end in ("source", "target")]
        best = max(page.lines, key=lambda line: sum(any(name.lower() in page.words(line).lower() for name in _forms(end)) for end in ends))
        facts.append(
            {
                "type": row["type"],
                "source": ends[0]["name"],
                "target": ends[1]["name"],
                "quote": page.words(best)[:700],
                "line": best.number,
                "status": row.get("status", "active"),
            }
        )
    names = [{"name": one["name"], "kind": one["kind"], "also": one.get("aliases", [])} for one in entities.values()]
    return json.dumps({"names": names, "facts": facts}, ensure_ascii=False)


def _forms(end: dict[str, Any]) -> list[str]:
    return [end["name"], *end.get("aliases", [])]


def model(say: Callable[[str], str]) -> Callable[[Prompt], Reply]:
    """A model that answers for the page that it is shown; `say` may spoil the answer."""
    by_text = {page.words(page.lines[0]) + page.words(page.lines[-1]): perfect(page, gold) for _, page, gold in PAGES}

    def ask(prompt: Prompt) -> Reply:
        lines = [line.partition("| ")[2].strip() for line in prompt.messages[-1][1].splitlines() if line]
        return Reply(say(by_text[lines[1] + lines[-1]]), 50, 50)

    return ask


def test_ten_pages_of_many_kinds_ship_and_are_well_annotated() -> None:
    assert len(PAGES) == 10
    types: Counter[str] = Counter()
    for name, page, gold in PAGES:
        kinds = {one["id"]: one["kind"] for one in gold["entities"]}
        assert len(page.text) < 4_000 and gold["relations"], name
        assert set(kinds.values()) <= set(schema().kinds)
        assert all(row["source"] in kinds and row["target"] in kinds for row in gold["relations"])
        types.update(row["type"] for row in gold["relations"])
    assert set(types) == set(schema().relations) and types.total() > 150


def test_a_model_that_reads_well_may_enter(tmp_path: Path) -> None:
    ticks = iter([0.0, 20.0])
    found = trial(Settings("good"), model(lambda text: text), tmp_path, clock=lambda: next(ticks))
    assert found.score.precision() > 0.95 and found.score.recall() > 0.5
    assert (found.pages, found.windows, found.unread, found.seconds, found.tokens) == (10, 10, 0, 20.0, 1000)
    assert found.verdict() in (MAY_ENTER, OFFERS_ONLY)  # the annotator's names are not all word for word in the page
    measured = found.measured("good", "2026-11-28")
    assert measured.types["REPORTS_TO"][0] > 3 and measured.verdict == found.verdict()


def test_a_model_that_turns_lines_about_is_not_fit(tmp_path: Path) -> None:
    def turned(text: str) -> str:
        data = json.loads(text)
        for fact in data["facts"]:
            fact["source"], fact["target"] = fact["target"], fact["source"]
        return json.dumps(data)

    assert trial(Settings("bad"), model(turned), tmp_path).verdict() == NOT_FIT


def test_a_model_that_talks_is_not_fit(tmp_path: Path) -> None:
    found = trial(Settings("chatty"), lambda _: Reply("Sure! The boards are important.", 5, 5), tmp_path)
    assert (found.unread, found.verdict(), found.score.precision()) == (10, NOT_FIT, 0.0)
    assert "asked twice" in found.trouble


def _trial(found: int, missed: int, false: int, dropped: int = 0, unread: int = 0) -> Trial:
    return Trial(Score(Counter(A=found), Counter(A=missed), Counter(A=false), found + false, dropped), unread, 10, 1.0, 1, 10)


@pytest.mark.parametrize(
    ("made", "verdict"),
    [
        (_trial(90, 10, 5), MAY_ENTER), (_trial(90, 10, 20), OFFERS_ONLY), (_trial(90, 10, 5, dropped=40), OFFERS_ONLY), (_trial(90, 10, 5, unread=1), OFFERS_ONLY),
        (_trial(40, 60, 50), NOT_FIT), (_trial(2, 98, 0), NOT_FIT), (_trial(90, 10, 0, unread=6), NOT_FIT), (_trial(0, 0, 0), NOT_FIT),
    ],
)  # fmt: skip
def test_the_verdict_follows_from_the_bars(made: Trial, verdict: str) -> None:
    assert made.verdict() == verdict


def test_scoring_counts_each_line_once_and_leaves_opinions_aside() -> None:
    gold = {
        "entities": [{"id": "a", "kind": "body", "name": "Youth Forum", "aliases": ["YF"]}, {"id": "b", "kind": "organisation", "name": "Skills Board"}, {"id": "c", "kind": "body", "name": "Cabinet"}],
        "relations": [
            {"type": "REPORTS_TO", "source": "a", "target": "b"}, {"type": "RELATED_TO", "source": "b", "target": "a"},
            {"type": "PART_OF", "source": "a", "target": "c", "optional": True}, {"type": "PART_OF", "source": "c", "target": "b", "status": "proposed"},
        ],
    }  # fmt: skip
    from govgraph.loaders.model.page import page_of
    from govgraph.loaders.office.canonical import Canonical

    page = page_of(Canonical("The YF, Skills Board and Cabinet will meet and report."))
    names = (Name("YF", "body"), Name("Skills Board", "body"), Name("Cabinet", "body"))
    quote = "YF, Skills Board and Cabinet will meet"
    said = [
        ("REPORTS_TO", "YF", "Skills Board"),
        ("RELATED_TO", "YF", "Skills Board"),
        ("PART_OF", "YF", "Cabinet"),
        ("PART_OF", "Cabinet", "Skills Board"),
        ("REPORTS_TO", "Cabinet", "YF"),
    ]
    facts, _ = check(page, Answer(names, tuple(Fact(*one, quote) for one in said)))
    result = score(gold, facts)
    assert (result.found, result.missed, result.false) == (Counter(REPORTS_TO=1, RELATED_TO=1), Counter(PART_OF=1), Counter(REPORTS_TO=1))
    assert result.rows()[-1] == {"type": "all", "found": 2, "missed": 1, "false": 1, "precision": 0.67, "recall": 0.67}


@pytest.mark.parametrize(
    ("one", "other"),
    [("The Skills Board", "skills board"), ("Cllr Ida Marsh", "Ida Marsh"), ("Orr & Sons", "Orr and Sons"), ("Café Group", "Cafe Group")],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert key(one) == key(other)
