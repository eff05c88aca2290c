"""Names: pairs that may be one body, with the words of both; a body's name, kind and accountable end; sentences moved to another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from starlette.requests import Request

from govgraph.graph.cells import one_line, readable
from govgraph.graph.claims import RelationClaim
from govgraph.graph.deciding import Said
from govgraph.graph.errors import GovgraphError
from govgraph.graph.model import Entity, Graph, Proposal, Relation
from govgraph.graph.schema import schema
from govgraph.web.desk import Desk
from govgraph.web.forms import Form, back, first

PAIRS, FOUND, SENTENCES = 20, 40, 80  # how many stand on one page
Lines = dict[str, list[Relation]]


def show(desk: Desk, request: Request) -> tuple[str, dict[str, Any]]:
    """Pairs to decide, and the names that were looked for."""
    graph, query = desk.graph(), request.query_params.get("q", "").strip().casefold()
    known = {one.id: one for one in graph.entities}
    lines = _lines(graph)
    waiting = sorted(graph.proposals, key=lambda one: (not (lines[one.a] and lines[one.b]), -one.score, one.a, one.b))
    pairs = [_pair(one, known, lines) for one in waiting[:PAIRS]]
    named = [one for one in graph.entities if query and query in f"{one.name} {' '.join(one.aliases)}".casefold()]
    exact = [one for one in named if query in {name.casefold() for name in (one.name, *one.aliases)}]
    whole = exact or named if len(exact or named) == 1 else exact
    found = [_told(one, lines) | {"sentences": _sentences(desk, one, lines, known) if one in whole else None} for one in named[:FOUND]]
    found.sort(key=lambda told: told["one"] not in whole)
    return "names.html.j2", {
        "title": "Names", "pairs": pairs, "left": len(waiting) - len(pairs), "query": query, "found": found, "kinds": schema().kinds,
        "statuses": schema().statuses, "names": sorted((one.name for one in graph.entities), key=str.casefold),
    }  # fmt: skip


def _lines(graph: Graph) -> Lines:
    found: Lines = defaultdict(list)
    for relation in graph.relations:
        for end in {relation.source, relation.target}:
            found[end].append(relation)
    return found


def _pair(one: Proposal, known: dict[str, Entity], lines: Lines) -> dict[str, Any]:
    """Both sides, and what one body of the two would be."""
    a, b = known[one.a], known[one.b]
    both = [*lines[one.a], *(line for line in lines[one.b] if line not in lines[one.a])]
    told = [f"{words} {_and(found)}" for words, ends in ENDS.items() if (found := {known[key].name for key in ends(both, {one.a, one.b})})]
    return {"a": _told(a, lines), "b": _told(b, lines), "score": round(one.score * 100), "lines": len(both), "would": " and ".join(told)}


def _superiors(lines: Iterable[Relation], keys: set[str]) -> Iterator[str]:
    for line in lines:
        way = schema().relations[line.type].accountability
        lower, upper = (line.target, line.source) if way == "backward" else (line.source, line.target)
        if way != "none" and lower in keys and upper not in keys:
            yield upper


def _chairs(lines: Iterable[Relation], keys: set[str]) -> Iterator[str]:
    return (line.source for line in lines if line.type == "CHAIRS" and line.target in keys)


ENDS = {"answer to": _superiors, "be chaired by": _chairs}


def _and(names: Collection[str]) -> str:
    """Three names at most, and how many more."""
    first_three, more = sorted(names)[:3], len(names) - 3
    *most, last = [*first_three, f"{more} more"] if more > 0 else first_three
    return f"{', '.join(most)} and {last}" if most else last


def _told(one: Entity, lines: Lines) -> dict[str, Any]:
    quotes = [(readable(proof.quote), proof.whereabouts) for proof in one.evidence[:2]]
    others = [name for name in one.aliases if name != one.name]
    return {"one": one, "name": one.name, "aliases": others, "lines": len(lines[one.id]), "quotes": quotes}


def _sentences(desk: Desk, one: Entity, lines: Lines, known: dict[str, Entity]) -> list[dict[str, Any]]:
    """What sources say of it, a line each, to be moved to another: the id of the claim, which end it is, the line, its words."""
    read, found = desk.claims(), []
    for line in lines[one.id]:
        said = one_line(f"{known[line.source].name} {schema().relations[line.type].verb} {known[line.target].name}")
        for key in line.claims:
            claim = read.get(key)
            if isinstance(claim, RelationClaim):
                end, proof = "source" if line.source == one.id else "target", claim.evidence[0]
                found.append({"claim": key, "end": end, "said": said, "quote": readable(proof.quote), "document": proof.whereabouts})
    return found[:SENTENCES]


def press(desk: Desk, form: Form) -> tuple[str, str]:
    """Same, different, one after the other; a name, kind, status or accountable end put right; a sentence moved to another name."""
    act, a, b, why = first(form, "act"), first(form, "a"), first(form, "b"), first(form, "why")
    if act in ("not_same", "succeeds") and a == b:
        raise GovgraphError(f"{a!r} is the name of both", "", "Move the sentences of one to a name of its own, under A name")
    said: Said
    if act in ("same_as", "not_same"):
        said = (act, [a, b], None)
    elif act == "succeeds":
        said = ("add", {"type": "SUCCEEDS", "source": b, "target": a}, None)
    elif act == "edit":
        said = ("edit", a, _fields(form))
    elif act == "move":
        said = ("edit", first(form, "claim"), _moved(desk, form, b))
    else:
        raise GovgraphError("two names are the same, different, or one follows the other", "", "Use the buttons")
    desk.press([said], why)
    told = {"same_as": f"{a} = {b}", "not_same": f"{a} is not {b}", "succeeds": f"{b} followed {a}", "move": f"Moved to {b}"}
    return back(form, "/names"), told.get(act, f"{a} changed")


def _moved(desk: Desk, form: Form, name: str) -> dict[str, Any]:
    """The end of a line that is another's."""
    end, claim = first(form, "end"), desk.claims().get(first(form, "claim"))
    if end not in ("source", "target") or not isinstance(claim, RelationClaim):
        raise GovgraphError("this statement is no longer there", "", "Load the page again")
    if not name:
        raise GovgraphError("a sentence moves to a name", "", "Say whose it is")
    kind = next((one.kind for one in desk.graph().entities if one.name == name), getattr(claim, end).kind)
    return {end: name, f"{end}_kind": kind}


def _fields(form: Form) -> dict[str, Any]:
    fields: dict[str, Any] = {key: first(form, key) for key in ("name", "kind", "status") if first(form, key)}
    if first(form, "accountable"):
        fields["accountable"] = first(form, "accountable") == "yes"
    if not fields:
        raise GovgraphError("nothing was changed", "", "Change the name, the kind, the status or the accountable end")
    return fields
