"""The rules that make one entity of several names: same names first, then names that are alike without doubt."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from govgraph.graph.resolve.lexicon import lexicon
from govgraph.graph.resolve.mentions import Mentions, Node
from govgraph.graph.resolve.names import family_content, initials, is_acronym, name_key, name_words
from govgraph.graph.resolve.union import Union

_TWO_NAMES = re.compile(r"[/;]|\s[-–]\s")


def scope_by_publisher(mentions: Mentions, publishers: Mapping[str, str]) -> None:
    """ "Cabinet" and "Council" without more are those of the council whose document it is.

    In a paper of somebody else "Cabinet" is that of the one council that has such a body in other sources, when the paper names it.
    """
    lex = lexicon()
    councils = {source: name for source, name in publishers.items() if _is_council(name_words(name))}
    scoped = {(node.source, node.same) for node in mentions.nodes if node.key[2]}
    owners: dict[str, set[str]] = defaultdict(set)
    for number, scope in mentions.scopes.items():
        if _is_council(name_words(scope)):
            owners[mentions.nodes[number].same].add(scope)
    elsewhere = []
    for number, node in enumerate(mentions.nodes):
        if not node.generic or "body" not in node.kinds or (node.source, node.same) in scoped:
            continue
        if not any(node.words[-len(ending) :] == ending for ending in lex.council_organs):
            continue
        if node.source in councils:
            mentions.scopes[number] = councils[node.source]
            owners[node.same].add(councils[node.source])
        elif node.words != ("council",):
            elsewhere.append(number)
    if not councils:  # all speak of one council, which none of them names
        mentions.own = [number for number in elsewhere if not publishers.get(mentions.nodes[number].source)]
    named = {(node.source, node.same) for node in mentions.nodes} if elsewhere else set()
    for number in elsewhere:
        node = mentions.nodes[number]
        of = {name_key(name): name for name in sorted(owners[node.same])}
        if len(of) == 1 and (node.source, next(iter(of))) in named:
            mentions.scopes[number] = next(iter(of.values()))


def _is_council(words: tuple[str, ...]) -> bool:
    return len(words) > 2 and " ".join(words[-2:]) in lexicon().council_forms


def join_own(mentions: Mentions, union: Union) -> None:
    """The Cabinet of several sources that name no council is one."""
    by_name: dict[str, list[int]] = defaultdict(list)
    for number in mentions.own:
        by_name[mentions.nodes[number].same].append(number)
    for _, members in sorted(by_name.items()):
        _join_all(members, union)


def keep_apart(mentions: Mentions, union: Union, publishers: Mapping[str, str] | None = None) -> None:
    """What a relation joins is two things: a successor never becomes its predecessor, others not by likeness.

    Nor is the plan of one council that of another of the same name, unless it bears its council's name or is a joint one;
    nor a councillor in the papers of one the namesake in those of another, unless one of the two councils is named in both.
    """
    for a, b, kind in mentions.joined:
        union.enemies(a, b, soft=kind != "SUCCEEDS")
    councils = {source: name_words(name) for source, name in (publishers or {}).items() if _is_council(name_words(name))}
    here = [(number, node) for number, node in enumerate(mentions.nodes) if node.source in councils]
    plans = [number for number, node in here if node.group == "plan" and _is_anyones(node, councils)]
    for a, b in combinations(plans, 2):
        if councils[mentions.nodes[a].source] != councils[mentions.nodes[b].source]:
            union.enemies(a, b)
    any_council = {source: words for source, name in (publishers or {}).items() if (words := name_words(name))[1:][-1:] == ("council",)}
    for a, b in _namesakes(mentions, any_council):
        union.enemies(a, b)


def _namesakes(mentions: Mentions, councils: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Pairs of councillors of one name in the papers of two councils that know nothing of each other."""
    if len(councils) < 2:
        return
    named: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    by_name: dict[str, list[int]] = defaultdict(list)
    for number, node in enumerate(mentions.nodes):
        named[node.source].add(node.words)
        if node.group == "person" and node.source in councils and node.councillor:
            by_name[node.same].append(number)
    for people in by_name.values():
        for a, b in combinations(people, 2):
            one, other = mentions.nodes[a].source, mentions.nodes[b].source
            if councils[one] != councils[other] and councils[one] not in named[other] and councils[other] not in named[one]:
                yield a, b


