"""Prose: every sentence of a document through the clause triggers, with the section's body as what "it" means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from govgraph.graph.claims import EntityClaim, FactClaim, Mention, RelationClaim
from govgraph.loaders.caution import about_all, about_each, over_since, said_outright, states_nothing, with_holder, yet_to_come
from govgraph.loaders.clauses import Context, Found, read_sentence, sentences
from govgraph.loaders.discourse import body_meant, same_head
from govgraph.loaders.modes import modes_of
from govgraph.loaders.names import find_names, name_key
from govgraph.loaders.reading import Reading
from govgraph.loaders.refine import refine
from govgraph.loaders.structure.people import HONORIFIC, person_at_start
from govgraph.loaders.structure.projects import read_such_as
from govgraph.loaders.structure.runin import runin_title, unfolded
from govgraph.loaders.structure.sectors import read_sectors
from govgraph.loaders.structure.verbals import as_sentence
from govgraph.loaders.text import Text

# "She reminded members that the Board was …": what is told of is the topic.
_SAID = re.compile(
    r"[^.;:]{0,60}?\b(?:reminded|advised|informed|reported|explained|confirmed|noted|said|stated|added|told|highlighted)"
    r" (?:(?:the )?(?:members|partners|board|meeting|committee|group|forum) )?that "
)
_TO_START = re.compile(r"\b(?:due|expected|set) to (?:start|begin|join|take up)|\bwill (?:start|begin|join|take up)\b")
_OPENS_WITH_IT = re.compile(
    r"(?:(?:(?:once|twice) (?:a|each|every) (?:year|month|quarter)|(?:each|every) (?:year|month|quarter)|in (?:addition|turn|practice)"
    r"|annually|currently|at present|(?:since|from|in|until) (?:[a-z]+ )?\d{4}),? (?=its?\b|they\b))?"
    r"(?:its?|they|their|this (?:project|programme|scheme|initiative|work)|(?:the )?(?:core |other |current )?(?:members|membership)"
    r"|(?:the )?(?:independent |current )?(?:vice[- ]|deputy[- ]|co-?)?chair(?:s|man|person)?)\b"
    r"|(?:\w+ ){0,3}?(?:sub-?)?(?:groups|committees|boards|panels|forums|bodies)"
    r" (?:[a-z]+ ){0,2}?(?:report|sit|feed|support)\w*[^,;:.]{0,20} it\b"
    r"|(?:[A-Z][\w'-]+ ){2,4}(?:is|was|remains|acts as) (?:currently )?its\b"
    r"|[^.;:]{3,90}? (?:is its (?:\w+ )?chair|in the chair|deputises|are (?:joint|co-)[ -]?chairs|ex officio (?:member|director))\b",
    re.IGNORECASE,
)


_CAPITALISED = re.compile(r"\b([A-Z][a-z]+) ")
_EDGE = re.compile(r"\b")
# What stays of "its Board" or "two schemes" where nothing tells which is meant.
_NO_NAME = frozenset("board group partnership committee panel forum schemes projects programmes initiatives campaigns pilots".split())


_NEAR = 3000  # characters before a sentence in which what it calls "the Board" is looked for


def read_prose(reading: Reading) -> None:
    """Read all running text that no structure rule has read whole."""
    reading.modes = modes_of(reading)
    for i, text in _texts(reading):
        last: Mention | None = _title_above(reading, i)
        stranger = False  # whether the sentence before spoke of something that is neither body nor project
        for start, end in sentences(text.clean):
            sentence = text.cut(start, end)
            context = _context(reading, i, last, sentence.clean, f"{_above(reading, i)} {text.clean[max(0, start - _NEAR) : start]}")
            if stranger and _OPENS_WITH_IT.match(sentence.clean):
                context = replace(context, subject=None)
            found = read_sentence(sentence.clean, context, reading.book)
            topic = _topic(reading, sentence.clean, context)
            stranger = topic is None and _stranger(reading, sentence.clean)
            if states_nothing(reading.blocks[i], sentence.clean):
                continue
            for item in said_outright(sentence.clean, found, context.subject):
                _claim(reading, i, sentence, item)
            joined = _member_body(found)
            joined = refine(reading, sentence.clean, joined) if joined else None
            read_sectors(reading, sentence, joined or topic or reading.subjects[i])
            read_such_as(reading, sentence, topic or reading.subjects[i])
            named = topic or _first_source(found)
            if (
                named is None
                and not reading.sectioned[i]
                and len(bodies := _bodies(reading, sentence.clean) or _projects(reading, sentence.clean)) == 1
            ):
                named = bodies[0]  # "… is the work of the Safer Partnership.  It …"
            last = named or last


def _texts(reading: Reading) -> Iterator[tuple[int, Text]]:
    for i, block in enumerate(reading.blocks):
        if i in reading.done and block.kind != "row":
            continue
        if block.kind == "item":
            yield i, as_sentence(block.text, block.intro.clean if block.intro else "") or unfolded(block, block.text)
        elif block.kind in ("para", "line"):
            yield i, unfolded(block, block.text)
        elif block.kind == "row":
            # A cell may hold sentences beside its label ("Chairman | The meetings are hosted in turn …").
            for cell in block.cells:
                if len(cell) > 60 and re.search(r"[a-z] [a-z]+ [a-z]", cell.clean):
                    yield from ((i, line) for line in cell.lines() if len(line) > 40)


def _title_above(reading: Reading, i: int) -> Mention | None:
    """The project or body that a title right above a paragraph names: "Greenfutures" over "It is delivered by …"."""
    above = reading.blocks[i - 1] if i else None
    if above is None or above.kind != "heading" or above.level < 8:
        return runin_title(reading, i)
    known = reading.book.lookup(above.clean)
    return Mention(known.name, known.kind, known.subtype) if known and known.kind in ("body", "project") else None


def _context(reading: Reading, i: int, last: Mention | None, sentence: str = "", before: str = "") -> Context:
    subject = _item_subject(reading, i)
    if _title_above(reading, i) or (last is not None and _OPENS_WITH_IT.match(sentence)):
        subject = last

    def resolve(words: str) -> Mention | None:
        """What "the Board", "it" or "the group" means here: the topic of the sentence before, else the section's body."""
        if re.match(r"(?:these|those) ", words, re.IGNORECASE):
            return last_plural(reading, i, words)
        meant = _headed(reading, words, [last, subject], before)
        if meant is not None:
            return meant
        for candidate in (last, subject):
            if candidate is not None and same_head(candidate, words):
                return candidate
        known = reading.book.lookup(words)
        return Mention(known.name, known.kind, known.subtype) if known else None

    return Context(subject, resolve, reading.modes[i])


