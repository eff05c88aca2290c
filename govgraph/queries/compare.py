"""Two graphs side by side: bodies, lines, chairs, seats and statuses that came, ended, changed or were renamed, with the words of both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from govgraph.graph.claims import Evidence
from govgraph.graph.model import Entity, Graph, Relation
from govgraph.graph.resolve.mentions import kind_group
from govgraph.graph.resolve.names import is_acronym, name_key, name_words
from govgraph.graph.schema import schema
from govgraph.graph.sorts import sort_of

CAME, ENDED, CHANGED, RENAMED, UNNAMED = "newly named", "ended", "changed", "renamed", "no longer named"
_COMPARED = ("body", "organisation", "project", "plan")
_POSTS = ("CHAIRS", "LEADS")
_ORDER = (RENAMED, CHANGED, ENDED, CAME, UNNAMED)
_LAST = ("line", "seat", "tie", "body", "project", "organisation", "plan")  # who chairs and leads is read first


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. what: body, project, line (of the structure), tie (any other), chair, lead, seat, …; before, now: in words, or "".

    old, new: what says so on either side, as {quote, document, date}.
    """

    what: str
    change: str
    about: str
    before: str = ""
    now: str = ""
    old: list[dict[str, Any]] = field(default_factory=list)
    new: list[dict[str, Any]] = field(default_factory=list)


def compare(before: Graph, now: Graph, whole: Graph | None = None) -> list[Change]:
    """Every difference, renamed and changed first. whole: a graph of both, by which names of one thing are known to be one.

    That something ended needs words (a status, a successor); what the later side does not name is told as no longer named.
    """
    pairs = _paired(before, now, whole)
    found = [*_entities(before, now, pairs), *_lines(before, now, pairs)]
    return sorted(set_of(found), key=_place)


def _place(one: Change) -> tuple[int, int, str, str, str, str]:
    what = _LAST.index(one.what) + 1 if one.what in _LAST else 0
    return (_ORDER.index(one.change), what, one.what, one.about, one.before, one.now)


def set_of(changes: Iterable[Change]) -> list[Change]:
    """Each change once, whatever its evidence."""
    return list({(one.what, one.change, one.about, one.before, one.now): one for one in changes}.values())


def _paired(before: Graph, now: Graph, whole: Graph | None) -> dict[str, str]:
    """Ids of `before` to ids of `now` of the same thing: by a name in common, or by names that `whole` knows as one."""
    one_of = {key: entity.id for entity in (whole.entities if whole else ()) for key in _keys(entity)}
    here: dict[tuple[str, str], str] = {}
    for entity in now.entities:
        for key in _keys(entity):
            here.setdefault(key, entity.id)
            if key in one_of:
                here.setdefault(("whole", one_of[key]), entity.id)
    pairs = {}
    for entity in before.entities:
        keys = [*_keys(entity), *(("whole", one_of[key]) for key in _keys(entity) if key in one_of)]
        if found := next((here[key] for key in keys if key in here), None):
            pairs[entity.id] = found
    return pairs


def _keys(entity: Entity) -> list[tuple[str, str]]:
    return [(kind_group(entity.kind), name_key(name, entity.kind)) for name in (entity.name, *entity.aliases)]


def _entities(before: Graph, now: Graph, pairs: Mapping[str, str]) -> Iterable[Change]:
    later = {one.id: one for one in now.entities}
    known = set(pairs.values())
    heirs = {line.target: later[line.source].name for line in now.relations if line.type == "SUCCEEDS" and _live(line.status)}
    for one in before.entities:
        if one.kind in _COMPARED:
            new = later.get(pairs.get(one.id, ""))
            yield from _entity(one, new, before, now, heirs)
    for one in now.entities:
        # What is first named as ended never came.
        if one.kind in _COMPARED and one.id not in known and _live(one.status) and not _no_name(one):
            yield Change(one.kind, CAME, one.name, "", _status(one.status), [], _proofs(one.evidence, now, one))


def _entity(one: Entity, new: Entity | None, before: Graph, now: Graph, heirs: Mapping[str, str]) -> Iterable[Change]:
    old_words = _proofs(one.evidence, before, one)
    if new is None:
        yield Change(one.kind, UNNAMED, one.name, _status(one.status), "", old_words, [])
        return
    words = _proofs(new.evidence, now, new)
    if not _one_name(one.name, new.name, one.kind):
        yield Change(one.kind, RENAMED, new.name, one.name, new.name, old_words, words)
    if one.status != new.status:
        gone = not _live(new.status) and _live(one.status) and new.status != "suspended"
        told = f"{_status(new.status)}, followed by {heirs[new.id]}" if gone and new.id in heirs else _status(new.status)
        yield Change(one.kind, ENDED if gone else CHANGED, new.name, _status(one.status), told, old_words, words)


