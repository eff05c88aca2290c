"""Lists under an introducing line: the line says what the items are to the section's body."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from govgraph.graph.claims import EntityClaim, Evidence, Mention
from govgraph.graph.schema import _loader, schema
from govgraph.loaders.blocks import Block
from govgraph.loaders.discourse import body_meant, heading_body
from govgraph.loaders.names import find_names
from govgraph.loaders.reading import LIST, Reading
from govgraph.loaders.structure.entries import Entry, entry_of, names_in, split_names
from govgraph.loaders.structure.labels import find_status
from govgraph.loaders.structure.people import person_at_start
from govgraph.loaders.structure.roster import Roster, read_entry
from govgraph.loaders.text import Text

_LAST = re.compile(r"(?:.*[.!?]\s+)?(?=\S)(.*)$", re.DOTALL)
_DOWNPLAYED = re.compile(r"\bpotential(?:ly)?\b|\bcould\b|\bmight\b|\bmay\b|\bproposed\b|\bpossible\b", re.IGNORECASE)
_LED_BY = re.compile(r"\b(?:led|coordinated|managed) by (?:the )?", re.IGNORECASE)
_BODY_TAIL = re.compile(r"\b(?:group|committee|board|forum|panel|partnership|team)s?$", re.IGNORECASE)


@cache
def list_rows() -> list[tuple[re.Pattern[str], dict[str, Any]]]:
    """(pattern of the introducing line, row) of lists.yaml, in order."""
    data = yaml.load(files("govgraph.loaders.structure").joinpath("lists.yaml").read_text("utf-8"), _loader())
    return [(re.compile(row["intro"], re.IGNORECASE), row) for row in data["rows"]]


def list_row(intro: str) -> dict[str, Any] | None:
    """The row that an introducing line belongs to, or None. Only its last sentence counts, or its last two in short."""
    text = " ".join(intro.split())
    last = _LAST.match(text)
    tail = last[1] if last else text
    tail = text[-240:] if len(tail.split()) <= 3 else tail
    return next((row for pattern, row in list_rows() if pattern.search(tail)), None)


def read_lists(reading: Reading) -> None:
    """Read every item whose introducing line says what it is."""
    for i, block in enumerate(reading.blocks):
        if block.kind != "item" or block.intro is None or i in reading.done:
            continue
        if block.marker == "tree":
            _read_branch(reading, i, block)
            continue
        row = list_row(block.intro.clean) or _earlier_row(block.intro.clean)
        subject = _named_target(reading, block.intro, i) if row and row.get("to_named") else intro_subject(reading, block.intro, i)
        if row and subject and not _DOWNPLAYED.search(block.intro.clean[-160:]):
            _read_item(reading, subject, row, block)


def _earlier_row(intro: str) -> dict[str, Any] | None:
    """The row of "The Board has the following sub-groups." where a further remark stands between that line and its list."""
    told = [part for part in re.split(r"(?<=[.!?])\s+", intro)[:-1] if re.search(r"\b(?:following|below)\b", part)]
    return list_row(told[-1].rstrip(".") + ":") if told else None


def _read_branch(reading: Reading, i: int, block: Block) -> None:
    """A branch of a drawn tree is part of the body that it hangs on."""
    assert block.intro is not None
    if block.intro.marker != "tree" and block.intro.kind == "para":
        return
    part, whole = (_branch_body(reading, i, one.text) for one in (block, block.intro))
    if part and whole and part.kind == whole.kind == "body":
        proof = (reading.evidence(block.text),)
        reading.layout("PART_OF", part, whole, proof, "list/tree", LIST)


def _branch_body(reading: Reading, i: int, text: Text) -> Mention | None:
    """The body that a branch names, a remark in brackets set aside; "Delivery Group" is that of the section's body."""
    bare = re.sub(r"\s*\([^()]*\)\s*$", "", text.clean)
    found = heading_body(reading, Block("heading", text.cut(0, len(bare)))) if bare else None
    if found is not None:
        return found
    for span in find_names(bare, reading.book)[:1]:
        if span.kind == "body" and span.generic and not (span.bare or span.plural) and len(span.text) == len(bare):
            ours = reading.headed.get(bare.lower())
            return ours or Mention(span.name, "body", span.subtype, subject.name if (subject := reading.subjects[i]) else None)
    return None


def _named_target(reading: Reading, intro: Block, i: int) -> Mention | None:
    """The body to which the listed ones report, as the introducing line names it."""
    after = re.search(r"\b(?:report(?:s|ing)?\b[^:;]*?\b(?:in)?to|accountable to|beneath|underneath|under|below) ", intro.clean)
    for span in find_names(intro.clean[after.end() :], reading.book)[:1] if after else []:
        if span.kind == "body" and not (span.generic or span.bare or span.plural):
            return Mention(span.name, span.kind, span.subtype)
        if span.kind == "body" and span.generic and not span.plural:
            return body_meant(reading, i, span.name)
    return None


