"""Kin: who belongs to whom by name and kind — parts named after their whole, led by whoever their name says, scrutinised by scrutiny."""

from __future__ import annotations

import re

from govgraph.graph.claims import Mention, RelationClaim
from govgraph.graph.resolve.names import family_content
from govgraph.loaders.names import find_names, name_key
from govgraph.loaders.reading import Reading

_PART_HEADS = re.compile(
    r"(?:(?:[A-Z][\w&-]+ ){0,3}(?:[Ss]teering|[Bb]usiness|[Ee]xecutive|[Dd]elivery|[Ww]orking|[Mm]anagement|[Oo]fficers?"
    r"|[Oo]perational|[Tt]ask) ?[Gg]roup"
    r"|(?:[A-Z][\w&-]+ ){0,4}[Ss]ub-?[ ]?(?:[Gg]roup|[Cc]ommittee)|(?:[A-Z][\w&-]+ ){0,2}Task and Finish Group|Executive"
    r"|Executive Committee)s?"
)
_LUMP = re.compile(r"^(?:the |all |these )?(?:(?:sub|working|task|delivery)[- ]?)?groups$")
_ONE_COUNCIL = re.compile(r"\w+ (?:County|City|District|Borough) Council$")
_COLLECTIVE = re.compile(r"\b(?:councils|local authorities)$", re.IGNORECASE)
_LED = re.compile(
    r"\b(?P<who>[A-Z][\w']+(?: [A-Z][\w']+)?)-led (?P<name>(?:[A-Z][\w'&-]+ (?:and )?){1,5}(?:Board|Partnership|Group|Forum"
    r"|Programme|Project|Alliance))\b"
)
_DISSOLVED = re.compile(r"\bwas (?:formally )?(?:dissolved|disbanded|abolished|wound up)\b")


def read_kin(reading: Reading) -> None:
    """Add what names and the relations read so far imply."""
    _named_after_parent(reading)
    _each_council(reading)
    _led_names(reading)
    _scrutiny(reading)
    _named_after_programme(reading)
    _dissolved_before(reading)
    _spread(reading)


def _named_after_parent(reading: Reading) -> None:
    """A group whose name is another body's name and the noun of a part ("Safer Wends Partnership Business Group") is part of that body."""
    seen: set[str] = set()
    for text in (text for block in reading.blocks for text in block.cells or (block.text,)):
        for span in find_names(text.clean, reading.book):
            if span.kind == "body" and not (span.generic or span.bare) and span.name not in seen:
                seen.add(span.name)
                parent = _parent(reading, span.name)
                if parent:
                    proof = (reading.evidence(text, span.start, span.end),)
                    reading.layout(
                        "PART_OF",
                        Mention(span.name, "body", span.subtype),
                        parent,
                        proof,
                        "join/named-after-parent",
                        0.8,
                        certainty="inferred",
                    )


def _parent(reading: Reading, name: str) -> Mention | None:
    words = name.split()
    for size in range(len(words) - 1, 0, -1):
        rest = " ".join(words[size:])
        first = " ".join(words[:size])
        known = reading.book.lookup(first) if size > 1 or first.isupper() else None
        if known and known.kind == "body" and known.name != name and _PART_HEADS.fullmatch(rest):
            return Mention(known.name, known.kind, known.subtype)
    return None


def _led_names(reading: Reading) -> None:
    """ "The Council-led Skills Board" is led by the county council; the name goes on without that word."""
    for text in (text for block in reading.blocks for text in block.cells or (block.text,)):
        for match in _LED.finditer(text.clean):
            known = reading.book.lookup(match["name"])
            leader = reading.book.lookup(f"{match['who']} Council") or reading.book.lookup(match["who"])
            if known and leader and known.kind in ("body", "project") and leader.kind == "organisation":
                target, source = Mention(known.name, known.kind, known.subtype), Mention(leader.name, "organisation", leader.subtype)
                proof = (reading.evidence(text, match.start(), match.end()),)
                reading.layout("LEADS", source, target, proof, "join/led", 0.8, role="lead", certainty="explicit")


