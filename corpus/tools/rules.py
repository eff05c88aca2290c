"""How often each rule was right on the corpus: the trust that the judge puts in what it states."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from twins import Twin

from govgraph.graph.claims import EntityClaim, RelationClaim
from govgraph.loaders.source import read_document

MOST = 2  # times that one page counts for a rule: a table of twenty rows is one reading
PRIOR, WEIGHT = 0.9, 8  # a rule is taken to be right so often before it is seen
_TITLES = re.compile(r"^(the|cllr|councillor|dr|rt revd|bishop|mr|mrs|ms|prof|professor|sir|dame)\s+")


def key(name: str) -> str:
    """One spelling for comparison: no case, accents, punctuation, leading article or title of honour."""
    text = unicodedata.normalize("NFKD", name.replace("’", "'")).encode("ascii", "ignore").decode().casefold().replace("&", " and ")
    text = re.sub(r"[^a-z0-9]+", " ", re.sub(r"'s\b", "s", text)).strip()
    while _TITLES.match(text):
        text = _TITLES.sub("", text, count=1)
    return text


def rule_claims(twin: Twin) -> Iterator[tuple[str, str]]:
    """(rule, "found" | "optional" | "false") for each relation that the rules read on a page."""
    claims = read_document(twin.text, "x", "x", twin.media_type).finish()
    named: defaultdict[str, set[str]] = defaultdict(set)
    for i, entity in twin.entities.items():
        for name in (entity["name"], *(entity.get("aliases") or [])):
            named[key(str(name))].add(i)
    forms: defaultdict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if isinstance(claim, EntityClaim):
            forms[claim.entity.name] |= {key(form) for form in (claim.entity.name, *claim.aliases)}
    facts: defaultdict[tuple[str, str, str], list[bool]] = defaultdict(list)
    for fact in twin.relations:
        facts[fact["type"], fact["source"], fact["target"]].append(bool(fact.get("optional")))
    for claim in claims:
        if isinstance(claim, RelationClaim):
            ends = [{i for form in forms[end.name] | {key(end.name)} for i in named.get(form, ())} for end in (claim.source, claim.target)]
            met = [facts[claim.type, a, b] for one, other in (ends, ends[::-1]) for a in one for b in other if (claim.type, a, b) in facts]
            met = (
                met
                if claim.type == "RELATED_TO"
                else [facts[claim.type, a, b] for a in ends[0] for b in ends[1] if (claim.type, a, b) in facts]
            )
            if not met and claim.source.subtype == "sector":
                continue  # whether a sector is a member the corpus leaves open
            yield claim.method, "false" if not met else "optional" if all(map(all, met)) else "found"


def trust(twins: Sequence[Twin]) -> dict[str, float]:
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for twin in twins:
        for (rule, what), count in Counter(rule_claims(twin)).items():
            counts[rule][what] += min(count, MOST)
    return {
        rule: round((count["found"] + PRIOR * WEIGHT) / (count["found"] + count["false"] + WEIGHT), 2)
        for rule, count in sorted(counts.items())
        if count["found"] + count["false"]
    }


if __name__ == "__main__":
    import sys
    from pathlib import Path

    from fragments import read_fragments
    from twins import read_twin

    from govgraph.loaders.weights.table import dump, table_of

    folder = Path(sys.argv[1])
    pages = [read_twin(path) for path in sorted(folder.glob("pages/*.yaml"))]
    paths = [*sorted(folder.glob("fragments/*.frag")), *sorted(folder.glob("twins/*.frag"))]
    lines = (page for path in paths for page in read_fragments(path))
    minis = [page for page in lines if page.kind == "twin" or page.text.count("\n") > 2]
    found = trust([*pages, *minis])
    text = dump(table_of(["yes"], {rule: {"yes": score} for rule, score in found.items()}))
    Path(sys.argv[2]).write_text(text, "utf-8")
    print(len(found), sorted(found.items(), key=lambda item: item[1])[:20])
