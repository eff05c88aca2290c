"""Joins: facts for which two places of a document must be put together."""

from __future__ import annotations

import re

from govgraph.graph.claims import Mention, RelationClaim
from govgraph.graph.resolve.names import family_content
from govgraph.loaders.blocks import Block
from govgraph.loaders.discourse import document_subject, heading_body, profile_subject
from govgraph.loaders.names import find_names, name_key
from govgraph.loaders.reading import JOINED, TITLE, Reading
from govgraph.loaders.text import Text

_ALL_REPORT = re.compile(
    r"\b(?:those|these|the|all(?: of)?(?: the| these)?|each(?: of the)?)\s+(?:\w+\s+){0,2}(?P<noun>partnership|board|group"
    r"|committee|bodie|body)s?\b(?P<mid>[^.]{0,140}?)"
    r"\breports?\s+(?P<how>annually|quarterly|monthly|regularly|every \w+|each year)?\s*(?:in)?to\s+(?P<target>[^.;]+)",
    re.IGNORECASE,
)
_NOT_ALL = re.compile(r"\b(?:no longer|not|never|may|might|could|should)\b", re.IGNORECASE)
_WIDE = re.compile(r"\b(?!The |All |These )(?P<place>[A-Z][a-z]+(?: [A-Z][a-z]+)?)[- ]wide\b")
_PART_HEADS = re.compile(
    r"(?:(?:[A-Z][\w&-]+ ){0,3}(?:[Ss]teering|[Bb]usiness|[Ee]xecutive|[Dd]elivery|[Ww]orking|[Mm]anagement|[Oo]fficers?"
    r"|[Oo]perational|[Tt]ask) ?[Gg]roup"
    r"|(?:[A-Z][\w&-]+ ){0,4}[Ss]ub-?[ ]?(?:[Gg]roup|[Cc]ommittee)|(?:[A-Z][\w&-]+ ){0,2}Task and Finish Group|Executive"
    r"|Executive Committee)s?"
)
_ONE_COUNCIL = re.compile(r"\w+ (?:County|City|District|Borough) Council$")
_COLLECTIVE = re.compile(r"\b(?:councils|local authorities)$", re.IGNORECASE)
_LED = re.compile(
    r"\b(?P<who>[A-Z][\w']+(?: [A-Z][\w']+)?)-led (?P<name>(?:[A-Z][\w'&-]+ (?:and )?){1,5}(?:Board|Partnership|Group|Forum|Programme|Project|Alliance))\b"
)
_INCLUDED = re.compile(
    r"\bthe work of this (?:partnership|board|group|forum) will be included in (?:this|the|future|our) (?:yearly |annual |regular )?(?:update|report)s?"
)
_REQUESTS = re.compile(r"Requests? (?:for|to) (?:the )?(?P<body>[A-Z][\w&' -]*?) (?:support|advice|action|decision|help)", re.IGNORECASE)
_DISSOLVED = re.compile(r"\bwas (?:formally )?(?:dissolved|disbanded|abolished|wound up)\b")
_PROGRESS = re.compile(r"\b(?:progress|monitoring|highlight|performance) report\b", re.IGNORECASE)
_ACTIVITY = re.compile(
    r"\b(?:achievements?|activit|projects?|initiatives?|work\b|programmes?|delivery|progress|highlights|focus|aims|priorities|challenges)",
    re.IGNORECASE,
)
_AMONG_PROJECTS = re.compile(r"\b(?:projects|programmes|schemes|initiatives)\b[^.;]{0,120}\binclud\w+ ")
_TO_COME = re.compile(r"\b(?:explore|opportunit\w+|proposals?|proposed|potential|planned|bid for)\b", re.IGNORECASE)
_OFFICE = re.compile(r"\b(?:governance|membership|members|contact|terms of reference|background papers|recommendation)", re.IGNORECASE)
_ASIDE = re.compile(r"\b(?:unlike|similar to|such as those|for example in|other areas|elsewhere|nationally|no longer|not)\b", re.IGNORECASE)


