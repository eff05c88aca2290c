"""`govgraph model check`: ten invented pages that come with the program, read by a model, and what it may do after that."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from govgraph import __version__
from govgraph.loaders.model.checking import Checked, check
from govgraph.loaders.model.client import Ask
from govgraph.loaders.model.page import Page, page_of
from govgraph.loaders.model.run import Progress, Run, jobs_of
from govgraph.loaders.model.score import Score, score
from govgraph.loaders.model.settings import MAY_ENTER, NOT_FIT, OFFERS_ONLY, Measured, Settings
from govgraph.loaders.office.canonical import Canonical

# The bars of a verdict, on what has passed the checks. Below USEFUL a person who reviews is wrong-footed every second time.
ENTER_PRECISION, ENTER_UNSOUND = 0.90, 0.15
USEFUL, SOME = 0.50, 0.05


@dataclass(frozen=True, slots=True)
class Trial:
    """What a check found: the score, windows without a readable answer of all, seconds and tokens in all, pages; the first trouble."""

    score: Score
    unread: int
    windows: int
    seconds: float
    tokens: int
    pages: int
    trouble: str = ""

    def verdict(self) -> str:
        """What the model may do."""
        precision, recall = self.score.precision(), self.score.recall()
        if precision < USEFUL or recall < SOME or 2 * self.unread > self.windows:
            return NOT_FIT
        return MAY_ENTER if precision >= ENTER_PRECISION and self.score.unsound() <= ENTER_UNSOUND and not self.unread else OFFERS_ONLY

    def measured(self, model: str, day: str) -> Measured:
        """For the settings."""
        types = {name: (self.score.found[name], self.score.false[name]) for name in sorted({*self.score.found, *self.score.false})}
        precision, recall, unsound = (round(value, 3) for value in (self.score.precision(), self.score.recall(), self.score.unsound()))
        return Measured(model, day, __version__, self.verdict(), precision, recall, unsound, types)


@cache
def annotated() -> tuple[tuple[str, Page, dict[str, Any]], ...]:
    """The pages that ship: name, page, annotation."""
    folder = files("govgraph.loaders.model").joinpath("pages")
    names = sorted(item.name[:-4] for item in folder.iterdir() if item.name.endswith(".txt"))
    texts = [[folder.joinpath(name + ending).read_text("utf-8") for ending in (".txt", ".yaml")] for name in names]
    return tuple((f"{name}.txt", page_of(Canonical(text)), yaml.safe_load(gold)) for name, (text, gold) in zip(names, texts, strict=True))


def trial(
    settings: Settings, ask: Ask, folder: Path, progress: Progress | None = None, clock: Callable[[], float] = time.monotonic
) -> Trial:
    """Ask the model for the pages that ship. folder: where answers and log go; an empty one measures afresh."""
    run, begun = Run(settings, folder, ask), clock()
    jobs = [job for name, page, _ in annotated() for job in jobs_of(name, page, settings.window)]
    outcomes = run(jobs, progress)
    total = Score()
    for name, page, gold in annotated():
        facts: list[Checked] = []
        for outcome in outcomes:
            if outcome.job.document == name and outcome.answer:
                good, bad = check(page, outcome.answer)
                facts += good
                total.dropped += len(bad)
        total.add(score(gold, facts))
    unread = [outcome for outcome in outcomes if outcome.answer is None]
    return Trial(total, len(unread), len(jobs), clock() - begun, run.used, len(annotated()), unread[0].trouble if unread else "")


def today() -> str:
    """The day, as ISO text."""
    return datetime.date.today().isoformat()