def intro_subject(reading: Reading, intro: Block, i: int) -> Mention | None:
    """Whose list it is: the body or project with which the introducing paragraph starts, else that of the section."""
    if re.search(r"\b(?:these|they|this) includes?:?$", intro.clean, re.IGNORECASE):
        return _collective(reading, intro, i)
    told = re.split(r"(?<=[.!?])\s+", intro.clean)
    if len(told) > 1 and not reading.sectioned[i] and re.match(r"it (?:has|also|is|works|oversees|receives)\b", told[-1], re.IGNORECASE):
        spans = [span for part in told[:-1] for span in find_names(part, reading.book)]
        before = [span for span in spans if span.kind == "body" and not (span.generic or span.plural)]
        if before and (len({span.name for span in before}) == 1 or before[0].start <= 4):
            return Mention(before[0].name, "body", before[0].subtype)
    for span in find_names(intro.clean[:160], reading.book)[:1]:
        if span.start <= 4 and not (span.generic or span.bare or span.plural) and span.kind in ("body", "project"):
            return Mention(span.name, span.kind, span.subtype)
    return reading.subjects[i]


def _collective(reading: Reading, intro: Block, i: int) -> Mention | None:
    """Before "These include:" the subject of the sentence before; "these groups" are the last bodies named together in the plural."""
    before = re.split(r"(?<=[.!?])\s+", intro.clean)[-2:-1]
    if not before or not re.match(r"(?:these|those|they|all of these)\b", before[0], re.IGNORECASE):
        return intro_subject_of(reading, before[0]) if before else reading.subjects[i]
    for block in reversed(reading.blocks[max(0, i - 30) : i]):
        for span in reversed(find_names(block.clean, reading.book)):
            if span.plural and span.kind == "body" and not span.bare and block is not intro:
                return Mention(span.name, span.kind, span.subtype)
    return None


def intro_subject_of(reading: Reading, sentence: str) -> Mention | None:
    """The body or project with which a sentence starts, or None."""
    for span in find_names(sentence[:160], reading.book)[:1]:
        if span.start <= 4 and not (span.generic or span.bare) and span.kind in ("body", "project"):
            return Mention(span.name, span.kind, span.subtype)
    return None


def _read_item(reading: Reading, subject: Mention, row: dict[str, Any], block: Block) -> None:
    if row["type"] == "MEMBER_OF" and row["direction"] == "in" and block.intro is not None and person_at_start(block.clean):
        read_entry(reading, Roster(subject, _tail(block.intro)), block.text)
        return
    placed = _body_entry(reading, row, block.text)
    entry = placed or entry_of(block.text)
    if entry is None or (row.get("whole") and entry.end < len(block.text)):
        return
    item = item_mention(reading, row, entry, subject, _among_plans(reading, block))
    if item is None:
        return
    assert block.intro is not None
    proof = reading.both(_tail(block.intro), block.text, entry.start, entry.end)
    status = find_status(block.clean[entry.end : entry.end + 60]) if entry.asides else None
    status = status if status in ("proposed", "suspended") else "active"
    types = [row["type"]]
    if row.get("also") and re.search(row["also_if"], block.intro.clean, re.IGNORECASE):
        types.append(row["also"])
    for kind in types:
        source, target = (item, subject) if row["direction"] == "in" else (subject, item)
        reading.layout(kind, source, target, proof, f"list/{row['id']}", LIST, status=status)
    if placed and item.kind == "body":
        place = block.text.cut(0, re.match(r"[^:–—-]+", block.clean).end())  # type: ignore[union-attr]
        reading.layout("COVERS", item, Mention(place.clean, "place"), (reading.evidence(block.text, 0, entry.end),), "list/place", LIST)
    if item.kind == "body":
        _chair_of(reading, item, entry, block.text)
    if item.kind == "project":
        read_partners(reading, item, entry, block.text)
    if status == "proposed":
        reading.claims.append(EntityClaim(item, proof, status=status, certainty="layout", method="list/status"))


def _body_entry(reading: Reading, row: dict[str, Any], text: Text) -> Entry | None:
    """In "Brack – Brack Place Board, chaired by …" the body behind the place is the entry, where bodies are listed."""
    mark = re.match(r"[A-Z][\w' -]{2,30}?\s*(?::|\s[–—-])\s+(?=[A-Z])", text.clean)
    if mark is None or row["kind"] != "body" or _names_one(reading, text.clean[: mark.end()].rstrip(" :–—-")):
        return None
    for span in find_names(text.clean, reading.book):
        if span.start == mark.end() and span.kind == "body" and not span.generic:
            return Entry(span.name, span.start, span.end)
    return None


