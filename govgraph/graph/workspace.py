"""The workspace: the folder that holds claims, decisions and the built graph of one review."""

from __future__ import annotations

import json
import os
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govgraph import __version__
from govgraph.graph import state as states
from govgraph.graph.claims import Issue, LedgerLine, SourceClaims
from govgraph.graph.claimsfile import dump_claims, dump_issues, read_claims, read_issues
from govgraph.graph.errors import GovgraphError
from govgraph.graph.files import write_atomic
from govgraph.graph.lock import locked
from govgraph.graph.model import Graph
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
THRESHOLD = 0.5


class Workspace:
    """A workspace on disk. All reading methods see one state; `replace` goes to the next in one step.

    path: the folder. Nothing is read before it is asked for.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

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
        path = self.path / SETTINGS
        try:
            data = json.loads(path.read_text("utf-8"))
        except OSError as err:
            raise GovgraphError(f"cannot be read ({err.strerror})", str(path)) from err
        except ValueError as err:
            raise GovgraphError("not valid JSON", str(path), "Correct it, or delete it and load again") from err
        threshold = data.get("threshold", THRESHOLD) if isinstance(data, dict) else None
        if isinstance(threshold, bool) or not isinstance(threshold, (int, float)) or not 0 <= threshold <= 1:
            raise GovgraphError("threshold is a number from 0 to 1", str(path))
        return {**data, "threshold": float(threshold)}

    def sources(self) -> list[SourceClaims]:
        """All that was read, by file name, each with its issues. GovgraphError when a claims file is damaged."""
        state = self._state()
        issues = self._load_issues(state)
        found = [read_claims(path) for path in state.claims_files()]
        found.sort(key=lambda item: (item.info.file, item.info.sha256))
        return [replace(one, issues=tuple(item for item in issues if item.document == one.info.file)) for one in found]

    def ledger(self) -> list[LedgerLine]:
        """Every line that was read without a claim: what states nothing and why, and what was not understood; in order."""
        found = [line for path in self._state().claims_files() for line in read_claims(path).ledger]
        return sorted(found, key=lambda line: (line.document, line.start, line.end))

    def issues(self) -> list[Issue]:
        """What could not be read, then what could not be put into the graph or which decision matched nothing."""
        state = self._fresh()
        return [*self._load_issues(state), *read_issues(state.build_issues)]

    def decisions(self) -> Decisions:
        """The decisions of decisions.yaml. GovgraphError with file:line when one is bad."""
        from govgraph.graph.decisions import read_decisions

        return read_decisions(self.path / DECISIONS)

    def graph(self) -> Graph:
        """The graph; rebuilt first when claims, decisions or the program changed."""
        from govgraph.graph.exchange import load

        state = self._fresh()
        try:
            return load(state.graph.read_text("utf-8"), str(state.graph))
        except (OSError, UnicodeDecodeError, GovgraphError):
            state = self._fresh(force=self._state() == state)
            return load(state.graph.read_text("utf-8"), str(state.graph))

    def networkx(self) -> networkx.MultiDiGraph[str]:
        """The graph as a networkx.MultiDiGraph: see govgraph.graph.nxview."""
        from govgraph.graph.nxview import to_networkx

        return to_networkx(self.graph())

    def store(self) -> Store:
        """The embedded store of the graph, open for reading."""
        state = self._fresh()
        try:
            return open_kglite(state.store)
        except GovgraphError:  # damaged, or taken away by a writer that went two states on meanwhile
            return open_kglite(self._fresh(force=self._state() == state).store)

    def store_path(self) -> Path:
        """The file of the embedded store, for a process of its own that opens it."""
        self.store().close()  # built, and mended if it was damaged
        return self._fresh().store

    def replace(
        self, new: Iterable[SourceClaims], remove: Iterable[str] = (), issues: Iterable[Issue] = (), settled: Iterable[str] = ()
    ) -> None:
        """Take in sources, in one step: each replaces what has its SHA-256 or its file name.

        remove: SHA-256s or file names of sources to remove; GovgraphError when one is not there.
        issues: of documents that could not be read; they replace the issues that those documents had.
        settled: documents that could not be read and are no more; their issues go.
        """
        from govgraph.graph.pulled import refuse_documents

        arrived = {item.info.sha256: item for item in new}
        with self._writing():
            old = self._state()
            refuse_documents(old, str(self.path))
            kept, gone = self._keep(old, list(arrived.values()), set(remove))
            noted = [*(issue for item in arrived.values() for issue in item.issues), *issues, *_namesakes(arrived.values())]
            touched = gone | {item.info.file for item in arrived.values()} | {issue.document for issue in noted} | set(settled)
            older = [issue for issue in self._load_issues(old) if issue.document not in touched]
            unique = dict.fromkeys([*older, *noted])
            self._write(old, kept, list(arrived.values()), tuple(sorted(unique, key=_issue_order)))

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
        new = states.write_state(self.path, old, [], files, lambda path: _build_store(graph, path))
        write_atomic(new.path / "built.json", json.dumps({"fingerprint": self._fingerprint(new, stamp)}) + "\n")
        states.point_to(self.path, new)
        return new

    def _keep(self, old: State, arrived: list[SourceClaims], remove: set[str]) -> tuple[list[Path], set[str]]:
        """The claims files that stay, and the file names of the sources that go."""
        names = {item.info.file for item in arrived}
        shas = {item.info.sha256[:16] for item in arrived}
        kept, gone, met = [], set(), set()
        for path in old.claims_files():
            file, sha = _whose(path)
            met |= remove & {file, sha, path.stem}
            if path.stem in shas or file in names:
                continue
            if remove & {file, sha, path.stem}:
                gone.add(file)
            else:
                kept.append(path)
        if remove - met:
            raise GovgraphError("no such source in the workspace", sorted(remove - met)[0], "Run: govgraph sources")
        return kept, gone

    def _write(
        self, old: State, kept: list[Path], arrived: list[SourceClaims], issues: tuple[Issue, ...], *, strict: bool = False
    ) -> State:
        """The next state; a damaged claims file is kept and named, and with `strict` raised."""
        sources, damaged = list(arrived), []
        for path in kept:
            try:
                sources.append(read_claims(path))
            except GovgraphError as err:
                if strict:
                    raise
                damaged.append(err)
        stamp = self._decided()
        built = self._build(sources)
        files = self._files(built, arrived, issues, damaged)
        new = states.write_state(self.path, old, kept, files, lambda path: _build_store(built.graph, path))
        mark = {"fingerprint": self._fingerprint(new, stamp), "damaged": [[err.what, err.where, err.advice] for err in damaged]}
        write_atomic(new.path / "built.json", json.dumps(mark) + "\n")
        states.point_to(self.path, new)
        return new

    @staticmethod
    def _files(built: Built, arrived: list[SourceClaims], issues: tuple[Issue, ...], damaged: list[GovgraphError]) -> dict[str, str]:
        from govgraph.graph.exchange import dump

        files = {f"claims/{item.info.sha256[:16]}.jsonl": dump_claims(item) for item in arrived}
        broken = tuple(Issue(Path(err.where).name, err.where, err.what, err.advice) for err in damaged)
        files["issues.jsonl"] = dump_issues(issues)
        files["build-issues.jsonl"] = dump_issues((*broken, *built.issues))
        files["graph.json"] = dump(built.graph)
        return files

    def _build(self, sources: list[SourceClaims]) -> Built:
        from govgraph.graph.build import build

        return build(sources, self.decisions(), threshold=self.settings()["threshold"])

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
        """The current state, after building the graph anew when it is older than what it depends on."""
        state = self._state()
        if not force and self._is_fresh(state):
            return state
        if not os.access(self.path, os.W_OK):
            return self._aside(state)
        from govgraph.graph import pulled
        from govgraph.graph.exchange import load

        with self._writing():
            state = self._state()  # another process may have built it meanwhile
            if not force and self._is_fresh(state):
                return state
            whence = pulled.origin(state)
            if whence is not None:
                return self._write_pulled(state, load(state.graph.read_text("utf-8"), str(state.graph)), whence)
            return self._write(state, state.claims_files(), [], self._load_issues(state), strict=True)

    def _is_fresh(self, state: State) -> bool:
        mark = state.built()
        if mark.get("fingerprint") != self._fingerprint(state, self._decided()):
            return False
        for what, where, advice in mark.get("damaged", ()):
            raise GovgraphError(what, where, advice)
        return True

    def _aside(self, state: State) -> State:
        """In a workspace that may not be written the graph is built in a folder of its own, for this process."""
        from govgraph.graph import pulled

        if pulled.origin(state) is not None:
            return state
        room = Path(tempfile.mkdtemp(prefix="govgraph-"))
        built = self._build([read_claims(path) for path in state.claims_files()])
        files = self._files(built, [], self._load_issues(state), [])
        return states.write_state(room, State(room / states.EMPTY), [], files, lambda path: _build_store(built.graph, path))

    def _writing(self) -> Any:
        return locked(self.path / "lock")


def _namesakes(arrived: Iterable[SourceClaims]) -> list[Issue]:
    """Sources of one batch that share a file name: both are kept now, but either would replace both when it is read again."""
    names = Counter(item.info.file for item in arrived)
    advice = "Give them different names: reading one of them again replaces both"
    return [Issue(name, "", f"{count} files of this name were read", advice) for name, count in sorted(names.items()) if count > 1]


def _issue_order(issue: Issue) -> tuple[str, str, str, str]:
    return (issue.document, issue.place, issue.what, issue.advice)


def _whose(path: Path) -> tuple[str, str]:
    """File name and SHA-256 of the source of a claims file, from its first line; its own name when that is damaged."""
    try:
        with path.open(encoding="utf-8") as lines:
            head = json.loads(lines.readline())
        return str(head["file"]), str(head["sha256"])
    except (OSError, ValueError, KeyError, TypeError):
        return path.name, path.stem


def _build_store(graph: Graph, path: Path) -> None:
    from govgraph.graph.store.kglite import build_kglite

    build_kglite(graph, path)
