"""The ledger: for every line with participants or governance words, whether it came to a claim, states nothing, or was not understood."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from govgraph.graph.claims import NOT_UNDERSTOOD, STATES_NOTHING, LedgerLine
from govgraph.loaders.frames.lexicon import families
from govgraph.loaders.judge.claims import Whence, evidence_of
from govgraph.loaders.subjects.evidence import Scene

# Families whose words state a line between bodies, people and work wherever they stand.
TELLING = frozenset(
    "report account part member attendance chair vice lead host oversee scrutinise succeed set-up fund deliver relate other-body".split()
)
LONGEST = 300  # characters of a line that the ledger quotes


def ledger_of(scene: Scene, whence: Whence, told: set[int]) -> Iterator[LedgerLine]:
    """told: numbers of the participants that stand in a claim, entered or offered."""
    for unit in scene.units:
        inside = scene.inside(unit.number)
        left = [scene.participants[n] for n in inside if n not in told]
        if unit.kind == "heading" or (not left and inside):
            continue
        own = set(families(unit.clean)) & TELLING
        above = set(chain.from_iterable(families(scene.units[n].clean) for n in (*unit.stems[:1], *unit.heads[:1]))) & TELLING
        if not inside and not (own and any(word[:1].isupper() for word in unit.clean.split()[1:])):
            continue
        understood = not (own or above)
        verdict, reason = (STATES_NOTHING, "no word of governance") if understood else (NOT_UNDERSTOOD, ", ".join(sorted(own or above)))
        proof = evidence_of(scene, whence, unit.number, 0, min(len(unit.clean), LONGEST))
        yield LedgerLine(
            whence.document, proof.start, proof.end, proof.quote, verdict, reason, tuple(dict.fromkeys(one.text for one in left))
        )
