"""`python corpus/tools/check.py`: every quote, id, type and span of the corpus checked; a line a fault, exit code 1 where there is one."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from fragments import read_fragments
from twins import Twin, read_twin

from govgraph.graph.schema import schema

STATUSES = ("active", "proposed", "past", "suspended")
SIDES = {"body": ("body", "organisation"), "organisation": ("body", "organisation")}
# Wider than the schema, as the annotation guide is: who runs a project or writes a plan may be a person.
MORE = {"DELIVERS": ("person", "plan"), "PRODUCES": ("person",), "HOSTS": ("person",), "RELATED_TO": ("organisation",),
        "CHAIRS": ("body",), "LEADS": ("body", "plan"), "PART_OF": ("project",),
        "REPORTS_TO": ("person", "plan"), "SCRUTINISED_BY": ("project",), "SUCCEEDS": ("project",)}  # fmt: skip


def faults(twin: Twin) -> Iterator[str]:
    """What is wrong with a page or a fragment."""
    flat = " ".join(twin.text.split())
    for start, end, entity in twin.spans:
        if entity not in twin.entities or not 0 <= start < end <= len(twin.text):
            yield f"span {start}-{end} of {entity}"
    for fact in twin.relations:
        ends = [twin.entities.get(fact[end]) for end in ("source", "target")]
        told = f"{fact['source']} {fact['type']} {fact['target']}"
        if None in ends or fact["source"] == fact["target"]:
            yield f"{told}: ends"
        elif fact["type"] not in schema().relations or (fact.get("status") or "active") not in STATUSES:
            yield f"{told}: type or status"
        elif not all(_fits(fact["type"], side, end["kind"]) for side, end in enumerate(ends) if end):
            yield f"{told}: from {ends[0]['kind']} to {ends[1]['kind']}"  # type: ignore[index]
        if " ".join(str(fact["quote"]).split()) not in flat:
            yield f"{told}: quote {fact['quote']!r}"
    if twin.subject is not None and twin.subject not in twin.entities:
        yield f"subject {twin.subject}"


def _fits(type: str, side: int, kind: str) -> bool:
    allowed = {wide for one in schema().relations[type].ends[side] for wide in SIDES.get(one, (one,))} | set(MORE.get(type, ()))
    return kind in allowed


def every(folder: Path) -> Iterator[Twin]:
    """The pages, then the fragments."""
    for path in sorted(folder.glob("pages/*.yaml")):
        yield read_twin(path)
    for path in sorted(folder.glob("*/*.frag")):
        yield from read_fragments(path)


def main() -> int:
    folder = Path(__file__).resolve().parents[1]
    found, pages, facts = [], 0, 0
    for twin in every(folder):
        pages += 1
        facts += sum(not fact.get("optional") for fact in twin.relations)
        found += [f"{twin.name}: {fault}" for fault in faults(twin)]
    print(*found, f"{pages} pages and fragments, {facts} required facts, {len(found)} faults", sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
