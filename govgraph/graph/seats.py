"""What seats and words tell of a body as a whole: whether it is said who chairs it, how many of its members it may share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

MANY = 50  # who sits on more is not followed from body to body: councils sit everywhere
_OVER = ("previous", "former", "was chaired", "not chaired", "no longer")


def says_chaired(quotes: Iterable[str]) -> bool:
    """Whether words say by whom a body is chaired, if only by a post."""
    return any("chaired" in quote and not any(word in quote for word in _OVER) for quote in map(str.lower, quotes))


def shared_of(seats: Iterable[tuple[str, str]]) -> dict[str, int]:
    """So many of its members at most each body shares with any one other body; whoever sits on many counts as shared.

    seats: (member, body) ids, any of them as often as it is told. What two members meet again, wherever, counts as one body's: to
    count for each would cost twice the time.
    """
    bodies: dict[str, set[str]] = defaultdict(set)
    members: dict[str, set[str]] = defaultdict(set)
    for member, body in seats:
        bodies[member].add(body)
        members[body].add(member)
    found = {}
    for body, those in members.items():
        few = [bodies[member] for member in those if len(bodies[member]) <= MANY]
        others = sum(map(len, few)) - len(few)
        again = others - len(set().union(*few) - {body})
        found[body] = len(those) - len(few) + min(len(few), again + 1 if others else 0)
    return found
