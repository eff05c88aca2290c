"""What the pages know of the workspace, kept until a decision or a reading changes it; and the presses that decide."""

from __future__ import annotations

import datetime
import hashlib
import threading
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any, TypeVar

from govgraph.graph import state as states
from govgraph.graph.apply import addition
from govgraph.graph.claims import Claim, RelationClaim, claim_id, split_whereabouts
from govgraph.graph.deciding import Said, decide, undo
from govgraph.graph.decisions import Decision
from govgraph.graph.errors import GovgraphError
from govgraph.graph.workspace import DECISIONS, Workspace
from govgraph.queries import Finding, check
from govgraph.queries.doubtful import with_doubts

if TYPE_CHECKING:
    from govgraph.graph.claims import SourceClaims
    from govgraph.graph.model import Graph

T = TypeVar("T")


class Desk:
    """One workspace on one desk. Every press is an entry in decisions.yaml, written as the commands write it."""

    def __init__(self, workspace: Workspace, who: str) -> None:
        self.workspace, self.who = workspace, who
        self.doing = ""  # what is being read, for a page that waits
        self._seen: tuple[str, dict[str, str]] = ("", {})  # the papers, their names
        self._kept: dict[str, tuple[str, Any]] = {}
        self._locks: dict[str, threading.RLock] = defaultdict(threading.RLock)

    def tell(self, done: int, count: int, name: str) -> None:
        """How far a reading is."""
        self.doing = f"{done} of {count} read; now {name}" if done < count else name.capitalize()

    def stamp(self) -> str:
        """Changes whenever the workspace does, by whatever hand."""
        decisions = self.workspace.path / DECISIONS
        said = decisions.read_bytes() if decisions.exists() else b""
        return hashlib.sha256(str(states.current(self.workspace.path).path).encode() + said).hexdigest()[:16]

    def read(self) -> str:
        """Changes when papers are read or removed, not by decisions."""
        return states.current(self.workspace.path).path.name

    def sources(self) -> list[SourceClaims]:
        """What was read, by file name."""
        return self.keep("sources", self.workspace.sources, self.read())

    def paper(self, whereabouts: str) -> str:
        """The SHA-256 of the paper that a quote's place ("register.csv, row 4") is in, "" where it is none that was read."""
        files = self.keep("files", lambda: {source.info.file: source.info.sha256 for source in self.sources()}, self.read())
        return files.get(split_whereabouts(whereabouts, files)[0], "")

    def claims(self) -> dict[str, Claim]:
        """What was read, by its id."""
        return self.keep("claims", lambda: {claim_id(claim): claim for source in self.sources() for claim in source.claims}, self.read())

    def added(self) -> dict[str, Claim]:
        """The lines that people added, by their ids; one that was rejected too."""

        def run() -> dict[str, Claim]:
            made = [one for decision in self.decisions() if decision.action == "add" for one in addition(decision, {})]
            return {one.id: one.claim for one in made if isinstance(one.claim, RelationClaim)}

        return self.keep("added", run)

    def graph(self) -> Graph:
        """The graph as it is now."""
        return self.keep("graph", self.workspace.graph)

    def names(self) -> dict[str, str]:
        """The names that are known, and of what kind each is."""
        names = self.keep("names", lambda: {entity.name: entity.kind for entity in self.graph().entities})
        self._seen = (self.read(), names)
        return names

    def seen(self) -> dict[str, str]:
        """The names as a page had them last, of the same papers: a press does not wait for a graph that is being built."""
        read, names = self._seen
        return names if read == self.read() else self.names()

    def findings(self) -> list[Finding]:
        """What the checks find."""

        def run() -> list[Finding]:
            with closing(self.workspace.store()) as store:
                return with_doubts(check(store), self.workspace)

        return self.keep("findings", run)

    def decisions(self) -> tuple[Decision, ...]:
        """What was decided, in the order of the file."""
        return self.keep("decisions", lambda: self.workspace.decisions().items)

    def keep(self, name: str, make: Callable[[], T], stamp: str | None = None) -> T:
        """What `make` gives, kept under its name until the stamp is another (by default that of the workspace)."""
        with self._locks[name]:
            now = self.stamp() if stamp is None else stamp  # once it is one's turn: of ten who waited one makes it, for all
            known = self._kept.get(name)
            if known is None or known[0] != now:
                known = self._kept[name] = (now, make())
            value: T = known[1]
            return value

    def press(self, said: Sequence[Said], why: str) -> None:
        """Decide. Raises GovgraphError; then nothing is written."""
        notes = {"who": self.who, "when": datetime.date.today().isoformat(), "why": why.strip() or "on the desk"}
        decide(self.workspace, said, notes, known=all(map(self._has_effect, said)))
        self._warm()

    def _has_effect(self, said: Said) -> bool:
        """Whether it is sure, without building anything, that this decision means something that is there."""
        action, what, _ = said
        if action in ("add", "settle") or (action == "source" and self.paper(what)):
            return True
        meant = set(what if isinstance(what, list) else [what]) - self.claims().keys() - self.added().keys()
        return not meant or meant <= self.seen().keys()

    def undo(self) -> Decision | None:
        """Take the last decision back."""
        gone = undo(self.workspace)
        self._warm()
        return gone

    def _warm(self) -> None:
        """Build in the background what the next page will ask for; a press waits for nothing."""

        def build() -> None:
            with suppress(GovgraphError):  # the next page tells
                self.names()

        threading.Thread(target=build, daemon=True).start()
