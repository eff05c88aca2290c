"""`python corpus/tools/measure.py FOLDER`: annotated pages read once; what was entered, offered, told as not understood, lost.

FOLDER holds NN.txt (or a file of any other format that the program reads) with NN.yaml in the form of the annotation guide. Facts of
the core types count; optional ones do neither way. NN.view, what an annotator saw of the file, is not read.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from rules import key
from twins import CORE

from govgraph.graph.claims import NOT_UNDERSTOOD, EntityClaim, RelationClaim, SourceClaims
from govgraph.loaders.source import read_source

Fact = tuple[str, str, str]


def read(path: Path) -> SourceClaims:
    return read_source(next(page for page in sorted(path.parent.glob(f"{path.stem}.*")) if page.suffix not in (".yaml", ".view")))


def aligned(source: SourceClaims, gold: dict[str, Any]) -> dict[str, set[str]]:
    """Name of a mention -> ids of the gold entities that bear it or one of its other names."""
    exact: defaultdict[str, set[str]] = defaultdict(set)
    every: defaultdict[str, set[str]] = defaultdict(set)
    for entity in gold.get("entities") or []:
        exact[key(entity["name"])].add(entity["id"])
        for name in (entity["name"], *(entity.get("aliases") or [])):
            every[key(str(name))].add(entity["id"])
    found: dict[str, set[str]] = {}
    for claim in source.claims:
        if isinstance(claim, EntityClaim):
            forms = [key(claim.entity.name), *map(key, claim.aliases)]
            found[claim.entity.name] = exact.get(forms[0]) or {i for form in forms for i in every.get(form, ())}
    for claim in source.claims:
        for end in (claim.source, claim.target) if isinstance(claim, RelationClaim) else ():
            found.setdefault(end.name, exact.get(key(end.name)) or every.get(key(end.name), set()))
    return found


def facts(source: SourceClaims, names: dict[str, set[str]]) -> Iterator[tuple[float, Fact, set[Fact], RelationClaim]]:
    """(confidence, a key for what was read, the gold facts that it may be, claim)."""
    for claim in source.claims:
        if isinstance(claim, RelationClaim) and claim.type in CORE:
            a, b = (names.get(end.name) or {f"?{key(end.name)}"} for end in (claim.source, claim.target))
            may = {(claim.type, one, other) for one in a for other in b}
            may |= {(type, other, one) for type, one, other in may} if claim.type == "RELATED_TO" else set()
            yield claim.confidence, min(may), may, claim


def measure(path: Path, enter: float, show: bool) -> Counter[str]:
    """The counts of one page."""
    gold = yaml.safe_load(path.read_text("utf-8"))
    source = read(path)
    told: defaultdict[Fact, list[bool]] = defaultdict(list)
    quotes: dict[Fact, str] = {}
    for fact in gold.get("relations") or []:
        if fact["type"] in CORE:
            told[fact["type"], fact["source"], fact["target"]].append(bool(fact.get("optional")))
            quotes[fact["type"], fact["source"], fact["target"]] = " ".join(str(fact["quote"]).split())
    wanted = {fact for fact, optional in told.items() if not all(optional)}
    best: dict[Fact, tuple[float, set[Fact], RelationClaim]] = {}
    for confidence, first, may, claim in facts(source, aligned(source, gold)):
        hits = may & set(told)
        for one in hits or {first}:
            if confidence > best.get(one, (-1.0,))[0]:
                best[one] = (confidence, hits, claim)
    count = Counter(wanted=len(wanted))
    unread = [line.quote for line in source.ledger if line.verdict == NOT_UNDERSTOOD]
    for one, (confidence, hits, claim) in best.items():
        what = "false" if not hits else "right" if one in wanted else "optional"
        count[f"{'entered' if confidence >= enter else 'offered'} {what}"] += 1
        if show and what == "false" and confidence >= enter:
            print(
                f"  {path.stem} false {confidence:.2f} {claim.source.name} {claim.type} {claim.target.name}",
                f"| {claim.method} | {claim.evidence[0].quote[:90]}",
            )
    for one in wanted - set(best):
        said = any(quotes[one] in line or line[:60] in quotes[one] or _share(line, quotes[one]) for line in unread)
        count["told" if said else "silent"] += 1
        if show and not said:
            print(f"  {path.stem} silent {one} | {quotes[one][:100]}")
    required = {entity["id"] for entity in gold.get("entities") or [] if not entity.get("optional")}
    every = {entity["id"] for entity in gold.get("entities") or []}
    named = aligned(source, gold)
    count["entities wanted"] = len(required)
    count["entities found"] = len(required & {i for found in named.values() for i in found})
    entered = [claim.entity.name for claim in source.claims if isinstance(claim, EntityClaim)]
    count["entities entered"] = len(entered)
    count["entities right"] = sum(bool(named.get(name, set()) & every) for name in entered)
    return count


def _share(line: str, quote: str) -> bool:
    """Whether half of the words of a quote stand in a line."""
    words = quote.split()
    return sum(word in line for word in words) >= 0.8 * len(words) and len(words) > 2


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--enter", type=float, default=0.5)
    parser.add_argument("--only", default="*.yaml")
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    total: Counter[str] = Counter()
    for path in sorted(args.folder.glob(args.only)):
        total += measure(path, args.enter, args.show)
    right, false, offered = total["entered right"], total["entered false"], total["offered right"]
    wanted = max(1, total["wanted"])
    print(dict(sorted(total.items())))
    print(f"entered  P {right / max(1, right + false):.3f} R {right / wanted:.3f}")
    print(
        f"offered  R {(right + offered) / wanted:.3f} with entered,",
        f"{total['offered false'] / max(1, offered):.1f} wrong for each right offer",
    )
    print(f"silent   {total['silent'] / wanted:.3f}   told {total['told'] / wanted:.3f}")
    print(
        f"entities R {total['entities found'] / max(1, total['entities wanted']):.3f}",
        f"P {total['entities right'] / max(1, total['entities entered']):.3f}",
    )


if __name__ == "__main__":
    main()
