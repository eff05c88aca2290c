"""Windows of many papers to a model: what is cached is not sent, several at a time, within a bound, cleanly stopped, all in order."""

from __future__ import annotations

import contextlib
import datetime
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from govgraph.graph.errors import GovgraphError
from govgraph.loaders.model.answer import Answer, Unreadable, parse_answer
from govgraph.loaders.model.cache import Cache, Reply, log
from govgraph.loaders.model.client import Ask, Stopped
from govgraph.loaders.model.page import Page
from govgraph.loaders.model.prompt import Prompt, again, prompt
from govgraph.loaders.model.settings import Settings
from govgraph.loaders.model.windows import Window, windows

STOPPED = "stopped before the model had read it"
_LOOK = 0.5  # seconds between two looks at the keyboard

Progress = Callable[[int, int, str], None]  # (windows done, in all, what to show)


@dataclass(frozen=True, slots=True)
class Job:
    """One window of one paper, with the words that are sent for it."""

    document: str
    window: Window
    prompt: Prompt

    def where(self) -> str:
        """Which lines of the paper."""
        return f"lines {self.window.lines[0].number} to {self.window.lines[-1].number}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job: an answer, or why there is none."""

    job: Job
    answer: Answer | None = None
    trouble: str = ""


def jobs_of(document: str, page: Page, size: int, wanted: Callable[[int, int], bool] | None = None) -> list[Job]:
    """The jobs of a paper. wanted: whether a window from one raw offset to another is to be read; all by default."""
    found = []
    for window in windows(page, size):
        if wanted is None or wanted(*page.raw(window.lines[0].start, window.lines[-1].end)):
            found.append(Job(document, window, prompt(window, tuple(page.words(line) for line in window.lines))))
    return found


@dataclass
class Run:
    """One run over jobs. folder: where the workspace keeps answers and the log; used: tokens so far; asked: requests sent."""

    settings: Settings
    folder: Path
    ask: Ask
    stop: threading.Event = field(default_factory=threading.Event)
    used: int = 0
    asked: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self, jobs: list[Job], progress: Progress | None = None) -> list[Outcome]:
        """The outcome of each job, in their order, whatever the number of threads. Ctrl-C ends it with what has come so far."""
        todo, come = queue.SimpleQueue[tuple[int, Job]](), queue.SimpleQueue[tuple[int, Outcome]]()
        for numbered in enumerate(jobs):
            todo.put(numbered)
        # Daemons: a server that hangs must not keep a person who has pressed Ctrl-C.
        for _ in range(min(self.settings.parallel, len(jobs))):
            threading.Thread(target=self._work, args=(todo, come), daemon=True).start()
        found: dict[int, Outcome] = {}
        try:
            while len(found) < len(jobs):
                with contextlib.suppress(queue.Empty):
                    number, found_now = come.get(timeout=_LOOK)
                    found[number] = found_now
                    if progress:
                        progress(len(found), len(jobs), f"{self.used:,} tokens")
        except KeyboardInterrupt:
            self.stop.set()
        return [found.get(number) or Outcome(job, trouble=STOPPED) for number, job in enumerate(jobs)]

    def _work(self, todo: queue.SimpleQueue[tuple[int, Job]], come: queue.SimpleQueue[tuple[int, Outcome]]) -> None:
        while not self.stop.is_set():
            try:
                number, job = todo.get_nowait()
            except queue.Empty:
                return
            come.put((number, self._job(job)))

    def _job(self, job: Job) -> Outcome:
        try:
            return self._read(job)
        except Stopped:
            return Outcome(job, trouble=STOPPED)
        except GovgraphError as err:
            return Outcome(job, trouble=f"not read by the model: {err}")
        except Exception as err:  # one answer never ends a run, nor leaves it waiting
            return Outcome(job, trouble=f"not read by the model ({type(err).__name__}: {err})")

    def _read(self, job: Job) -> Outcome:
        reply = self._reply(job, job.prompt)
        try:
            return Outcome(job, parse_answer(reply.text))
        except Unreadable as err:
            second = self._reply(job, again(job.prompt, reply.text[:20_000], str(err)))
        try:
            return Outcome(job, parse_answer(second.text))
        except Unreadable as err:
            return Outcome(job, trouble=f"the model's answer cannot be read, asked twice ({err})")

    def _reply(self, job: Job, words: Prompt) -> Reply:
        cache = Cache(self.folder)
        known = cache.get(self.settings.name, words)
        if known:
            return known
        self._begin(job, words)
        reply = self.ask(words)
        with self._lock:
            self.used += reply.tokens
        cache.put(self.settings.name, words, reply)
        return reply

    def _begin(self, job: Job, words: Prompt) -> None:
        """Write down what goes, before it goes."""
        if self.stop.is_set():
            raise Stopped
        if self.used >= self.settings.tokens:
            what = f"the bound of {self.settings.tokens:,} tokens a run is reached"
            raise GovgraphError(what, advice="Load again to go on, or set --tokens higher")
        row = {
            "when": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
            "address": self.settings.endpoint, "model": self.settings.name,
            "document": job.document, "place": job.where(), "characters": words.characters(),
        }  # fmt: skip
        log(self.folder, row)
        with self._lock:
            self.asked += 1