def read_joins(reading: Reading) -> None:
    """Add what only follows from two places together: who is meant by "those partnerships", names made of names, titles, sections."""
    lists = body_lists(reading)
    _all_report(reading, lists)
    _wide(reading, lists)
    _named_after_parent(reading)
    _title_reports(reading)
    _section_projects(reading)
    _each_council(reading)
    _led_names(reading)
    _scrutiny(reading)
    _named_after_programme(reading)
    _will_be_included(reading)
    _requests(reading)
    _dissolved_before(reading)


def body_lists(reading: Reading) -> list[tuple[Block, list[tuple[Block, Mention]]]]:
    """The lists of at least three items that are bodies word for word (a bracket behind them set aside), with their introducing line."""
    groups: dict[int, tuple[Block, list[tuple[Block, Mention]]]] = {}
    for block in reading.blocks:
        if block.kind != "item" or block.intro is None:
            continue
        bare = re.sub(r"\s*\([^()]*\)\s*$", "", block.clean)
        found = heading_body(reading, Block("heading", block.text.cut(0, len(bare))))
        if found and found.kind == "body":
            groups.setdefault(id(block.intro), (block.intro, []))[1].append((block, found))
    return [group for group in groups.values() if len(group[1]) >= 3]


def _all_report(reading: Reading, lists: list[tuple[Block, list[tuple[Block, Mention]]]]) -> None:
    """ "Those partnerships … report annually to Council" and, anywhere, the list of the partnerships."""
    for i, block in enumerate(reading.blocks):
        match = _ALL_REPORT.search(block.clean) if block.kind in ("para", "item") else None
        if not match or _NOT_ALL.search(match["mid"][-30:]):
            continue
        targets = [span for span in find_names(match["target"], reading.book)[:1] if span.kind == "body" or span.subtype == "council"]
        noun = match["noun"].lower()[:5]
        fitting = [group for group in lists if noun in group[0].clean.lower()]
        if not targets or not fitting:
            continue
        target = Mention(targets[0].name, "body" if targets[0].name.lower() == "council" else targets[0].kind, targets[0].subtype)
        _, items = min(fitting, key=lambda group: abs(reading.blocks.index(group[0]) - i))
        frequency = {"annually": "annual", "each year": "annual"}.get((match["how"] or "").lower(), (match["how"] or "").lower() or None)
        proof = reading.evidence(block.text, match.start(), match.start("target") + targets[0].end)
        for item, body in items:
            reading.layout(
                "REPORTS_TO",
                body,
                target,
                (proof, reading.evidence(item.text)),
                "join/all-report",
                JOINED,
                nature="annual report" if frequency == "annual" else None,
                frequency=frequency,
                certainty="inferred",
            )


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


def _scrutiny(reading: Reading) -> None:
    """Who reports to a scrutiny committee is scrutinised by it."""
    for claim in [claim for claim in reading.claims if isinstance(claim, RelationClaim) and claim.type == "REPORTS_TO"]:
        if claim.source.kind == "body" and "scrutiny" in claim.target.name.lower():
            reading.layout(
                "SCRUTINISED_BY", claim.source, claim.target, claim.evidence, "join/scrutiny", 0.75,
                frequency=claim.frequency, status=claim.status, certainty="inferred",
            )  # fmt: skip


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


