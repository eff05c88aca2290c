"""One place has one owner: of the bodies that a list, a label or a seat in a list may belong to, only the likeliest is kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from govgraph.graph.settings import THRESHOLD
from govgraph.loaders.judge.proposals import Proposal

Place = tuple[str, str, int]  # "mention" or "entity", type, number
OWNED = ("CHAIRS", "LEADS", "MEMBER_OF", "PART_OF", "REPORTS_TO")  # what one has to one other as a rule


def outdone(scored: Sequence[tuple[float, Proposal]]) -> frozenset[int]:
    """The numbers of those proposals that give way to a likelier one.

    Whose seat it is that a line names is said above it or nowhere; where a page has two such bodies, one of them is meant. Names of
    one sentence are no rivals: "Ann Bell sits on the Growth Board and the Skills Panel". But a doubtful superior or seat beside a
    likelier one was right only once in five on 201 real pages.
    """
    places: defaultdict[Place, list[int]] = defaultdict(list)
    for number, (_, one) in enumerate(scored):
        for place in _places(one):
            places[place].append(number)
    return frozenset(number for place, numbers in places.items() for number in _behind(place, numbers, scored))


def _places(one: Proposal) -> Iterator[Place]:
    if one.pair.source_mention >= 0 and one.pair.route != "U":
        yield "mention", one.type, one.pair.source_mention
    if one.type in OWNED:
        yield "entity", one.type, one.source


def _behind(place: Place, numbers: Sequence[int], scored: Sequence[tuple[float, Proposal]]) -> Iterator[int]:
    """Those of one place that do not lead to what its likeliest leads to; of an entity only those that would be offered."""
    best = max(numbers, key=lambda number: (scored[number][0], -number))
    for number in numbers:
        chance, one = scored[number]
        if one.target != scored[best][1].target and (place[0] == "mention" or chance < THRESHOLD):
            yield number