def _item_subject(reading: Reading, i: int) -> Mention | None:
    """The section's body; for a list's item whoever the introducing sentence speaks of: "The Council will:", "The Forum's role is to:"."""
    block, subject = reading.blocks[i], reading.subjects[i]
    for span in find_names(block.clean[:140], reading.book)[:1] if block.kind == "item" else []:
        if span.start <= 4 and span.kind == "body" and not (span.generic or span.bare or span.plural) and not span.owner:
            return Mention(span.name, span.kind, span.subtype)
    if block.kind != "item" or block.intro is None or not block.intro.clean.endswith((":", ";", "-", "–")):
        return subject
    opening = re.split(r"(?<=[.!?])\s+", block.intro.clean)[-1]
    for span in find_names(opening[:140], reading.book)[:1]:
        if span.start > 4 or span.plural:
            return subject
        if span.kind in ("organisation", "person") and not span.generic or span.kind == "unknown" and span.determiner == "the":
            return None
        if span.kind in ("body", "project") and not span.generic:
            return Mention(span.name, span.kind, span.subtype)
        if span.kind == "body":
            return body_meant(reading, i, span.name)
    return subject


def last_plural(reading: Reading, i: int, words: str) -> Mention | None:
    """ "These partnerships": the bodies named together last, up to this block, with the same noun."""
    noun = words.lower().split()[-1]
    for block in reversed(reading.blocks[max(0, i - 12) : i + 1]):
        for span in reversed(find_names(block.clean, reading.book)):
            if span.plural and span.kind == "body" and not span.generic and span.name.lower().endswith(noun):
                return Mention(span.name, span.kind, span.subtype)
    return None


