"""A view cut into packs of lines that each stay under a limit, branch by branch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from govgraph.graph.schema import schema
from govgraph.viz.view import Link, View

Cost = Callable[[Sequence[Link], Iterable[str]], int]


@dataclass(frozen=True, slots=True)
class Pack:
    """Lines that are shown together; keys: their boxes and the boxes without a line; head: the box that the pack is named after."""

    head: str
    keys: tuple[str, ...]
    links: tuple[Link, ...]


def pack(view: View, most_links: int, most_cost: int, cost: Cost) -> list[Pack]:
    """Packs in the order of the branches; each line stands in one pack, that of its lower end. One pack, perhaps empty, at least."""
    own: dict[str, list[Link]] = {box.key: [] for box in view.boxes}
    for link in view.links:
        own[link.lower].append(link)
    packer = _Packer(most_links, most_cost, cost)
    for branch in _branches(own, most_links):
        packer.begin(sum(len(own[key]) for key in branch))
        for key in branch:
            packer.put((key,))
            for link in own[key]:
                packer.put((link.lower, link.upper), link)
    packer.close()
    return packer.packs or [Pack("", (), ())]


class _Packer:
    """Fills one pack after the other."""

    def __init__(self, most_links: int, most_cost: int, cost: Cost) -> None:
        self.packs: list[Pack] = []
        self._most_links, self._most_cost, self._cost = most_links, most_cost, cost
        self._keys: dict[str, None] = {}
        self._links: list[Link] = []
        self._spent = 0

    def begin(self, links: int) -> None:
        """A branch of so many lines follows: on a new page where it does not fit on this one."""
        if len(self._links) + links > self._most_links:
            self.close()

    def put(self, ends: Sequence[str], *links: Link) -> None:
        """Boxes, and the line between them if there is one."""
        price = self._cost(links, [end for end in ends if end not in self._keys])
        if self._spent + price > self._most_cost or len(self._links) + len(links) > self._most_links:
            self.close()
            price = self._cost(links, ends)
        self._keys.update(dict.fromkeys(ends))
        self._links += links
        self._spent += price

    def close(self) -> None:
        """What was put so far is a pack."""
        if self._keys:
            self.packs.append(Pack(_head(self._keys, self._links), tuple(self._keys), tuple(self._links)))
        self._keys, self._links, self._spent = {}, [], 0


def _branches(own: dict[str, list[Link]], most: int) -> list[list[str]]:
    """All keys in preorder, in runs: whole branches while they have at most `most` lines, else the head alone and its branches."""
    under, tops = _forest(own)
    order = _preorder(under, tops)
    size = {key: len(own[key]) for key in order}
    for key in reversed(order):
        size[key] += sum(size[below] for below in under.get(key, []))
    runs: list[list[str]] = []
    covered: set[str] = set()
    for key in order:
        if key not in covered:
            # In a circle a branch leads back to keys that have had their place.
            runs.append([one for one in _preorder(under, [key]) if one not in covered] if size[key] <= most else [key])
            covered.update(runs[-1])
    return runs


def _forest(own: dict[str, list[Link]]) -> tuple[dict[str, list[str]], list[str]]:
    """Upper → lower keys by each box's first line, and the tops: those without a line up, then one of each circle."""
    under: dict[str, list[str]] = {}
    tops = []
    for key in sorted(own):
        up = sorted(own[key], key=lambda link: (not link.answers, schema().relations[link.type].priority, link.id))
        if up:
            under.setdefault(up[0].upper, []).append(key)
        else:
            tops.append(key)
    reached = set(_preorder(under, tops))
    for key in sorted(own):
        if key not in reached:
            tops.append(key)
            reached.update(_preorder(under, [key]))
    return under, tops


def _preorder(under: dict[str, list[str]], tops: Sequence[str]) -> list[str]:
    found: dict[str, None] = {}
    stack = list(reversed(tops))
    while stack:
        key = stack.pop()
        if key not in found:
            found[key] = None
            stack += reversed(under.get(key, []))
    return list(found)


def _head(keys: dict[str, None], links: Sequence[Link]) -> str:
    lower = {link.lower for link in links}
    return next((key for key in keys if key not in lower), next(iter(keys)))
