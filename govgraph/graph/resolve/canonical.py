"""The face of an entity: which of its names is shown, its kind, subtype and id."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from govgraph.graph.resolve.lexicon import lexicon
from govgraph.graph.resolve.mentions import Node
from govgraph.graph.resolve.names import is_acronym, name_key, name_words, slug, without_loose_end, without_short_form
from govgraph.graph.schema import schema

_PARTLY_NAMED = ("person", "place", "plan")  # "Cllr Moss", "Averton", "the Plan": however often, the fuller name tells more


@dataclass(frozen=True, slots=True)
class Face:
    """What an entity is called and what it is."""

    name: str
    aliases: tuple[str, ...]
    kind: str
    subtype: str | None


def face(nodes: list[Node], scope: str | None, lost: Callable[[str], int]) -> Face:
    """The face of a set of names. lost: how many relations the schema would refuse if it were of this kind."""
    kind = best_kind(nodes, lost)
    if len(nodes) == 1 and not scope:  # most things have one name in one source
        return Face(_tidy(nodes[0].name, kind), (), kind, best_subtype(nodes, kind))
    name = _tidy(best_name(nodes, kind, scope), kind)
    return Face(name, _distinct(name, {_tidy(node.name, kind) for node in nodes}), kind, best_subtype(nodes, kind))


def best_kind(nodes: list[Node], lost: Callable[[str], int]) -> str:
    """The kind that most claims give, unless another of them keeps more relations; ties by the schema's order."""
    counts = nodes[0].kinds if len(nodes) == 1 else _sum(node.kinds for node in nodes)
    kinds = [kind for kind in counts if kind in schema().kinds]
    if len(kinds) < 2:
        return kinds[0] if kinds else nodes[0].group
    order = list(schema().kinds)
    return min(kinds, key=lambda kind: (lost(kind), -counts[kind], order.index(kind)))


def _sum(counted: Iterable[dict[str, int]]) -> dict[str, int]:
    total: dict[str, int] = {}
    for counts in counted:
        for value, number in counts.items():
            total[value] = total.get(value, 0) + number
    return total


def best_name(nodes: list[Node], kind: str, scope: str | None = None) -> str:
    """The name that most papers use, of equals the fullest; generic ones with their scope; written out, in mixed case, without parent."""
    claimed = [node for node in nodes if node.claimed] or [node for node in nodes if node.named] or nodes
    uses: Counter[str] = Counter()
    papers: dict[str, set[str]] = defaultdict(set)
    for node in claimed:
        name = in_scope(_tidy(node.name, kind), scope) if scope and node.generic else node.name
        uses[name] += node.uses
        papers[name_key(name, kind)].add(node.source)
    if len(uses) == 1:
        return next(iter(uses))

    def rank(name: str) -> tuple[object, ...]:
        words = name_words(name, kind)
        full = -len(papers[name_key(name, kind)]) if kind not in _PARTLY_NAMED else 0
        odd = name.isupper() or name.islower()
        return (is_acronym(name), " of the " in name, len(words) > 8, odd, full, -len(words), -uses[name], name)

    return min(uses, key=rank)


def in_scope(name: str, scope: str) -> str:
    """A generic name with its scope before it; in brackets where the two would stumble over each other ("… Council Council")."""
    return f"{scope} ({name})" if scope.split()[-1].casefold() == name.split()[0].casefold() else f"{scope} {name}"


def best_subtype(nodes: list[Node], kind: str) -> str | None:
    """The subtype most often given; a council's is told by its name when no claim says it."""
    counts = nodes[0].subtypes if len(nodes) == 1 else _sum(node.subtypes for node in nodes)
    if counts:
        return min(counts, key=lambda item: (-counts[item], item))
    endings = {" ".join(node.words[-2:]) for node in nodes} & lexicon().council_forms
    return min(endings, default=None) if kind in ("body", "organisation") else None


def _tidy(name: str, kind: str) -> str:
    """Without a leading article (when something is left; a place keeps its own, "The Leys"), a short form in brackets and a loose end."""
    words = without_short_form(without_loose_end(name)).split()
    if kind not in ("person", "place") and len(words) > 1 and words[0].casefold() in lexicon().articles and name_words(name):
        words = words[1:]
    return " ".join(words)


def _distinct(name: str, others: Iterable[str]) -> tuple[str, ...]:
    """Other names, one spelling each where they differ in case only."""
    seen = {name.casefold()}
    kept = []
    for other in sorted(others, key=lambda text: (text.isupper() and not is_acronym(text), text.islower(), text)):
        if other.casefold() not in seen:
            seen.add(other.casefold())
            kept.append(other)
    return tuple(sorted(kept))


def give_ids(faces: list[Face]) -> list[str]:
    """A slug for each face; of several with one slug the first by kind and name has it bare, the others a number."""
    order = list(schema().kinds)
    taken: set[str] = set()
    ids: dict[int, str] = {}
    for place in sorted(range(len(faces)), key=lambda item: (order.index(faces[item].kind), faces[item].name, item)):
        base = slug(name_key(faces[place].name, "person") if faces[place].kind == "person" else faces[place].name)
        made, count = base, 1
        while made in taken:
            count += 1
            made = f"{base}-{faces[place].kind}" if count == 2 and f"{base}-{faces[place].kind}" not in taken else f"{base}-{count}"
        taken.add(made)
        ids[place] = made
    return [ids[place] for place in range(len(faces))]
