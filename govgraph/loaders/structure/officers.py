"""Groups of office holders: "the five Chief Executives of A, B and C" are a body whose members are A, B and C."""

from __future__ import annotations

import re

from govgraph.graph.claims import Mention, RelationClaim
from govgraph.loaders.names import find_names
from govgraph.loaders.reading import Reading

_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_GROUP = re.compile(
    rf"\b(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)})\s+(?P<post>Chief (?:Executives|Officers|Constables)|(?:Council )?Leaders"
    rf"|Directors)\s+of\s+(?P<list>[^.;:]+)"
)


def learn_officers(reading: Reading) -> None:
    """Put each such group into the name book, with the short forms under which it may come again ("the Five Chiefs")."""
    for block in reading.blocks:
        match = _GROUP.search(block.clean)
        if match:
            number, post = match["number"], match["post"]
            words = {number, _NUMBERS[int(number) - 2] if number.isdigit() and 2 <= int(number) <= 10 else number}
            words |= {str(_NUMBERS.index(number) + 2)} if number in _NUMBERS else set()
            forms = [f"{word} {noun}" for word in sorted(words) for noun in (post, post.split()[0] + "s" if " " in post else post)]
            reading.book.teach(
                f"{number} {post}", "body", "executive group", [form for form in [*forms, f"The {post}"] if form != f"{number} {post}"]
            )


def read_officers(reading: Reading) -> None:
    """Say who belongs to each such group: the organisations of its list, and the people who sign for them."""
    for block in reading.blocks:
        match = _GROUP.search(block.clean)
        known = reading.book.lookup(f"{match['number']} {match['post']}") if match else None
        if match is None or known is None:
            continue
        body, role = Mention(known.name, "body", known.subtype), match["post"].lower().rstrip("s")
        members = set()
        for span in find_names(match["list"], reading.book):
            if span.kind != "organisation" or re.search(r"[a-z]{3,} to $", match["list"][: span.start]):
                break
            members.add(span.name)
            proof = (reading.evidence(block.text, match.start(), match.start("list") + span.end),)
            reading.layout(
                "MEMBER_OF",
                Mention(span.name, "organisation", span.subtype),
                body,
                proof,
                "officers/of",
                0.85,
                role=role,
                certainty="explicit",
            )
        for claim in [claim for claim in reading.claims if isinstance(claim, RelationClaim) and claim.method == "roster/signature"]:
            if claim.target.name in members:
                reading.layout("MEMBER_OF", claim.source, body, claim.evidence, "officers/signs", 0.65, role=role, certainty="inferred")