def _one_name(one: str, other: str, kind: str) -> bool:
    """Whether two names are forms of one: initials, or one with fewer words. A paper that writes a name more fully renames nobody."""
    a, b = (set(name_words(name, kind)) for name in (one, other))
    return a <= b or b <= a or is_acronym(one) or is_acronym(other)


def _lines(before: Graph, now: Graph, pairs: Mapping[str, str]) -> Iterable[Change]:
    both = set(pairs.values())
    sectors = {one.id for one in now.entities if _sector(one)}
    names = {one.id: one.name for one in now.entities} | {f"old:{one.id}": one.name for one in before.entities}
    old = {_line_key(one, lambda key: pairs.get(key, f"old:{key}")): one for one in before.relations}
    new = {_line_key(one, str): one for one in now.relations}
    posts: dict[tuple[str, str], tuple[list[Relation], list[Relation]]] = defaultdict(lambda: ([], []))
    for key in sorted({*old, *new}):
        then, later = old.get(key), new.get(key)
        was, is_ = then is not None and _live(then.status), later is not None and _live(later.status)
        # What a thing that is new, or gone, brings or takes with it is told with the thing.
        about = key[2] if key[0] in (*_POSTS, "MEMBER_OF") else key[1]
        if was == is_ or about not in both or key[1] in sectors:
            continue
        type, source, target, role = key
        if type in _POSTS:
            posts[target, role or type][1 if is_ else 0].append(later if is_ and later else then)  # type: ignore[arg-type]
            continue
        yield _line(key, names, then, later, before, now)
    for (target, role), (left, right) in sorted(posts.items()):
        yield from _post(names.get(target, target), role, left, right, before, now)


def _line_key(one: Relation, found: Any) -> tuple[str, str, str, str]:
    ends = [found(one.source), found(one.target)]
    if schema().relations[one.type].symmetric:
        ends.sort()
    return one.type, ends[0], ends[1], one.role or ""


def _line(
    key: tuple[str, str, str, str], names: Mapping[str, str], then: Relation | None, later: Relation | None, before: Graph, now: Graph
) -> Change:
    type, source, target, role = key
    what = "seat" if type == "MEMBER_OF" else "line" if _structural(type) else "tie"
    told = f"{names[source]} {schema().relations[type].verb} {names[target]}{f' ({role})' if role else ''}"
    old, new = _proofs(then.evidence if then else (), before), _proofs(later.evidence if later else (), now)
    if later is not None and _live(later.status):
        return Change(what, CAME, told, "" if then is None else _status(then.status), _status(later.status), old, new)
    was, is_ = (_status(one.status) if one else "" for one in (then, later))
    return Change(what, ENDED if later is not None else UNNAMED, told, was, is_, old, new)


def _structural(type: str) -> bool:
    """Whether a line says who answers to whom, or what followed what; who delivers, funds or hosts is another matter."""
    return schema().relations[type].accountability != "none" or type in ("SCRUTINISED_BY", "SUCCEEDS")


def _post(body: str, role: str, left: list[Relation], right: list[Relation], before: Graph, now: Graph) -> Iterable[Change]:
    """A post whose holders differ: changed where both sides name one."""
    what = {"CHAIRS": "chair", "LEADS": "lead"}.get(role, role)
    then = _holders(left, before)
    later = _holders(right, now)
    change = CHANGED if then and later else CAME if later else UNNAMED
    old = [proof for one in left for proof in _proofs(one.evidence, before)]
    new = [proof for one in right for proof in _proofs(one.evidence, now)]
    yield Change(what, change, body, then, later, old, new)


def _no_name(one: Entity) -> bool:
    """Whether what a paper calls so is nothing that could come: a sector, several things, a quality, a plan called by one common word."""
    vague = one.kind == "plan" and " " not in one.name and not is_acronym(one.name)
    return vague or sort_of(one.name, one.kind, one.subtype) in ("sector", "collective", "quality")


def _sector(one: Entity) -> bool:
    """Whether it is no organisation, but all of a kind: "the voluntary sector"."""
    return sort_of(one.name, one.kind, one.subtype) == "sector"


def _holders(lines: Iterable[Relation], graph: Graph) -> str:
    names = {one.id: one.name for one in graph.entities}
    return "; ".join(sorted({names[one.source] for one in lines}))


def _live(status: str) -> bool:
    return schema().statuses[status].live


def _status(status: str) -> str:
    return schema().statuses[status].title


def _proofs(evidence: Iterable[Evidence], graph: Graph, of: Entity | None = None) -> list[dict[str, Any]]:
    """The newest two words of a side, those first that name the entity of which they are."""
    dates = {one.sha256: one.date for one in graph.documents}
    names = [name.casefold() for name in (of.name, *of.aliases)] if of else []
    naming = sorted(evidence, key=lambda one: not any(name in one.quote.casefold() for name in names))
    newest = sorted(naming, key=lambda one: dates.get(one.source) or "", reverse=True)
    return [{"quote": one.quote, "document": one.document, "date": dates.get(one.source)} for one in newest][:2]