def _is_anyones(plan: Node, councils: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether the name of a plan says nothing of whose it is."""
    own = {word for words in councils.values() for word in words[:-2]}
    return "joint" not in plan.words and not own & set(plan.words)


def join_aliases(mentions: Mentions, union: Union) -> None:
    """Names that one source uses for one thing, unless it uses that other name for two."""
    users: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for entity, other in mentions.aliases:
        node, alias = mentions.nodes[entity], mentions.nodes[other]
        users[alias.group, alias.source, alias.same].add(node.same)
    for entity, other in mentions.aliases:
        alias = mentions.nodes[other]
        if len(users[alias.group, alias.source, alias.same] - {alias.same}) < 2:
            union.join(entity, other)


def join_within_source(mentions: Mentions, union: Union) -> None:
    """One key in one source is one thing; a generic name only when it has one scope there."""
    buckets: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for number, node in enumerate(mentions.nodes):
        buckets[node.group, node.source, node.same].append(number)
    for members in buckets.values():
        if len(members) == 1:
            continue
        scopes = {mentions.nodes[item].key[2] for item in members} - {""}
        if len(scopes) < 2:
            _join_all(members, union)
        else:
            by_scope: dict[str, list[int]] = defaultdict(list)
            for item in members:
                by_scope[mentions.nodes[item].key[2]].append(item)
            for group in by_scope.values():
                _join_all(group, union)


def join_dated_plans(mentions: Mentions, union: Union) -> None:
    """A plan without its years is the one that the same source names with them."""
    plans = [(number, node) for number, node in enumerate(mentions.nodes) if node.group == "plan"]
    dated: dict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
    for number, node in plans:
        dated[node.source, _yearless(node.words)].append(number)
    for number, node in plans:
        years = {mentions.nodes[item].words for item in dated[node.source, node.words]} - {node.words}
        if len(years) == 1:
            _join_all([number, *(item for item in dated[node.source, node.words] if mentions.nodes[item].words in years)], union)


def _yearless(words: tuple[str, ...]) -> tuple[str, ...]:
    while len(words) > 1 and words[-1].isdigit() and len(words[-1]) in (2, 4):
        words = words[:-1]
    return words


def join_across_sources(mentions: Mentions, union: Union) -> None:
    """One name in several sources is one thing; an acronym or other name only when it points to one thing alone."""
    buckets: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, node in enumerate(mentions.nodes):
        if not node.generic:
            buckets[node.group, node.same].append(number)
    full = _full(mentions, union)
    shared = sorted((key, members) for key, members in buckets.items() if len(members) > 1)
    for _, members in shared:
        named = [item for item in members if mentions.nodes[item].named and not is_acronym(mentions.nodes[item].name)]
        _join_all(named, union)
    for _, members in shared:
        _join_pointing(members, mentions, union, full)


def _full(mentions: Mentions, union: Union) -> set[int]:
    """Nodes whose set, within its source, has a name that is written out."""
    roots = {union.root(n) for n, node in enumerate(mentions.nodes) if node.named and not is_acronym(node.name)}
    return {number for number in range(len(mentions.nodes)) if union.root(number) in roots}


def _join_pointing(members: list[int], mentions: Mentions, union: Union, full: set[int]) -> None:
    meant = sorted({union.root(item) for item in members if item in full})
    loose = [item for item in members if item not in full]
    if len(meant) == 1:
        _join_all([meant[0], *loose], union)
        return
    _join_all(loose, union)
    named = sorted({union.root(n) for n in members if mentions.nodes[n].named and not is_acronym(mentions.nodes[n].name)})
    others = [root for root in meant if root not in named]
    if len(named) == 1 and len(others) == 1:
        union.join(named[0], others[0])


def join_acronyms(mentions: Mentions, union: Union) -> None:
    """A short form that no source explains is the one name of those initials: first within its source, then anywhere."""
    bodies = [(number, node) for number, node in enumerate(mentions.nodes) if node.group == "body"]
    short = [(number, node) for number, node in bodies if len(node.same) > 2 and is_acronym(node.name)]
    if not short:
        return
    full = _full(mentions, union)
    spelt: dict[str, set[int]] = defaultdict(set)
    for number, node in bodies:
        if len(node.words) > 2 and not is_acronym(node.name):
            for made in {initials(node.name), initials(node.name, small=False)} - {*node.words}:  # "NHS" is short for no "NHS …"
                spelt[made].add(number)
    for number, node in short:
        if number not in full:
            found = spelt[node.same]
            near = {union.root(item) for item in found if mentions.nodes[item].source == node.source}
            roots = near or {union.root(item) for item in found}
            if len(roots) == 1:
                union.join(number, roots.pop(), alike=True)


def join_councils(mentions: Mentions, union: Union) -> None:
    """ "the County Council" is the one county council that the same source names in full, or else the one of all sources."""
    forms = lexicon().council_forms
    full: dict[tuple[str, str], set[int]] = defaultdict(set)
    for number, node in enumerate(mentions.nodes):
        ending = " ".join(node.words[-2:])
        if node.group == "body" and len(node.words) > 2 and ending in forms:
            full[node.source, ending].add(number)
            full["", ending].add(number)
    for number, node in enumerate(mentions.nodes):
        if node.group == "body" and node.same in forms:
            roots = {union.root(item) for item in full[node.source, node.same] or full["", node.same]}
            if len(roots) == 1:
                union.join(number, roots.pop(), alike=True)


def join_people(mentions: Mentions, union: Union) -> None:
    """ "Cllr Moss" or "A Moss" is the one Anna Moss of the same source."""
    people = [(number, node) for number, node in enumerate(mentions.nodes) if node.group == "person"]
    full: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, node in people:
        if len(node.words) > 1 and len(node.words[0]) > 1:
            full[node.source, node.words[-1]].append(number)
    for number, node in people:
        initial = node.words[0] if len(node.words) == 2 and len(node.words[0]) == 1 else ""
        if len(node.words) == 1 or initial:
            found = [item for item in full[node.source, node.words[-1]] if mentions.nodes[item].words[0].startswith(initial)]
            roots = {union.root(item) for item in found}
            if len(roots) == 1:
                union.join(number, roots.pop(), alike=True)


def areas(mentions: Mentions) -> set[tuple[str, ...]]:
    """Folded names of places large enough to stand before the name of a body and to be left out there."""
    lex = lexicon()
    found: set[tuple[str, ...]] = set()
    for node in mentions.nodes:
        if node.group == "place" and lex.area_subtypes & set(node.subtypes):
            found.add(node.words)
        for form in lex.area_before if node.group == "body" else ():
            if node.words[-1] == form[-1] and len(node.words) > len(form) and node.words[-len(form) :] == form:
                found.add(node.words[: -len(form)])
        for word in node.words:
            if word.endswith(lex.area_endings):
                found.add((word,))
    return found


def join_area_names(mentions: Mentions, union: Union) -> None:
    """A name without the area or the parent before it is the one name with it: first within the source, then anywhere."""
    known = areas(mentions) | {node.words for node in mentions.nodes if node.group == "body" and not node.generic and node.named}
    plain: dict[tuple[str, ...], list[int]] = defaultdict(list)
    longer: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, node in enumerate(mentions.nodes):
        if node.group == "body" and not node.generic:
            plain[node.words].append(number)
            if _TWO_NAMES.search(node.name):  # "Canal Trust / Lock Trust" is no Lock Trust of a Canal Trust
                continue
            for size in range(1, len(node.words) - 1):
                if node.words[:size] in known:
                    longer[node.words[size:]].append(number)
    for words in sorted(plain.keys() & longer.keys()):
        for number in plain[words]:
            source = mentions.nodes[number].source
            near = {union.root(item) for item in longer[words] if mentions.nodes[item].source == source}
            roots = near or {union.root(item) for item in longer[words]}
            if len(roots) == 1:
                union.join(number, roots.pop(), alike=True)


def join_families(mentions: Mentions, union: Union) -> None:
    """Groups of the same distinctive words whose last words may stand for each other."""
    buckets: dict[tuple[int, tuple[str, ...]], list[int]] = defaultdict(list)
    for number, node in enumerate(mentions.nodes):
        content = family_content(node.name) if node.group == "body" and not node.generic else None
        if content:
            buckets[content].append(number)
    for _, members in sorted(buckets.items()):
        _join_all(members, union, alike=True)


def join_scoped(mentions: Mentions, union: Union) -> None:
    """A generic name is one thing within one scope, and is the body that another source names in full."""
    if not mentions.scopes:
        return
    by_name: dict[str, list[int]] = defaultdict(list)
    for number, node in enumerate(mentions.nodes):
        if node.group == "body" and not node.key[2]:
            by_name[node.same].append(number)
    for _ in range(3):  # a scope may itself be scoped
        buckets: dict[tuple[str, int | str], list[int]] = defaultdict(list)
        for number, scope in sorted(mentions.scopes.items()):
            node = mentions.nodes[number]
            parent = _scope(scope, node.source, mentions, union, by_name)
            buckets[node.same, parent if parent is not None else name_key(scope)].append(number)
            names = {scope} if parent is None else {scope, *(mentions.nodes[item].name for item in union.members(parent))}
            for name in sorted(names):
                _join_all([number, *by_name.get(name_key(f"{name} {node.name}"), [])], union)
        for _, members in sorted(buckets.items(), key=str):
            _join_all(members, union)


def _scope(scope: str, source: str, mentions: Mentions, union: Union, by_name: dict[str, list[int]]) -> int | None:
    """The set that a scope's name means: in the same source before any other."""
    found = by_name.get(name_key(scope), [])
    near = [item for item in found if mentions.nodes[item].source == source]
    return union.root((near or found)[0]) if found else None


def _join_all(members: Iterable[int], union: Union, *, alike: bool = False) -> None:
    items = list(members)
    for place, item in enumerate(items[1:], 1):
        # Usually all join the first; one that may not, because of an enemy, may still join another.
        if not union.join(items[0], item, alike=alike):
            any(union.join(earlier, item, alike=alike) for earlier in items[1:place])