def _named_after_programme(reading: Reading) -> None:
    """ "The Warm Homes programme of the Brack Board" and the Warm Homes Group: the group steers the programme and is part of the board."""
    for claim in [claim for claim in reading.claims if isinstance(claim, RelationClaim) and claim.method == "programme-of-body"]:
        content = re.sub(r"\s+(?:programme|project|campaign)$", "", claim.target.name).lower()
        for group in sorted({known.name for known in reading.book.known.values() if known.kind == "body"}):
            family = family_content(group)
            if family and re.sub(r"\s+(?:steering |sub-?)?group$", "", group.lower()) == content and group != claim.source.name:
                part = Mention(group, "body", reading.book.known[name_key(group)].subtype)
                reading.layout("PART_OF", part, claim.source, claim.evidence, "join/programme", 0.65, certainty="inferred")
                reading.layout("OVERSEES", part, claim.target, claim.evidence, "join/programme", 0.65, certainty="inferred")


def _scrutiny(reading: Reading) -> None:
    """Who reports to a scrutiny committee is scrutinised by it."""
    for claim in [claim for claim in reading.claims if isinstance(claim, RelationClaim) and claim.type == "REPORTS_TO"]:
        if claim.source.kind == "body" and "scrutiny" in claim.target.name.lower():
            reading.layout(
                "SCRUTINISED_BY", claim.source, claim.target, claim.evidence, "join/scrutiny", 0.75,
                frequency=claim.frequency, status=claim.status, certainty="inferred",
            )  # fmt: skip


def _dissolved_before(reading: Reading) -> None:
    """In a body's own section, the dissolved body with the same first and last word is the one that it came after."""
    for i, block in enumerate(reading.blocks):
        subject = reading.subjects[i]
        match = _DISSOLVED.search(block.clean) if subject and reading.sectioned[i] and block.kind in ("para", "item") else None
        spans = [span for span in find_names(block.clean[: match.start()], reading.book) if span.kind == "body"] if match else []
        if match and spans and subject and spans[-1].name != subject.name:
            old, new = spans[-1].name.split(), subject.name.split()
            if (old[0], old[-1]) == (new[0], new[-1]):
                proof = (reading.evidence(block.text, spans[-1].start, match.end()),)
                former = Mention(spans[-1].name, "body", spans[-1].subtype)
                reading.layout("SUCCEEDS", subject, former, proof, "join/dissolved-before", 0.6, certainty="inferred")


def _spread(reading: Reading) -> None:
    """What is said of "the sub-groups" or of "Community Partnerships" together holds of each that the document names one by one."""
    made = [claim for claim in reading.claims if isinstance(claim, RelationClaim)]
    parts = [claim for claim in made if claim.method == "list/part-of"]
    for claim in [claim for claim in made if claim.type == "REPORTS_TO" and claim.source.name.endswith("s")]:
        name = claim.source.name.lower()
        if claim.source.scope and _LUMP.search(name):
            each = {part.source for part in parts if part.target.name == claim.source.scope}
        else:
            each = {one.source for one in made if one.method == "matrix/local-body" and one.source.name.lower().endswith(f" {name[:-1]}")}
        for body in sorted(each, key=lambda one: one.name):
            reading.layout(
                "REPORTS_TO", body, claim.target, claim.evidence, "join/spread", 0.7,
                nature=claim.nature, frequency=claim.frequency, status=claim.status, certainty="inferred",
            )  # fmt: skip


def _each_council(reading: Reading) -> None:
    """Where "each of the District Councils" belongs, each district council that the document names belongs too."""
    councils = {
        known.name: known for known in reading.book.known.values() if known.kind == "organisation" and _ONE_COUNCIL.search(known.name)
    }
    for claim in [claim for claim in reading.claims if isinstance(claim, RelationClaim) and claim.type == "MEMBER_OF"]:
        kinds = [word for word in ("district", "city", "county", "borough") if word in claim.source.name.lower()]
        every = "local authorit" in claim.source.name.lower()
        if (
            claim.source.kind != "organisation"
            or "councillors" in claim.evidence[0].quote
            or not (every or _COLLECTIVE.search(claim.source.name))
        ):
            continue
        for name, known in sorted(councils.items()):
            if every or any(f"{word} council" in name.lower() for word in kinds):
                member = Mention(name, "organisation", known.subtype)
                reading.layout(
                    "MEMBER_OF", member, claim.target, claim.evidence, "join/each-council", 0.65, status=claim.status, certainty="inferred"
                )