def _will_be_included(reading: Reading) -> None:
    """ "Starting next year, the work of this partnership will be included in this update": it will report to whom the others report."""
    targets = [claim for claim in reading.claims if isinstance(claim, RelationClaim) and claim.method == "join/all-report"]
    for block in reading.blocks:
        match = _INCLUDED.search(block.clean)
        spans = [span for span in find_names(block.clean[: match.start()], reading.book) if span.kind == "body"] if match else []
        if match and spans and targets:
            proof, first = (reading.evidence(block.text, match.start(), match.end()),), targets[0]
            source = Mention(spans[0].name, "body", spans[0].subtype)
            reading.layout(
                "REPORTS_TO", source, first.target, proof, "join/will-be-included", 0.65,
                nature=first.nature, frequency=first.frequency, status="proposed", certainty="inferred",
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


def _requests(reading: Reading) -> None:
    """A section "Requests for <BODY> support" in an update: the update goes to that body. Seen in one document."""
    for i, block in enumerate(reading.blocks):
        match = _REQUESTS.match(block.clean) if block.kind == "heading" else None
        known = reading.book.lookup(match["body"]) if match else None
        subject = reading.subjects[i]
        if known and known.kind == "body" and subject:
            target = Mention(known.name, "body", known.subtype)
            reading.layout("REPORTS_TO", subject, target, (reading.evidence(block.text),), "join/requests", 0.65, nature="progress")


def _led_names(reading: Reading) -> None:
    """ "The County-led Skills Board" is led by the county council; the name goes on without that word."""
    for text in (text for block in reading.blocks for text in block.cells or (block.text,)):
        for match in _LED.finditer(text.clean):
            known = reading.book.lookup(match["name"])
            leader = reading.book.lookup(f"{match['who']} Council") or reading.book.lookup(match["who"])
            if known and leader and known.kind in ("body", "project") and leader.kind == "organisation":
                target, source = Mention(known.name, known.kind, known.subtype), Mention(leader.name, "organisation", leader.subtype)
                proof = (reading.evidence(text, match.start(), match.end()),)
                reading.layout("LEADS", source, target, proof, "join/led", 0.8, role="lead", certainty="explicit")


def _wide(reading: Reading, lists: list[tuple[Block, list[tuple[Block, Mention]]]]) -> None:
    """ "The Wendshire-wide partnerships are:" says where each of them works."""
    for intro, items in lists:
        match = _WIDE.search(intro.clean)
        if match:
            for item, body in items:
                proof = (reading.evidence(item.text), reading.evidence(intro.text, match.start(), match.end()))
                reading.layout("COVERS", body, Mention(match["place"], "place"), proof, "join/wide", 0.85)


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


def _title_reports(reading: Reading) -> None:
    """ "<BODY> – <date>" above "<PROJECT> PROGRESS REPORT": progress of the project is reported to the body."""
    meeting = reading.header.get("meeting")
    about = document_subject(reading)
    if not meeting or about is None or about.kind != "project":
        return
    spans = [span for span in find_names(meeting, reading.book) if span.kind == "body"]
    for block in reading.blocks[:8]:
        if block.kind == "heading" and _PROGRESS.search(block.clean) and spans:
            target = Mention(spans[0].name, "body", spans[0].subtype)
            reading.layout("REPORTS_TO", about, target, (reading.evidence(block.text),), "join/progress-report", TITLE, nature="progress")


def _section_projects(reading: Reading) -> None:
    """A project named where a body tells of its own work is linked to that body, unless a closer relation was read."""
    made = [claim for claim in reading.claims if isinstance(claim, RelationClaim)]
    joined = {frozenset((claim.source.name, claim.target.name)) for claim in made}
    others = {claim.target.name for claim in made if claim.method == "projects/such-as"}
    active = False
    for i, block in enumerate(reading.blocks):
        if block.kind == "heading" and block.level != 8:
            active = (active or bool(_ACTIVITY.search(block.clean))) and not _OFFICE.search(block.clean)
        elif profile_subject(reading, block):
            active = False
        subject = reading.subjects[i]
        if subject is None or subject.kind != "body" or i in reading.done or not reading.sectioned[i] or not active:
            continue
        for start, end, name, subtype in _projects(reading, block.text):
            if name not in others and frozenset((subject.name, name)) not in joined:
                joined.add(frozenset((subject.name, name)))
                proof = (reading.evidence(block.text, start, end),)
                status = "proposed" if _TO_COME.search(block.clean[max(0, start - 60) : start]) else "active"
                project = Mention(name, "project", subtype)
                longer = re.search(
                    rf"(?:\b(?:new|joint|local) )?{re.escape(block.clean[start:end])}(?: (?:for|across|in) [A-Z]\w+)?", block.clean
                )
                reading.also(name, longer[0] if longer else name)
                reading.layout("RELATED_TO", subject, project, proof, "join/section-project", 0.7, status=status)


def _projects(reading: Reading, text: Text) -> list[tuple[int, int, str, str | None]]:
    if _ASIDE.search(text.clean[:80]):
        return []
    return [
        (span.start, span.end, span.name, span.subtype)
        for span in find_names(text.clean, reading.book)
        if span.kind == "project"
        and not (span.generic or span.bare or span.plural)
        and (span.subtype != "fund" or _AMONG_PROJECTS.search(text.clean[: span.start]))
    ]
