"""The model as a reader of loaded papers: plan, consent, run, check, join; what was dropped is counted and kept for listing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from govgraph.graph.claims import NOT_UNDERSTOOD, Issue, SourceClaims
from govgraph.graph.errors import GovgraphError
from govgraph.graph.files import write_atomic
from govgraph.loaders.model.cache import DROPPED, Cache, read_rows
from govgraph.loaders.model.checking import Checked, Dropped, check
from govgraph.loaders.model.joining import join
from govgraph.loaders.model.page import Page
from govgraph.loaders.model.run import Job, Outcome, Progress, Run, jobs_of
from govgraph.loaders.model.settings import NOT_FIT, Settings

Paper = tuple[SourceClaims, Page | None]  # what the other readers made of a file, and its page; None for a register


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be sent: characters (prompts and all) by paper, and how many windows are known already."""

    characters: dict[str, int]
    jobs: tuple[Job, ...]
    known: int


def plan(papers: list[Paper], settings: Settings, folder: Path) -> tuple[Plan, list[Job]]:
    """What would be sent for these papers, and all jobs, those whose answers are known too."""
    jobs = [job for source, page in papers if page for job in jobs_of(source.info.file, page, settings.window, _wanted(source, settings))]
    cache = Cache(folder)
    new = tuple(job for job in jobs if cache.get(settings.name, job.prompt) is None)
    size: Counter[str] = Counter()
    for job in new:
        size[job.document] += job.prompt.characters()
    return Plan(dict(size), new, len(jobs) - len(new)), jobs


def _wanted(source: SourceClaims, settings: Settings) -> Callable[[int, int], bool] | None:
    """With reads "missed": only what holds a line that the other readers did not understand."""
    if settings.reads == "all":
        return None
    missed = [line for line in source.ledger if line.verdict == NOT_UNDERSTOOD]
    return lambda start, end: any(line.start < end and start < line.end for line in missed)


@dataclass
class ModelReader:
    """Reads papers by a model. consent: is told what would be sent and raises if it must not go; run: what sends."""

    run: Run
    threshold: float
    consent: Callable[[Plan], None]
    progress: Progress | None = None
    dropped: int = 0
    stopped: bool = False

    def __call__(self, papers: list[Paper]) -> list[SourceClaims]:
        """The papers with the model's claims and, for what it could not read, an issue each. Raises GovgraphError before anything goes."""
        settings = self.run.settings
        if settings.verdict() == NOT_FIT:
            advice = "Choose another model, or run: govgraph model check"
            raise GovgraphError(f"the check found '{settings.name}' not fit to read", advice=advice)
        asked, jobs = plan(papers, settings, self.run.folder)
        if asked.jobs:
            self.consent(asked)
        by_paper: dict[str, list[Outcome]] = {}
        for outcome in self.run(jobs, self.progress):
            by_paper.setdefault(outcome.job.document, []).append(outcome)
        self.stopped = self.run.stop.is_set()
        rows: list[dict[str, Any]] = []
        made = [self._join(source, page, by_paper.get(source.info.file, []), rows) if page else source for source, page in papers]
        self._keep(rows, {source.info.file for source, _ in papers})
        return made

    def _join(self, source: SourceClaims, page: Page, outcomes: list[Outcome], rows: list[dict[str, Any]]) -> SourceClaims:
        found: list[Checked] = []
        dropped: list[Dropped] = []
        troubles: list[Issue] = []
        for outcome in outcomes:
            if outcome.answer is None:
                troubles.append(Issue(source.info.file, outcome.job.where(), outcome.trouble, "Load it again"))
                continue
            good, bad = check(page, outcome.answer)
            found += good
            dropped += bad
        rows += [{"document": source.info.file, "why": one.why, **asdict(one.fact)} for one in dropped]
        self.dropped += len(dropped)
        lines = [outcome.job.window.lines for outcome in outcomes if outcome.answer is not None]
        heard = tuple(page.raw(window[0].start, window[-1].end) for window in lines)
        joined = join(source, page, tuple(found), self.run.settings, self.threshold, heard)
        return replace(joined, issues=(*joined.issues, *troubles))

    def _keep(self, rows: list[dict[str, Any]], documents: set[str]) -> None:
        """Keep what was dropped, in place of what was for the same papers."""
        path = self.run.folder / DROPPED
        older = [row for row in read_rows(path) if row.get("document") not in documents]
        if older or rows:
            now = sorted([*older, *rows], key=lambda row: str(row.get("document")))
            write_atomic(path, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in now))
