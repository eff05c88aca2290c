"""One place has one owner: of the bodies that a list, a label or a seat in a list may belong to, only the likeliest is kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from govgraph.loaders.judge.proposals import Proposal


def outdone(scored: Sequence[tuple[float, Proposal]]) -> frozenset[int]:
    """The numbers of those proposals that give way to a likelier one of the same place.

    Whose seat it is that a line names is said above it or nowhere; where a page has two such bodies, one of them is meant. Names of
    one sentence are no rivals: "Ann Bell sits on the Growth Board and the Skills Panel".
    """
    places: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for number, (_, one) in enumerate(scored):
        if one.pair.source_mention >= 0 and one.pair.route != "U":
            places[one.type, one.pair.source_mention].append(number)
    found: set[int] = set()
    for numbers in places.values():
        best = max(numbers, key=lambda number: (scored[number][0], -number))
        found.update(number for number in numbers if scored[number][1].target != scored[best][1].target)
    return frozenset(found)
