"""`python corpus/tools/agree.py`: how far the two annotations of one page in ten agree, in core facts and by type."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import yaml
from rules import key
from twins import CORE

Fact = tuple[str, str, str]
ROOT = Path(__file__).resolve().parents[1]


def facts(page: dict[str, Any], ids: dict[str, str]) -> tuple[set[Fact], set[Fact]]:
    """(required, optional) facts with their ends under common ids; RELATED_TO has no direction."""
    found: dict[bool, set[Fact]] = {False: set(), True: set()}
    for fact in page.get("relations") or []:
        ends = [ids.get(str(fact[end]), str(fact[end])) for end in ("source", "target")]
        ends = sorted(ends) if fact["type"] == "RELATED_TO" else ends
        found[bool(fact.get("optional"))].add((fact["type"], ends[0], ends[1]))
    return found[False], found[True] - found[False]


def common(first: dict[str, Any], second: dict[str, Any]) -> dict[str, str]:
    """Ids of the second annotation -> ids of the first, by kind and the most names in common, one to one."""

    def names(entity: dict[str, Any]) -> set[str]:
        return {key(str(name)) for name in (entity["name"], *(entity.get("aliases") or []))}

    def kind(entity: dict[str, Any]) -> str:
        return "body" if entity["kind"] == "organisation" else str(entity["kind"])

    pairs = [
        (-len(shared), str(one["id"]), str(other["id"]))
        for one in first["entities"]
        for other in second["entities"]
        if kind(one) == kind(other) and (shared := names(one) & names(other))
    ]
    found: dict[str, str] = {}
    for _, one, other in sorted(pairs):
        if one not in found.values() and other not in found:
            found[other] = one
    return {str(entity["id"]): found.get(str(entity["id"]), f"second:{entity['id']}") for entity in second["entities"]}


def main() -> None:
    counts: dict[str, Counter[str]] = {what: Counter() for what in ("both", "first", "second")}
    strict: Counter[str] = Counter()
    pages = sorted(ROOT.glob("second/*.yaml"))
    for path in pages:
        first, second = (yaml.safe_load(one.read_text("utf-8")) for one in (ROOT / "pages" / path.name, path))
        need, may = facts(first, {})
        other_need, other_may = facts(second, common(first, second))
        for what, found in (("both", need & other_need), ("first", need - other_need - other_may), ("second", other_need - need - may)):
            counts[what].update(type for type, *_ in found)
        for what, found in (("both", need & other_need), ("one", need ^ other_need)):
            strict[what] += sum(type in CORE for type, *_ in found)
    print(f"{len(pages)} pages")
    for name, types in [("core", CORE), *((type, (type,)) for type in CORE)]:
        both, one, other = (sum(counts[what][type] for type in types) for what in ("both", "first", "second"))
        print(f"{name:15} both {both:4} first only {one:3} second only {other:3} F1 {2 * both / max(1, 2 * both + one + other):.3f}")
    print(f"core, required facts only: F1 {2 * strict['both'] / max(1, 2 * strict['both'] + strict['one']):.3f}")


if __name__ == "__main__":
    main()
