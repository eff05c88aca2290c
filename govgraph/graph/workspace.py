"""The workspace: the folder that holds claims, decisions and the built graph of one review."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govgraph import __version__
from govgraph.graph import state as states
from govgraph.graph.claims import Issue, LedgerLine, SourceClaims
from govgraph.graph.claimsfile import claims_lines, dump_issues, read_issues
from govgraph.graph.errors import GovgraphError
from govgraph.graph.files import Data, write_atomic
from govgraph.graph.kept import keep, names_of, one_each, readable, told_twice
from govgraph.graph.lock import locked
from govgraph.graph.model import Graph
from govgraph.graph.settings import THRESHOLD, read_settings
from govgraph.graph.state import State
from govgraph.graph.store import Store, open_kglite

if TYPE_CHECKING:
    import networkx

    from govgraph.graph.build import Built
    from govgraph.graph.decisions import Decisions

FOLDER = ".govgraph"
VARIABLE = "GOVGRAPH_WORKSPACE"
SETTINGS = "workspace.json"
FORMAT = "govgraph-workspace/1"
DECISIONS = "decisions.yaml"
DAMAGED = "damaged.jsonl"

_STATE = re.compile(r"\bstate-\d+(?=[\\/]claims\b)")


class Workspace:
    """A workspace on disk. All reading methods see one state; `replace` goes to the next in one step.

    path: the folder. Nothing is read before it is asked for.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._written: tuple[str, Graph] | None = None  # the graph that was written last, with the fingerprint of what it was built from

    @classmethod
    def find(cls, path: str | os.PathLike[str] | None = None) -> Workspace:
        """The workspace at `path`, else at $GOVGRAPH_WORKSPACE, else .govgraph here or in a folder above. GovgraphError if absent."""
        given = path or os.environ.get(VARIABLE)
        if given:
            for place in (Path(given), Path(given) / FOLDER):
                if (place / SETTINGS).is_file():
                    return cls(place)
            raise GovgraphError("there is no workspace here", str(given), "Run: govgraph load FILES")
        here = Path.cwd()
        for folder in (here, *here.parents):
            if (folder / FOLDER / SETTINGS).is_file():
                return cls(folder / FOLDER)
        raise GovgraphError(f"there is no workspace ({FOLDER}) here or in a folder above", advice="Run: govgraph load FILES")

    @classmethod
    def create(cls, path: str | os.PathLike[str]) -> Workspace:
        """The workspace at `path`, made when it is absent. GovgraphError when the place cannot be written or is something else."""
        made = cls(Path(path))
        if made.path.exists() and not made.path.is_dir():
            raise GovgraphError("this is a file, not a folder", str(path), "Choose another workspace")
        if not (made.path / DECISIONS).exists():
            from govgraph.graph.decisions import template

            write_atomic(made.path / DECISIONS, template())
        if not (made.path / SETTINGS).exists():
            write_atomic(made.path / SETTINGS, json.dumps({"format": FORMAT, "threshold": THRESHOLD}, indent=1) + "\n")
        return made

    def settings(self) -> dict[str, Any]:
        """What workspace.json says. threshold: claims less confident than this wait for review."""
        return read_settings(self.path / SETTINGS)

    def sources(self) -> list[SourceClaims]:
        """All that was read, by file name, each with its issues. GovgraphError when a claims file is damaged."""
        state = self._state()
        issues = self._load_issues(state)
        found = sorted(readable(state.claims_files())[0], key=lambda item: (item.info.file, item.info.sha256))
        return [replace(one, issues=tuple(item for item in issues if item.document == one.info.file)) for one in found]

    def ledger(self) -> list[LedgerLine]:
        """Every line that was read without a claim: what states nothing and why, and what was not understood; in order."""
        found = [line for source in readable(self._state().claims_files())[0] for line in source.ledger]
        return sorted(found, key=lambda line: (line.document, line.start, line.end))

    def issues(self) -> list[Issue]:
        """What could not be read, then what could not be put into the graph or which decision matched nothing."""
        state = self._fresh()
        now = self._state()
        return [*self.warnings(), *self._load_issues(now), *map(_where_it_is_now(now), read_issues(state.build_issues))]

    def warnings(self) -> list[Issue]:
        """What stands in this workspace and does not count, though somebody may think that it does: copies that a sync program made."""
        state = self._state()
        copies = [path for path in sorted(self.path.glob("decisions*")) if path.suffix in (".yaml", ".yml") and path.name != DECISIONS]
        told = [
            Issue(path.name, str(path), "this copy of the decisions is not counted", f"Bring what it says into {DECISIONS}, then delete it")
            for path in copies
        ]
        strange = "this file among the claims is not counted"
        return [
            *told,
            *(Issue(path.name, str(path), strange, "A sync program may have made it; delete it") for path in state.strange_files()),
        ]

    def troubles(self) -> list[Issue]:
        """What of this workspace does not count in any answer though it should or may: damage, bad decisions, copies."""
        state = self._fresh()
        return [*self.warnings(), *map(_where_it_is_now(self._state()), read_issues(state.path / DAMAGED))]

    def decisions(self) -> Decisions:
        """The decisions of decisions.yaml. GovgraphError with file:line when one is bad."""
        from govgraph.graph.decisions import read_decisions

        return read_decisions(self.path / DECISIONS)

    def graph(self) -> Graph:
        """The graph; built anew for this reader when decisions, settings or the program changed since it was written."""
        from govgraph.graph.exchange import load

        state = self._fresh()
        if self._written and state.built().get("fingerprint") == self._written[0]:
            return self._written[1]
        try:
            return load(state.graph.read_text("utf-8"), str(state.graph))
        except (OSError, UnicodeDecodeError, GovgraphError):
            state = self._fresh(force=True)
            return load(state.graph.read_text("utf-8"), str(state.graph))

    def networkx(self, *, flat: bool = False) -> networkx.MultiDiGraph[str]:
        """The graph as a networkx.MultiDiGraph: see govgraph.graph.nxview. flat: for `networkx.write_graphml` and the like."""
        from govgraph.graph.nxview import to_networkx

        return to_networkx(self.graph(), flat=flat)

    def store(self) -> Store:
        """The embedded store of the graph, open for reading."""
        state = self._fresh()
        try:
            return open_kglite(state.store)
        except GovgraphError:  # damaged, or taken away by a writer that went two states on meanwhile
            return open_kglite(self._fresh(force=True).store)

    def store_path(self) -> Path:
        """The file of the embedded store, for a process of its own that opens it."""
        self.store().close()  # built, and mended if it was damaged
        return self._fresh().store

    def replace(
        self,
        new: Iterable[SourceClaims],
        remove: Iterable[str] = (),
        issues: Iterable[Issue] = (),
        settled: Iterable[str] = (),
        origins: Mapping[str, str] | None = None,
    ) -> None:
        """Take in sources, in one step: each replaces what has its SHA-256 or its file name.

        remove: SHA-256s or file names of sources to remove; GovgraphError when one is not there.
        issues: of documents that could not be read; they replace the issues that those documents had.
        settled: documents that could not be read and are no more; their issues go.
        origins: where the sources were read, by name; see `origins()`.
        """
        from govgraph.graph.pulled import refuse_documents

        arrived = one_each(new)
        with self._writing():
            old = self._state()
            refuse_documents(old, str(self.path))
            kept, changed, gone = keep(old, arrived, set(remove))
            noted = [*(issue for item in arrived for issue in item.issues), *issues, *told_twice(arrived)]
            touched = gone | {name for item in arrived for name in names_of(item.info)} | {issue.document for issue in noted} | set(settled)
            older = [issue for issue in self._load_issues(old) if issue.document not in touched]
            unique = dict.fromkeys([*older, *noted])
            self._write(old, kept, [*arrived, *changed], tuple(sorted(unique, key=_issue_order)), origins)

    def origins(self) -> dict[str, str]:
        """Where each source was read: its name -> the path on this machine, as far as it is known."""
        return states.read_map(self._state().origins)

    def refresh(self) -> None:
        """Keep in the workspace what readers would each build for themselves after decisions, settings or the program changed."""
        from govgraph.graph import pulled
        from govgraph.graph.exchange import load

        if self._is_fresh(self._state()):
            return
        with self._writing():
            state = self._state()
            whence = pulled.origin(state)
            if whence is not None:
                self._write_pulled(state, load(state.graph.read_text("utf-8"), str(state.graph)), whence)
            else:
                self._write(state, state.claims_files(), [], self._load_issues(state), {})

    def adopt(self, graph: Graph, origin: Mapping[str, str]) -> None:
        """Hold a graph that was brought from elsewhere, in one step. origin: {"uri", "name"}. GovgraphError when there are documents."""
        from govgraph.graph.pulled import refuse_graph

        with self._writing():
            old = self._state()
            refuse_graph(old, str(self.path))
            self._write_pulled(old, graph, origin)

    def _write_pulled(self, old: State, graph: Graph, origin: Mapping[str, str]) -> State:
        from govgraph.graph.pulled import state_files

        stamp = self._decided()
        files = state_files(graph, origin, decided=bool(self.decisions().items))
        new = states.write_state(self.path, old, [], files, lambda path: states.build_store(graph, path))
        write_atomic(new.path / "built.json", json.dumps({"fingerprint": self._fingerprint(new, stamp)}) + "\n")
        states.point_to(self.path, new, old)
        return new

    def _write(
        self,
        old: State,
        kept: list[Path],
        arrived: list[SourceClaims],
        issues: tuple[Issue, ...],
        origins: Mapping[str, str] | None,
    ) -> State:
        """The next state; what is damaged is left out of the graph, kept on the disk, and named."""
        older, damaged = readable(kept)
        sources = [*older, *arrived]
        stamp = self._decided()
        built = self._build(sources)
        files = self._files(built, arrived, issues, damaged)
        known = {**self.origins(), **(origins or {})}
        here = sorted(name for source in sources for name in names_of(source.info) if name in known)
        files["origins.json"] = json.dumps({name: known[name] for name in here}, ensure_ascii=False, indent=1) + "\n"
        new = states.write_state(self.path, old, kept, files, lambda path: states.build_store(built.graph, path))
        self._written = (self._fingerprint(new, stamp), built.graph)
        write_atomic(new.path / "built.json", json.dumps({"fingerprint": self._written[0]}) + "\n")
        states.point_to(self.path, new, old)
        return new

    @staticmethod
    def _files(built: Built, arrived: list[SourceClaims], issues: tuple[Issue, ...], damaged: list[Issue]) -> dict[str, Data]:
        from govgraph.graph.exchange import dump_lines

        files: dict[str, Data] = {f"claims/{item.info.sha256[:16]}.jsonl": claims_lines(item) for item in arrived}
        files["issues.jsonl"] = dump_issues(issues)
        files["build-issues.jsonl"] = dump_issues((*damaged, *built.issues))
        files[DAMAGED] = dump_issues((*damaged, *built.unread))
        files["graph.json"] = dump_lines(built.graph)
        return files

    def _build(self, sources: list[SourceClaims]) -> Built:
        from govgraph.graph.build import build

        settings = self.settings()
        return build(sources, self.decisions(), threshold=settings["threshold"], publisher=settings.get("publisher", ""))

    def _decided(self) -> bytes:
        """decisions.yaml without what says nothing, so that a comment does not rebuild the graph."""
        try:
            lines = (self.path / DECISIONS).read_bytes().splitlines()
        except FileNotFoundError:
            return b""
        except OSError as err:
            raise GovgraphError(f"cannot be read ({err.strerror})", str(self.path / DECISIONS)) from err
        # The number of a line is part of the issue that a decision raises.
        return b"\n".join(b"%d %s" % (number, line) for number, line in enumerate(lines) if line.strip() and not line.startswith(b"#"))

    def _state(self) -> State:
        return states.current(self.path)

    def _load_issues(self, state: State) -> tuple[Issue, ...]:
        return read_issues(state.issues)

    def _fingerprint(self, state: State, decisions: bytes) -> str:
        return states.fingerprint(state, decisions, self.settings(), __version__)

    def _fresh(self, *, force: bool = False) -> State:
        """The current state, or, when its graph is older than what it depends on (or damaged: force), one built from it, in a cache."""
        for _ in range(3):  # a writer may go on, and take the state away that is being read
            with suppress(FileNotFoundError):
                return self._made(self._state(), force)
        return self._made(self._state(), force)

    def _made(self, state: State, force: bool) -> State:
        if not force and self._is_fresh(state):
            return state
        key = self._fingerprint(state, self._decided())[:16]
        made = states.cached(self.path, key, lambda room: self._build_aside(state, room))
        if force and not _sound(made):
            shutil.rmtree(made.path, ignore_errors=True)
            made = states.aside(lambda room: self._build_aside(state, room))
        return made

    def _is_fresh(self, state: State) -> bool:
        return state.built().get("fingerprint") == self._fingerprint(state, self._decided())

    def _build_aside(self, state: State, room: Path) -> None:
        from govgraph.graph import pulled
        from govgraph.graph.exchange import load

        whence = pulled.origin(state)
        if whence is not None:
            graph = load(state.graph.read_text("utf-8"), str(state.graph))
            files: dict[str, Data] = {**pulled.state_files(graph, whence, decided=bool(self.decisions().items))}
        else:
            sources, damaged = readable(state.claims_files())
            built = self._build(sources)
            graph, files = built.graph, self._files(built, [], (), damaged)
        for name, text in files.items():
            write_atomic(room / name, text)
        states.build_store(graph, room / State(room).store.name)
        write_atomic(room / "built.json", "{}\n")

    def _writing(self) -> Any:
        return locked(self.path / "lock")


def _where_it_is_now(state: State) -> Callable[[Issue], Issue]:
    """A damaged claims file goes on from state to state, and an issue of it with it."""
    return lambda issue: replace(issue, place=_STATE.sub(state.path.name, issue.place))


def _sound(state: State) -> bool:
    from govgraph.graph.exchange import load

    try:
        load(state.graph.read_text("utf-8"), str(state.graph))
        open_kglite(state.store).close()
    except (OSError, UnicodeDecodeError, GovgraphError):
        return False
    return True


def _issue_order(issue: Issue) -> tuple[str, str, str, str]:
    return (issue.document, issue.place, issue.what, issue.advice)
