"""What each reader brings on forty invented pages: the offline ones alone, a large language model's recorded answers alone, and both.

python benchmarks/readers.py      (from the project's folder; a minute)
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from govgraph import __version__
from govgraph.graph.claims import RelationClaim, SourceClaims
from govgraph.graph.settings import THRESHOLD
from govgraph.loaders.judge.joined import OFFER
from govgraph.loaders.model.answer import parse_answer
from govgraph.loaders.model.checking import Checked, Found, check
from govgraph.loaders.model.joining import join
from govgraph.loaders.model.page import Page, page_of
from govgraph.loaders.model.score import Score, score
from govgraph.loaders.model.settings import MAY_ENTER, Measured, Settings
from govgraph.loaders.office.canonical import Canonical
from govgraph.loaders.source import read_source

ROOT = Path(__file__).parents[1]
PAGES, RECORDED = ROOT / "corpus" / "pages", ROOT / "tests" / "loaders" / "model" / "recorded"
MODEL = "recorded"
CORE = frozenset("REPORTS_TO PART_OF OVERSEES SCRUTINISED_BY SUCCEEDS CHAIRS LEADS HOSTS MEMBER_OF DELIVERS RELATED_TO".split())


def facts_of(source: SourceClaims, least: float) -> list[Checked]:
    """The lines of a source from a threshold on, in the form in which a model's are scored."""
    claims = [claim for claim in source.claims if isinstance(claim, RelationClaim) and claim.confidence >= least]
    ends = [[Found(end.name, end.kind, (end.name,)) for end in (claim.source, claim.target)] for claim in claims]
    return [Checked(claim.type, *end, (), 1.0, status=claim.status) for claim, end in zip(claims, ends, strict=True)]


def core(gold: dict[str, Any], facts: Iterable[Checked]) -> Score:
    """Scored on the core relations alone."""
    relations = [row for row in gold["relations"] if row["type"] in CORE]
    return score(gold | {"relations": relations}, (fact for fact in facts if fact.type in CORE))


def measured(total: Score) -> Measured:
    """As the check of a model keeps it."""
    types = {name: (total.found[name], total.false[name]) for name in {*total.found, *total.false}}
    return Measured(MODEL, "", __version__, MAY_ENTER, total.precision(), total.recall(), 0.0, types)


def read(name: str) -> tuple[dict[str, Any], Page, SourceClaims, tuple[Checked, ...]]:
    """Annotation, page, what the offline readers claim, what of the model's answer stands there."""
    page = page_of(Canonical((PAGES / f"{name}.txt").read_text("utf-8")))
    answer = json.loads((RECORDED / f"{name}.json").read_text("utf-8"))["answer"]
    gold = yaml.safe_load((PAGES / f"{name}.yaml").read_text("utf-8"))
    return gold, page, read_source(PAGES / f"{name}.txt"), check(page, parse_answer(answer))[0]


def main() -> None:
    """Print a row for each reader, then one for each relation type of the model alone."""
    pages = [read(path.stem) for path in sorted(RECORDED.glob("*.json"))]
    alone = Score()
    for gold, _, _, facts in pages:
        alone.add(core(gold, facts))
    known, unknown = Settings(MODEL, measured=measured(alone)), Settings(MODEL)
    rows = {"offline readers alone: entered": Score(), "offline readers alone: entered and offered": Score(), "the model alone": alone}
    for what, settings in (("unmeasured", unknown), ("may enter", known)):
        for least, told in ((THRESHOLD, "entered"), (OFFER, "entered and offered")):
            total = rows[f"both, model {what}: {told}"] = Score()
            for gold, page, source, facts in pages:
                heard = ((0, len(page.source.text)),)
                total.add(core(gold, facts_of(join(source, page, facts, settings, THRESHOLD, heard), least)))
    for gold, _, source, _ in pages:
        rows["offline readers alone: entered"].add(core(gold, facts_of(source, THRESHOLD)))
        rows["offline readers alone: entered and offered"].add(core(gold, facts_of(source, OFFER)))
    for name, total in rows.items():
        counts = total.rows()[-1]
        print(f"| {name} | {counts['found']} | {counts['missed']} | {counts['false']} | {total.precision():.2f} | {total.recall():.2f} |")
    for row in alone.rows()[:-1]:
        print(f"| {row['type']} | {row['found']} / {row['missed']} / {row['false']} | {row['precision']:.2f} | {row['recall']:.2f} |")


if __name__ == "__main__":
    main()
