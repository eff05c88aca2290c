"""What every stage made of a line: participants, subjects, propositions, candidates, the judge's features with their share."""

from __future__ import annotations

from collections.abc import Iterator

from govgraph.loaders.judge.judge import Judged
from govgraph.loaders.readers.lines import line_of
from govgraph.loaders.weights.table import shipped, shipped_linear

SHOWN = 6  # features that are told of each candidate


def explained(judged: Judged, raw: str, line: int | None = None) -> Iterator[str]:
    """The account of the units that stand in a line (from 1) of the text that was read, or of all. One string a line of output."""
    scene = judged.scene
    yield from _page(judged)
    for unit in scene.units:
        if line is not None and not raw.count("\n", 0, unit.text.at[0]) + 1 <= line <= raw.count("\n", 0, unit.text.ends[-1]) + 1:
            continue
        yield ""
        yield f"{unit.kind} (line {raw.count(chr(10), 0, unit.text.at[0]) + 1}): {unit.clean[:160]}"
        for name, numbers in (("below heading", unit.heads[:2]), ("below stem", unit.stems[:1])):
            yield from (f"  {name}: {scene.units[number].clean[:80]}" for number in numbers)
        for n in scene.inside(unit.number):
            one, meaning = scene.participants[n], judged.subjects.meanings[n]
            yield f"  {one.tag} {one.text} ({one.score:.2f}) means {scene.entities[meaning.entity].name} ({meaning.score:.2f})"
        for said in line_of(scene, unit).says:
            slots = ", ".join(f"{slot}: {scene.participants[n].text}" for n, slot in said.slots.items())
            yield f"  says {said.family}{' (passive)' if said.passive else ''}: {slots or 'nothing of a participant'}"
        yield from _candidates(judged, unit.number)


def _page(judged: Judged) -> Iterator[str]:
    for number, score in sorted(judged.subjects.page.items(), key=lambda item: (-item[1], item[0]))[:3]:
        yield f"page about {judged.scene.entities[number].name}: {score:.2f}"


def _candidates(judged: Judged, unit: int) -> Iterator[str]:
    names = [entity.name for entity in judged.scene.entities]
    for score, one in sorted(judged.scored, key=lambda item: -item[0]):
        if one.pair.unit != unit or score < 0.05:
            continue
        line = f"{names[one.source]} {one.type} {names[one.target]}"
        yield f"  {score:.2f} {line} (pair {one.chance:.2f}, context {one.context:.2f}, route {one.pair.route})"
        pair = shipped("pairs").shares(one.pair.features, one.type)[:SHOWN]
        yield "       pair:  " + ", ".join(f"{name} {weight:+.2f}" for weight, name in pair)
        yield "       judge: " + ", ".join(f"{name} {weight:+.2f}" for weight, name in shipped_linear("judge").shares(one.features)[:SHOWN])
