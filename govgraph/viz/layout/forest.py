"""Which line is the primary one of each box, and so which box hangs beneath which."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from govgraph.graph.schema import schema
from govgraph.viz.circles import circles
from govgraph.viz.style import styles
from govgraph.viz.view import Box, Link


@dataclass(slots=True)
class Forest:
    """parents: lower box → its primary link. children: upper box → lower boxes in the order in which they are drawn.

    tucked: box → projects beneath it that stand as a count on its card until it is unfolded; what is beneath them is in `children`.
    cut: links of accountability within a circle that are not primary: they close it.  asides: root → single boxes to be set beside it,
    because their one line comes from its tree.  loose: boxes without any line.
    """

    parents: dict[str, Link]
    children: dict[str, list[str]]
    roots: list[str]
    cut: set[str] = field(default_factory=set)
    asides: dict[str, list[str]] = field(default_factory=dict)
    loose: list[str] = field(default_factory=list)
    tucked: dict[str, list[str]] = field(default_factory=dict)
    levels: dict[str, int] = field(default_factory=dict)  # root → how far down the page its tree belongs


DEEPEST = 40  # boxes beneath each other in one tree
COUNCIL = "council"  # the family of those that hang beneath none but their like
SCRUTINY = "scrutiny"  # the family of those who hold others to account, and to whom nobody answers
Rank = tuple[bool, bool, bool, int, bool, int, int, float, str]


def rank(link: Link, boxes: dict[str, Box], answering: dict[str, int]) -> Rank:
    """Sort key of superiors: accountability, in force, no scrutiny, the schema's priority, a superior at which chains may end,
    confidence in tenths, one to which more others answer, the exact confidence, key. To be sure says less than a council does."""
    live = schema().statuses[link.status].live
    upper = boxes[link.upper]
    steps = (not link.answers, not live, upper.family == SCRUTINY, schema().relations[link.type].priority, not upper.accountable)
    return (*steps, -int(link.confidence * 10 + 1e-6), -answering.get(link.upper, 0), -round(link.confidence, 3), link.upper)


def plant(boxes: Iterable[Box], links: Iterable[Link], joined: frozenset[str] = frozenset()) -> Forest:
    """The forest of `boxes`: every box beneath the superior of its best line, circles cut at their best-placed member.

    joined: boxes that have lines in another picture and so are not without any.
    """
    by_key = {box.key: box for box in boxes}
    links = list(links)
    answering = Counter(link.upper for link in links if link.answers)
    all_links = sorted(links, key=lambda link: (link.lower, rank(link, by_key, answering)))
    forest = Forest({}, defaultdict(list), [])
    always = [link for link in all_links if styles().lines[link.type].hang == "always"]
    for link in sorted(always, key=lambda link: _tops(link, by_key)):  # so that in a circle the accountable one comes to stand at the top
        if link.lower not in forest.parents:
            _hang(forest, link, by_key)
    _hang_leaves(forest, all_links, by_key)
    _cut_deep(forest, by_key)
    _grow(forest, by_key, all_links, joined)
    return forest


def _cut_deep(forest: Forest, boxes: dict[str, Box]) -> None:
    """A chain longer than any real one goes on as a tree of its own, so that no page and no recursion grows without end."""
    children: dict[str, list[str]] = defaultdict(list)
    for lower, link in sorted(forest.parents.items()):
        children[link.upper].append(lower)
    waiting = [(key, 1) for key in sorted(boxes) if key not in forest.parents]
    while waiting:
        key, depth = waiting.pop()
        for child in children[key]:
            if depth == DEEPEST:
                del forest.parents[child]
            waiting.append((child, depth % DEEPEST + 1))


def _tops(link: Link, boxes: dict[str, Box]) -> bool:
    """Whether a box at which chains may end answers to one at which they may not, as a department does to the office above it."""
    return boxes[link.lower].accountable and not boxes[link.upper].accountable


def _hang(forest: Forest, link: Link, boxes: dict[str, Box]) -> None:
    council = _tops(link, boxes) and boxes[link.lower].family == COUNCIL
    if not council and not _above(forest, link.upper, link.lower):
        forest.parents[link.lower] = link


def _above(forest: Forest, key: str, sought: str) -> bool:
    """Whether `sought` is `key` or stands above it."""
    while key != sought and key in forest.parents:
        key = forest.parents[key].upper
    return key == sought


def _hang_leaves(forest: Forest, links: list[Link], boxes: dict[str, Box]) -> None:
    """Hang what has no better line and nothing beneath it by its best weak line; of two such, the project hangs beneath the body."""
    upper = {link.upper for link in forest.parents.values()}
    weak = [link for link in links if styles().lines[link.type].hang == "leaf"]
    busy = _degrees(weak)
    for link in sorted(weak, key=lambda link: (rank(link, boxes, busy), link.lower)):
        turned = link.type == "RELATED_TO" or boxes[link.upper].kind == "project"
        for way in (link, _turned(link)) if turned else (link,):
            if way.lower not in forest.parents and way.lower not in upper and _welcome(way, boxes, busy, upper | set(forest.parents)):
                forest.parents[way.lower] = way
                upper.add(way.upper)
                break


def _degrees(links: list[Link]) -> dict[str, int]:
    count: dict[str, int] = defaultdict(int)
    for link in links:
        count[link.lower] += 1
        count[link.upper] += 1
    return count


def _turned(link: Link) -> Link:
    return replace(link, lower=link.upper, upper=link.lower)


def _welcome(link: Link, boxes: dict[str, Box], busy: dict[str, int], placed: set[str]) -> bool:
    # An organisation or an accountable body never hangs by a weak line, nor a body beneath a project.
    lower, upper = boxes[link.lower], boxes[link.upper]
    if lower.accountable or lower.kind == "organisation" or (lower.kind == "body" and upper.kind == "project"):
        return False
    return link.type != "RELATED_TO" or upper.key in placed or busy[upper.key] >= busy[lower.key]


def _grow(forest: Forest, boxes: dict[str, Box], links: list[Link], elsewhere: frozenset[str]) -> None:
    for lower in sorted(forest.parents):
        forest.children[forest.parents[lower].upper].append(lower)
    weight = {key: _weight(forest, key) for key in boxes}
    for upper in forest.children:
        forest.children[upper].sort(key=lambda key: (_family_order(boxes[key]), -weight[key], boxes[key].name, key))
    joined = elsewhere | {key for link in links for key in (link.lower, link.upper)}
    forest.loose = sorted((key for key in boxes if key not in joined), key=lambda key: (_family_order(boxes[key]), boxes[key].name, key))
    roots = [key for key in boxes if key in joined and key not in forest.parents]
    forest.roots = sorted(roots, key=lambda key: (-weight[key], boxes[key].name, key))
    _set_aside(forest, weight, links)
    _tuck(forest, boxes)
    forest.levels = _levels(forest, links)
    forest.cut = _closing(forest, links)


def _tuck(forest: Forest, boxes: dict[str, Box]) -> None:
    """Projects with nothing but projects beneath them fold onto the card of the body above them: a picture shows bodies first."""

    def only_projects(key: str) -> bool:
        return boxes[key].kind == "project" and all(map(only_projects, forest.children.get(key, ())))

    for upper, children in sorted(forest.children.items()):
        folded = [child for child in children if boxes[upper].kind != "project" and only_projects(child)]
        if folded:
            forest.tucked[upper] = folded
            forest.children[upper] = [child for child in children if child not in folded]


def _closing(forest: Forest, links: list[Link]) -> set[str]:
    ring_of = {key: number for number, ring in enumerate(circles(links)) for key in ring}
    primary = {link.id for link in forest.parents.values()}
    inside = [link for link in links if link.answers and ring_of.get(link.lower, -1) == ring_of.get(link.upper, -2)]
    return {link.id for link in inside if link.id not in primary}


def _levels(forest: Forest, links: list[Link]) -> dict[str, int]:
    """Trees to which others answer come first, then those that answer to them; trees that have nothing to do with others last."""
    above = _answering(forest, links)
    levels: dict[str, int] = {}
    for root in forest.roots:
        _level(root, above, levels, set())
    joined = set(above) | {root for roots in above.values() for root in roots}
    last = max(levels.values(), default=0) + 1
    return {root: levels[root] if root in joined else last for root in forest.roots}


def _answering(forest: Forest, links: list[Link]) -> dict[str, set[str]]:
    """Tree → trees to which it answers; of two that answer to each other, the one with fewer such lines, or the smaller, to the other."""
    home = {aside: root for root, asides in forest.asides.items() for aside in asides}

    def tree(key: str) -> str:
        root = _root_of(forest, key)
        return home.get(root, root)

    ends = Counter((tree(link.lower), tree(link.upper)) for link in links if link.answers)
    place = {root: number for number, root in enumerate(forest.roots)}
    above: dict[str, set[str]] = defaultdict(set)
    for (lower, upper), count in sorted(ends.items()):
        if lower != upper and (count, place[lower]) > (ends[upper, lower], place[upper]):
            above[lower].add(upper)
    return above


def _level(root: str, above: dict[str, set[str]], levels: dict[str, int], trail: set[str]) -> int:
    if root not in levels:
        steps = [_level(upper, above, levels, trail | {root}) for upper in sorted(above[root] - trail - {root})]
        levels[root] = 1 + max(steps) if steps else 0
    return levels[root]


def _family_order(box: Box) -> int:
    return 1 if box.kind == "project" else 0


def _weight(forest: Forest, key: str) -> int:
    return 1 + sum(_weight(forest, child) for child in forest.children.get(key, ()))


def _root_of(forest: Forest, key: str) -> str:
    while key in forest.parents:
        key = forest.parents[key].upper
    return key


def _set_aside(forest: Forest, weight: dict[str, int], links: list[Link]) -> None:
    """Lift single roots that only receive a line to the side of the root from whose tree it comes, so that they stand above it."""
    senders: dict[str, set[str]] = defaultdict(set)
    others: set[str] = set()
    for link in links:
        senders[link.upper].add(_root_of(forest, link.lower))
        others.add(link.lower)
    for root in [root for root in forest.roots if weight[root] == 1 and root not in others]:
        hosts = sorted(host for host in senders[root] if weight[host] > 1)
        if hosts:
            forest.asides.setdefault(max(hosts, key=lambda host: (weight[host], host)), []).append(root)
            forest.roots.remove(root)
