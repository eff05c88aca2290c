"""Claims and decisions to the graph: a pure function, the same bytes whatever the order of files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from govgraph.graph.apply import accepted, apply_to_claims, edited
from govgraph.graph.assembly import Assembly, Made
from govgraph.graph.claims import Claim, Issue, RelationClaim, SourceClaims, claim_id
from govgraph.graph.decisions import Decision, Decisions
from govgraph.graph.merge.knowledge import role_of
from govgraph.graph.merge.statement import Statement, certainty_rank
from govgraph.graph.merge.succession import without_bare_posts
from govgraph.graph.model import Graph
from govgraph.graph.resolve.kinds import known_kinds, of_known_kind
from govgraph.graph.resolve.mentions import ends
from govgraph.graph.resolve.names import name_key
from govgraph.graph.resolve.propose import propose
from govgraph.graph.resolve.resolver import Resolution, resolve
from govgraph.graph.schema import schema
from govgraph.graph.settings import THRESHOLD
from govgraph.graph.sorts import meetings_of


@dataclass(frozen=True, slots=True)
class Built:
    """The graph and what was left out of it or could not be applied. unread: those of the issues that are decisions nobody can read."""

    graph: Graph
    issues: tuple[Issue, ...]
    unread: tuple[Issue, ...] = ()


def build(
    sources: Iterable[SourceClaims], decisions: Decisions | None = None, *, threshold: float = THRESHOLD, publisher: str = ""
) -> Built:
    """The graph of these sources and decisions; claims less confident than the threshold wait and are listed in `waiting`.

    publisher: whose papers these are, for sources that name no publisher.
    """
    decisions, taken_back = without_taken_back(decisions or Decisions())
    read = sorted({source.info.sha256: source for source in sources}.values(), key=lambda item: (item.info.file, item.info.sha256))
    read, dated = as_described(read, decisions)
    made, waiting = _made(read, decisions, dated | taken_back, threshold, publisher)
    # Last, when what brought the names together is gone: pairs of names take room of their own.
    meetings = {(min(pair), max(pair)) for pair in meetings_of(made.graph.entities)}  # a council and its meeting are two on purpose
    proposals = propose(made.graph.entities, made.graph.relations, made.apart | meetings)
    graph = replace(made.graph, documents=tuple(item.info for item in read), proposals=tuple(proposals), waiting=waiting)
    return Built(graph, tuple(made.issues), decisions.problems)


def _made(read: list[SourceClaims], decisions: Decisions, used: set[int], threshold: float, publisher: str) -> tuple[Made, tuple[str, ...]]:
    """The graph without documents and proposals, with all issues; and the ids of claims that wait.

    used: lines of decisions that matched something.
    """
    applied = apply_to_claims(_statements(read), decisions)
    sure = _of_known_kinds(without_bare_posts([item for item in applied.statements if item.claim.confidence >= threshold]))
    waiting = sorted(item.id for item in applied.statements if item.claim.confidence < threshold)
    # A report may name no publisher but bear the council's name as its title.
    publishers = {item.info.sha256: item.info.publisher or publisher or item.info.title or "" for item in read}
    resolution = resolve(((item.source, item.claim) for item in sure), decisions.items, publishers)
    kept, named = _apply_to_names(sure, resolution, decisions)
    if len(kept) < len(sure):  # what was rejected must not have its say in the names
        resolution = resolve(((item.source, item.claim) for item in kept), decisions.items, publishers)
    made = Assembly(kept, resolution, decisions).graph()
    unused = _unused(decisions, applied.used | named | made.used | used, resolution)
    made.issues = [*decisions.problems, *made.issues, *unused]
    return made, tuple(waiting)


def without_taken_back(decisions: Decisions) -> tuple[Decisions, set[int]]:
    """Without rejections by name that a later acceptance of the same takes back; and the lines of both."""
    kept: list[Decision] = []
    lines: set[int] = set()
    for one in decisions.items:
        same = [old for old in kept if one.action == "accept" and old.action == "reject" and _subject(old) == _subject(one)]
        if same and not one.claim:
            lines |= {one.line, *(old.line for old in same)}
            kept = [old for old in kept if old not in same]
        kept.append(one)
    return replace(decisions, items=tuple(kept)), lines


def _subject(decision: Decision) -> object:
    relation = decision.relation or {}
    return [name_key(name) for name in decision.names], {key: name_key(value) for key, value in relation.items()}


def as_described(read: list[SourceClaims], decisions: Decisions) -> tuple[list[SourceClaims], set[int]]:
    """The sources with date, title and publisher as people set them, and the lines of the decisions that did."""
    set_of: dict[str, dict[str, Any]] = {}
    used = set()
    files = [source.info.file for source in read]
    for one in decisions.of("source"):
        if file := _meant_file(one.names[0], files):
            used.add(one.line)
            set_of.setdefault(file, {}).update(one.fields)
    return [replace(one, info=replace(one.info, **set_of.get(one.info.file, {}))) for one in read], used


def _meant_file(name: str, files: Sequence[str]) -> str:
    """The source of this name, or the only one of this name in another folder, since papers are moved; "" where there is none."""
    if name in files:
        return name
    last = name.rpartition("/")[2]
    moved = [file for file in files if file.rpartition("/")[2] == last]
    return moved[0] if len(moved) == 1 else ""


def _statements(read: Iterable[SourceClaims]) -> list[Statement]:
    statements: list[Statement] = []
    for source in sorted(read, key=lambda source: source.info.sha256):
        found: dict[str, Claim] = {}
        for claim in source.claims:
            old = found.setdefault(claim_id(claim), claim)
            if old is not claim and _doubt(claim) <= _doubt(old):  # of one id the surest stays
                found[claim_id(claim)] = claim
        sha256, date = source.info.sha256, source.info.date or ""
        statements += [Statement(made, sha256, date, found[made]) for made in sorted(found)]
    return statements


def _doubt(claim: Claim) -> tuple[float, int, str]:
    return (-claim.confidence, certainty_rank(claim.certainty), claim.method)


def _of_known_kinds(statements: list[Statement]) -> list[Statement]:
    known = known_kinds(item.claim for item in statements)
    return [replace(item, claim=of_known_kind(item.claim, known)) for item in statements] if known else statements


def _apply_to_names(statements: list[Statement], resolution: Resolution, decisions: Decisions) -> tuple[list[Statement], set[int]]:
    """Reject, edit and accept relations by type and names, and reject entities by name, once it is known whom names mean."""
    todo = [item for item in decisions.items if item.action in ("reject", "edit", "accept") and not item.claim]
    todo = [item for item in todo if item.relation or item.action == "reject"]
    used: set[int] = set()
    kept = []
    for statement in statements:
        current: Statement | None = statement
        for decision in todo:
            if current and _means(decision, current, resolution):
                used.add(decision.line)
                current = _decided(current, decision)
        if current:
            kept.append(current)
    return kept, used


def _decided(statement: Statement, decision: Decision) -> Statement | None:
    if decision.action == "reject":
        return None
    claim = statement.claim
    return replace(statement, claim=accepted(claim) if decision.action == "accept" else edited(claim, decision.fields))


def _means(decision: Decision, statement: Statement, resolution: Resolution) -> bool:
    if statement.source == "decision" and decision.line < statement.line:
        return False  # of two decisions the later wins
    claim = statement.claim
    meant = [resolution.of(statement.source, mention) for mention in ends(claim)]
    if decision.names:
        return bool(set(meant) & resolution.named(decision.names[0]))
    pattern = decision.relation or {}
    if not isinstance(claim, RelationClaim) or claim.type != pattern["type"]:
        return False
    if "role" in pattern and role_of(claim.role) != role_of(pattern["role"]):
        return False
    wanted = [resolution.named(pattern["source"]), resolution.named(pattern["target"])]
    pairs = [meant, meant[::-1]] if schema().relations[claim.type].symmetric else [meant]
    return any(one in wanted[0] and other in wanted[1] for one, other in pairs)


def _unused(decisions: Decisions, used: set[int], resolution: Resolution) -> list[Issue]:
    """Decisions that matched nothing: an issue each, with what they looked for."""
    missing = {decision.line: name for decision, name in reversed(resolution.unmatched)}
    issues = []
    for decision in decisions.items:
        if decision.action in ("add", "settle"):
            continue
        if decision.action in ("same_as", "not_same"):
            sought = missing.get(decision.line)
        else:
            sought = None if decision.line in used else _sought(decision)
        if sought:
            what = f"the decision '{decision.action}' matches nothing: {sought}"
            issues.append(Issue("decisions.yaml", f"line {decision.line}", what, "Correct the name or the id, or delete the decision"))
    return issues


def _sought(decision: Decision) -> str:
    if decision.relation:
        return f"{decision.relation['source']} {decision.relation['type']} {decision.relation['target']}"
    return decision.claim or ", ".join(decision.names)