def _above(reading: Reading, i: int) -> str:
    """The paragraphs between the last heading and block `i`, at most three, where no heading says whom the section is about."""
    told: list[str] = []
    for block in reversed(reading.blocks[max(0, i - 3) : i] if not reading.sectioned[i] else []):
        if block.kind == "heading":
            break
        told.insert(0, block.clean)
    return " ".join(told)


def _headed(reading: Reading, words: str, near: list[Mention | None], before: str) -> Mention | None:
    """What "the Board" means where something that is called a board was named: by a heading, or just before in the paragraph."""
    key = name_key(words)
    meeting = reading.header.get("meeting", "")
    if words.lower().startswith("this ") and meeting and name_key(meeting).split()[-1] == key:
        return reading.mention(meeting, "body")
    if key in reading.headed:
        return reading.headed[key]
    for candidate in near:
        if candidate is not None and _ends_with(candidate.name, key):
            return candidate
    for candidate in near:  # "the Trust Board" is the board of the Trust that the text is about
        if candidate is not None and key == f"{name_key(candidate.name).split()[-1]} board":
            return candidate
    if any(candidate is not None and key in near_names(reading, candidate) for candidate in near):
        return None
    for span in reversed(find_names(before, reading.book)):
        if span.kind == "body" and not (span.generic or span.plural) and _ends_with(span.name, key):
            return Mention(span.name, span.kind, span.subtype)
    if meeting and key in ("panel", "committee", "commission") and name_key(meeting).split()[-1] == key:
        return reading.mention(meeting, "body")  # a paper calls so the body that it goes to
    ours = {mention.name: mention for name, mention in sorted(reading.headed.items()) if name.split()[-1] == key}
    return next(iter(ours.values())) if len(ours) == 1 else None


def _ends_with(name: str, key: str) -> bool:
    """Whether a name ends with these words: "working group" is what "the Transitional Safeguarding Working Group" is called."""
    return name_key(name) != key and f" {name_key(name)}".endswith(f" {key}")


def near_names(reading: Reading, mention: Mention) -> set[str]:
    """The last words of a mention's other names."""
    return {alias.lower().split()[-1] for alias in reading.book.aliases.get(mention.name, ()) if alias.split()}


def _topic(reading: Reading, sentence: str, context: Context) -> Mention | None:
    """The body or project with whose name a sentence starts: what "it" means in the next."""
    if reading.minutes and (said := _SAID.match(sentence)):
        sentence = sentence[said.end() :]
    spans = find_names(sentence[:140], reading.book)
    if (
        len(spans) > 1
        and spans[1].owner
        and spans[0].start <= 4
        and (spans[0].kind in ("unknown", "place", "organisation") or spans[0].bare)
    ):
        spans = spans[1:]  # "Averton's Skills Board has …"
        spans[0] = replace(spans[0], start=0)
    if len(spans) > 1 and spans[0].generic and spans[0].owner and sentence[spans[0].end : spans[1].start] in (", the ", ", "):
        spans = [replace(spans[1], start=0)]  # "the Board's own performance group, the Delivery Executive, …"
    for span in spans[:1]:
        if span.start > 4 or span.kind not in ("body", "project"):
            return None
        if not span.generic:
            return None if span.bare else Mention(span.name, span.kind, span.subtype)
        if span.plural:
            return None
        known = context.resolve(f"{span.determiner} {span.name}") if span.determiner in ("the", "this") else None
        if known is not None and (span.bare or name_key(span.name) in name_key(known.name)):
            return known
        if not span.bare and context.subject is not None:
            return Mention(span.name, span.kind, span.subtype, context.subject.name)
    return None


def _bodies(reading: Reading, sentence: str) -> list[Mention]:
    """The bodies that a sentence names, each once."""
    spans = [span for span in find_names(sentence, reading.book) if span.kind == "body" and not (span.generic or span.plural)]
    return list(dict.fromkeys(Mention(span.name, span.kind, span.subtype) for span in spans))