def _names_one(reading: Reading, words: str) -> bool:
    return any(span.kind in ("body", "organisation", "project") for span in find_names(words, reading.book)[:1])


def _chair_of(reading: Reading, body: Mention, entry: Entry, text: Text) -> None:
    """ "Assurance Group (Chair: Ann Bell)": who chairs the listed body."""
    for start, end in entry.asides:
        label = re.match(r"(?:chair|chaired by)(?:\s*[:–-]\s*|\s+)", text.clean[start:end], re.IGNORECASE)
        person = person_at_start(text.clean[start + label.end() : end]) if label else None
        if person:
            proof = (reading.evidence(text, entry.start, end),)
            reading.layout("CHAIRS", Mention(person.name, "person"), body, proof, "list/chair", LIST, role="chair")


def _tail(intro: Block) -> Text:
    """The last sentence of an introducing block, which is what proves the list."""
    last = _LAST.match(intro.clean)
    return intro.text.cut(last.start(1) if last else 0, len(intro.text))


def _among_plans(reading: Reading, block: Block) -> bool:
    """Whether at least half of the items of a list are plans by their head nouns; the others then are plans too."""
    items = [other for other in reading.blocks if other.kind == "item" and other.intro is block.intro]
    plans = [item for item in items if any(span.kind == "plan" for span in find_names(item.clean[:90], reading.book)[:1])]
    return 2 * len(plans) >= len(items)


def item_mention(reading: Reading, row: dict[str, Any], entry: Entry, subject: Mention, plans: bool = False) -> Mention | None:
    """What an item names: as the name book knows it, by its head noun, else of the row's kind."""
    names = [span for span in find_names(entry.name, reading.book) if span.kind != "unknown" and not span.bare]
    covering = [span for span in names if span.start <= 4 and len(span.text) >= 0.7 * len(entry.name)]
    kind, subtype = row["kind"], row.get("subtype")
    ends = schema().relations[row["type"]].ends[0 if row["direction"] == "in" else 1]
    if covering and covering[0].kind in ends and not (row.get("plans_only") and covering[0].kind != "plan"):
        found = covering[0]
        reading.also(found.name, entry.name)
        return Mention(found.name, found.kind, found.subtype)
    if row.get("plans_only") and not plans or kind == "place" and covering:
        return None
    if kind in ("organisation", "body") and row["type"] != "PART_OF" and not covering:
        return reading.mention(entry.name, kind) if len(entry.name.split()) <= 6 else None
    name = entry.name
    if row.get("scoped") and not _BODY_TAIL.search(name):
        reading.also(f"{name} {row['scoped']}", name)
        return Mention(f"{name} {row['scoped']}", kind, subtype, subject.name)
    if entry.acronym:
        reading.book.teach(name, kind, subtype, [entry.acronym])
    return reading.mention(name, kind, subtype)


def read_partners(reading: Reading, project: Mention, entry: Entry, text: Text) -> None:
    """Who runs a listed project: the names in brackets after it, and those after "led by"."""
    for start, end in entry.asides:
        for a, b in split_names(text.clean[start:end]):
            words = text.clean[start + a : start + b]
            found = names_in(reading, text, start + a, start + b, ("organisation", "body"))
            if not words[:1].isupper() or len(words.split()) > 7 or re.search(r"\b(?:in development|to 20\d\d|e\.g)\b", words):
                continue
            partner = found[0][0] if found else reading.mention(words, "organisation")
            _partner(reading, "DELIVERS", partner, project, "partner", (reading.evidence(text, entry.start, start + b),))
    led = _LED_BY.search(text.clean, entry.end - 1)
    if led and led.start() <= entry.end + 2:
        stop = re.search(r"[.;(]", text.clean[led.end() :])
        end = led.end() + stop.start() if stop else len(text)
        for a, b in split_names(text.clean[led.end() : end]):
            words = re.sub(r"^the ", "", text.clean[led.end() + a : led.end() + b])
            if words[:1].isupper() and len(words.split()) <= 8:
                _partner(
                    reading,
                    "LEADS",
                    reading.mention(words, None if reading.book.lookup(words) else "organisation"),
                    project,
                    "lead",
                    (reading.evidence(text, entry.start, led.end() + b),),
                )


def _partner(reading: Reading, kind: str, partner: Mention, project: Mention, role: str, proof: tuple[Evidence, ...]) -> None:
    reading.layout(kind, partner, project, proof, "list/partner", LIST, role=role)
