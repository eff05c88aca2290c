"""The ledger: for every line with participants or governance words, whether it came to a claim, states nothing, or was not understood."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from govgraph.graph.claims import NOT_UNDERSTOOD, STATES_NOTHING, LedgerLine
from govgraph.loaders.frames.lexicon import families
from govgraph.loaders.judge.claims import Whence, evidence_of
from govgraph.loaders.judge.details import sentence_around
from govgraph.loaders.pages.units import Unit
from govgraph.loaders.subjects.evidence import Scene

# Families whose words state a line between bodies, people and work wherever they stand.
TELLING = frozenset(
    "report account part member attendance chair vice lead host oversee scrutinise succeed set-up fund deliver relate other-body".split()
)
MORE = "may state more"  # the reason of a line that came to claims already
LONGEST = 300  # characters of a line that the ledger quotes


def ledger_of(scene: Scene, whence: Whence, told: set[int], weak: Mapping[int, str], more: Mapping[int, list[int]]) -> Iterator[LedgerLine]:
    """The lines without a claim, each sentence of its own, and those that came to claims but may state more.

    told: numbers of the participants that stand in a claim, entered or offered.
    weak: units of which something was proposed that was too unsure even to be offered.
    more: units of which that was only a little too unsure, with the participants of it.
    """
    for unit in scene.units:
        inside = scene.inside(unit.number)
        left = [n for n in inside if n not in told]
        if unit.kind == "heading":
            continue
        if inside and not left:
            if unit.number in more:
                yield from _more(scene, whence, unit, [n for n in more[unit.number] if n in inside])
            continue
        if not inside and not (_governs(unit.clean) and any(word[:1].isupper() for word in unit.clean.split()[1:])):
            continue
        above = " ".join(scene.units[n].clean for n in (*unit.stems[:1], *unit.heads[:1]))
        for (start, end), names in _sentences(scene, unit, left).items():
            words = _governs(unit.clean[start:end]) | _governs(above)
            reason = ", ".join(sorted(words)) or ("too unsure" if unit.number in weak else "")
            verdict = NOT_UNDERSTOOD if reason else STATES_NOTHING
            proof = evidence_of(scene, whence, unit.number, start, end)
            yield LedgerLine(whence.document, proof.start, proof.end, proof.quote, verdict, reason or "no word of governance", tuple(names))


def _more(scene: Scene, whence: Whence, unit: Unit, told: list[int]) -> Iterator[LedgerLine]:
    """A line all of whose names stand in claims, of which it may state a further one."""
    for (start, end), names in _sentences(scene, unit, told).items():
        proof = evidence_of(scene, whence, unit.number, start, end)
        yield LedgerLine(whence.document, proof.start, proof.end, proof.quote, NOT_UNDERSTOOD, MORE, tuple(names))


def _governs(text: str) -> set[str]:
    return set(families(text)) & TELLING


def _sentences(scene: Scene, unit: Unit, left: list[int]) -> dict[tuple[int, int], list[str]]:
    """The sentences in which participants are left, with their names; the unit's beginning where it has none."""
    found: dict[tuple[int, int], list[str]] = {}
    for n in left:
        one = scene.participants[n]
        names = found.setdefault(sentence_around(unit.clean, one.start, one.end, LONGEST), [])
        names.extend([one.text] if one.text not in names else [])
    return found or {(0, min(len(unit.clean), LONGEST)): []}