def _projects(reading: Reading, sentence: str) -> list[Mention]:
    """The projects that a sentence names, each once."""
    spans = [
        span for span in find_names(sentence, reading.book) if span.kind == "project" and not (span.generic or span.bare or span.plural)
    ]
    return list(dict.fromkeys(Mention(span.name, span.kind, span.subtype) for span in spans))


def _stranger(reading: Reading, sentence: str) -> bool:
    """Whether a sentence starts with a name that is no body's and no project's, so that "it" in the next is not the section's body."""
    for span in find_names(sentence[:140], reading.book)[:1]:
        return span.start <= 4 and span.kind in ("unknown", "plan") and not span.generic
    return False


def _member_body(found: list[Found]) -> Mention | None:
    return next((item.target for item in found if item.type == "MEMBER_OF"), None)


def _first_source(found: list[Found]) -> Mention | None:
    for item in found:
        if item.source is not None and item.source.kind in ("body", "project"):
            return item.source
    return None


def _whole_person(reading: Reading, mention: Mention) -> Mention:
    """ "Cllr Hart" is Sue Hart where the document names just one person so."""
    if mention.kind != "person" or " " in mention.name or mention.subtype in ("post", "role"):
        return mention
    raw = reading.raw
    firsts = {
        first
        for first, end in _first_names(raw).get(mention.name[:2], ())
        if raw.startswith(mention.name, end) and _EDGE.match(raw, end + len(mention.name))
    }
    named = sorted(first for first in firsts if person_at_start(f"{first} {mention.name}") and not re.fullmatch(HONORIFIC, f"{first} "))
    return replace(mention, name=f"{named[0]} {mention.name}") if len(named) == 1 else mention


@lru_cache(maxsize=2)
def _first_names(raw: str) -> dict[str, list[tuple[str, int]]]:
    """The next two letters -> each capitalised word before them, and where it and its blank end."""
    found: dict[str, list[tuple[str, int]]] = {}
    for match in _CAPITALISED.finditer(raw):
        found.setdefault(raw[match.end() : match.end() + 2], []).append((match[1], match.end()))
    return found


def _claim(reading: Reading, i: int, sentence: Text, item: Found) -> None:
    item = with_holder(sentence.clean, item)
    if item.type == "REPORTS_TO" and item.source is not None and item.source.subtype == "role":
        return  # "chaired by a head teacher and reports to the Board": the group does, not the head teacher
    if about_each(sentence.clean, item) or about_all(reading.blocks[i], item.source) or about_all(reading.blocks[i], item.target):
        return
    if yet_to_come(sentence.clean, item):
        item = replace(item, status="proposed")
    elif over_since(sentence.clean, item):
        item = replace(item, status="past")
    proof = (reading.evidence(sentence, item.start, item.end),)
    source = refine(reading, sentence.clean, item.source) if item.source else None
    if source is None:
        return
    source = _whole_person(reading, source)
    if source.kind == "person" and (plain := person_at_start(source.name)) is not None:
        source = replace(source, name=plain.name)
    if item.type == "fact" and item.property and item.value is not None:
        reading.claims.append(FactClaim(source, item.property, item.value, proof, item.certainty, item.confidence, item.method))
    elif item.type == "entity":
        reading.claims.append(EntityClaim(source, proof, (), item.status, item.certainty, item.confidence, item.method))
    elif item.target is not None and (target := refine(reading, sentence.clean, item.target)):
        if target.scope is None and target.name.lower() in _NO_NAME:
            return
        if source.subtype == "team" and item.type in ("LEADS", "DELIVERS", "MEMBER_OF", "FUNDS"):
            source = replace(source, kind="organisation")  # a team that acts is part of its employer, not a body that meets
        claim = RelationClaim(item.type, source, target, proof, item.role, item.nature, item.frequency, item.status)
        if item.role == "incoming chair" and _TO_START.search(reading.blocks[i].clean):
            claim = replace(claim, status="proposed")
        reading.relate(replace(claim, certainty=item.certainty, confidence=item.confidence, method=item.method))
