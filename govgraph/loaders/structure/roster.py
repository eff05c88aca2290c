"""Rosters and signatures: lines that name people or organisations one by one, with roles and employers beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from govgraph.graph.claims import Evidence, Mention
from govgraph.loaders.blocks import Block
from govgraph.loaders.discourse import body_meant
from govgraph.loaders.names import find_names, name_key
from govgraph.loaders.reading import ROSTER, Reading
from govgraph.loaders.structure.elsewhere import read_elsewhere
from govgraph.loaders.structure.entries import names_in
from govgraph.loaders.structure.people import Person, people_in, person_at_start, role_in
from govgraph.loaders.tables.cells import is_blank
from govgraph.loaders.tables.documents import grid_of
from govgraph.loaders.tables.kinds import as_named
from govgraph.loaders.tables.members import Member, members_of
from govgraph.loaders.text import Text, clean_text

_NUMBER = r"(?:(?:appendix|annex|schedule) \w+\s*[-–—:.]?\s*|\d+(?:\.\d+)*[.)]?\s+)?"
_ARE = (
    r"(?: (?:(?:is|are|shall be|will be|shall|will|as) ?(?:as follows|the following|includes?|comprises?"
    r"|(?:shown|set out|listed|given|detailed) (?:below|in the (?:following )?table(?: below)?|here))?|include|includes|comprises?))?"
)
_DATED = r"(?:,? (?:as at|at|from|for|in) .{4,30}?|\s*\([^()]{4,30}\))?"
_TITLE = re.compile(
    _NUMBER + r"(?:the )?(?:current |present |proposed |statutory |core |full |partnership |voting |board |group |committee |our )*"
    r"(?:members(?:hip)?|representatives)"
    r"(?: list)?(?: (?:of|on|for) (?:the )?(?P<body>.{3,90}?))?" + _ARE + _DATED + r"\s*[:.]?"
    r"|who (?:is|sits|are) on (?:the |our )?(?P<body3>.{3,80}?)\s*\??"
    r"|" + _NUMBER + r"(?:the )?(?P<body2>[A-Z].{3,80}?)(?:'s)? members(?:hip)?" + _ARE + _DATED + r"\s*[:.]?",
    re.IGNORECASE,
)
_POST = re.compile(
    r"\b(?:member of parliament|director|manager|officer|head|chief|leader|cabinet member|portfolio|lead|councillor"
    r"|co-?ordinator|representative|vice|deputy|chair\w*)\b",
    re.IGNORECASE,
)
_MADE_UP = re.compile(
    r"\b(?:compris(?:es?|ing)|(?:is|are) (?:made up|composed) of|consists? of"
    r"|members(?:hip)? (?:is|are|of (?P<body>[^.:]{3,80}) (?:is|are)))"
    r"(?: as follows| the following(?: members)?)?\s*:$"
)
_STANDS_IN = re.compile(
    r"\(?(?:as )?(?:an? )?(?:(?:substitut\w+|deputy|deputi[sz]ing|standing in|alternate) for\b|substitute(?: member)?\)?$)", re.IGNORECASE
)
_SUBSTITUTE = re.compile(r"\((?:named )?(?:substitute|deputy|alternate)s?(?::| [-–—])? (?=[A-Z])(?P<names>[^()]+)\)", re.IGNORECASE)

_CHAIR_BEHIND = re.compile(r"(?:['’]s)? (?:vice[- ]|deputy |co-?)?chair", re.IGNORECASE)
_CHAIR_BEFORE = re.compile(r"chair\w* of (?:the )?$", re.IGNORECASE)


@dataclass(frozen=True)
class Roster:
    """A list of people or organisations: the body whose they are, and the line that says so."""

    body: Mention
    title: Text


def read_rosters(reading: Reading) -> None:
    """Read every roster under a title such as "Members of the group", and the signatures at the end."""
    for i, block in enumerate(reading.blocks):
        titled = _roster_body(reading, i, block) if block.kind in ("heading", "para") and len(block.clean) < 140 else None
        if titled is not None:
            _read_lines(reading, i + 1, Roster(titled, block.text))
        elif block.kind in ("para", "item") and (told := _MADE_UP.search(block.clean)) and (at := _table_below(reading, i)):
            found = _made_up(reading, i, told["body"] or block.clean[: told.start()])
            if found is not None and found.kind == "body":
                _read_lines(reading, at, Roster(found, block.text))
    _read_signatures(reading)


def _made_up(reading: Reading, i: int, words: str) -> Mention | None:
    """The body of which a sentence says that it comprises what the table below it holds."""
    for span in find_names(re.split(r"(?<=[.!?])\s+", words)[-1], reading.book)[:1]:
        if span.kind == "body" and not span.plural:
            meeting = reading.header.get("meeting", "")
            if span.generic and name_key(meeting).split()[-1:] == [name_key(span.name)]:
                return reading.mention(meeting, "body")
            return body_meant(reading, i, span.name) if span.generic else Mention(span.name, "body", span.subtype)
    return reading.subjects[i]


def _table_below(reading: Reading, i: int) -> int:
    """The first row of a table right below block `i`, a lone line of column headings between them set aside; 0 where there is none."""
    for at in (i + 1, i + 2):
        block = reading.blocks[at] if at < len(reading.blocks) else None
        if block is not None and block.kind == "row" and len(block.cells) > 1:
            return at
        if block is None or block.kind != "heading" or block.level < 6:
            break
    return 0


def _roster_body(reading: Reading, i: int, block: Block) -> Mention | None:
    match = _TITLE.fullmatch(block.clean)
    following = reading.blocks[i + 1] if i + 1 < len(reading.blocks) else None
    if not match or following is None or following.kind not in ("line", "item", "row"):
        return None
    words = match["body"] or match["body2"] or match["body3"] or ""
    for span in find_names(words, reading.book)[:1]:
        if span.kind == "body" and not (span.generic or span.bare):
            return Mention(span.name, span.kind, span.subtype)
    return body_meant(reading, i, words)


def _read_lines(reading: Reading, i: int, roster: Roster) -> None:
    first, start = reading.blocks[i].kind, i
    while i < len(reading.blocks) and reading.blocks[i].kind == first and reading.blocks[i].table == reading.blocks[start].table:
        if first == "row" or read_entry(reading, roster, reading.blocks[i].text):
            reading.done.add(i)
        i += 1
    if first == "row":
        rows = [(at, reading.blocks[at]) for at in range(start, i)]
        seat_all(reading, roster.body, members_of(grid_of(rows, "").lines), rows)


def seat_all(reading: Reading, body: Mention, members: Iterable[Member], rows: list[tuple[int, Block]]) -> None:
    """Seats for the members of a table; each row is the proof of its own."""
    for one in members:
        proof = (reading.evidence(rows[one.row.number - 1][1].text),)
        employer = _employer(reading, one)
        if one.holder.kind == "person":
            role = "deputy chair" if one.role == "vice chair" else one.role
            name = as_named(one.holder.name)
            seat(reading, body, Person(name, 0, 0), "", proof, employer, role=role or "member")
            read_elsewhere(reading, name, [cell.value for cell in one.row.filled if cell not in (one.cell, one.employer)], proof)
        else:
            member = reading.mention(one.holder.name, "organisation")
            reading.layout("MEMBER_OF", member, body, proof, "roster/organisation", ROSTER)
            if one.role in ("chair", "deputy chair", "vice chair", "co-chair"):
                reading.layout("CHAIRS", member, body, proof, "roster/chair", ROSTER, role=one.role)


def _employer(reading: Reading, one: Member) -> Mention | None:
    if one.employer is not None and not is_blank(one.employer.value):
        text = clean_text(reading.raw, one.employer.start, one.employer.end)
        return _organisation(reading, text) if text else None
    return reading.mention(one.holder.employer, "organisation") if one.holder.employer else None


def read_entry(reading: Reading, roster: Roster, text: Text) -> bool:
    """Read one line of a roster; False where it names nobody."""
    person = None if _is_organisation(reading, text) else person_at_start(text.clean)
    if person is None:
        return _read_organisation(reading, roster, text)
    proof = reading.both(roster.title, text, 0, len(text))
    employer = employer_of(reading, text, person)
    seat(reading, roster.body, person, person.aside, proof, employer)
    for told in _SUBSTITUTE.finditer(person.aside):
        for other in people_in(told["names"]):
            seat(reading, roster.body, other, "", proof, None, role="substitute")
    return True


def _is_organisation(reading: Reading, text: Text) -> bool:
    known = reading.book.lookup(re.sub(r"\s*\([^()]*\)\s*$", "", text.clean))
    return known is not None and known.kind in ("organisation", "body")


def _read_organisation(reading: Reading, roster: Roster, text: Text) -> bool:
    found = names_in(reading, text, kinds=("organisation", "body"))
    if not found or found[0][1] > 4 or len(text) > 120:
        return False
    reading.layout("MEMBER_OF", found[0][0], roster.body, reading.both(roster.title, text, 0, found[0][2]), "roster/organisation", ROSTER)
    return True


def seat(
    reading: Reading, body: Mention, person: Person, aside: str, proof: tuple[Evidence, ...], employer: Mention | None,
    role: str | None = None,
) -> None:  # fmt: skip
    """Say that a person has a seat on a body, with the role that stands beside the name or is given, and for whom the person works."""
    mention = Mention(person.name, "person")
    role = "substitute" if role is None and _STANDS_IN.match(aside) else role
    if role is None:
        chairing = None if _chairs_another(reading, body, aside) else role_in(aside)
    else:
        chairing = role if role.removeprefix("interim ").endswith("chair") else None
    held = chairing if role in (None, "member") else role
    reading.layout("MEMBER_OF", mention, body, proof, "roster/person", ROSTER, role=held)
    if chairing:
        reading.layout("CHAIRS", mention, body, proof, "roster/chair", ROSTER, role=chairing)
    if employer:
        reading.layout("WORKS_FOR", mention, employer, proof, "roster/employer", ROSTER)
        # Whoever sends a person to the table has a seat there; two lines had to be joined for that.
        reading.layout("MEMBER_OF", employer, body, proof, "roster/sent-by", 0.8, certainty="inferred")


def _chairs_another(reading: Reading, body: Mention, aside: str) -> bool:
    """Whether what stands beside a name speaks of another body's chair: "Ann Bell, Skills Advisory Group Chair"."""
    return any(
        span.kind in ("body", "organisation") and not (span.generic or span.bare) and name_key(span.name) != name_key(body.name)
        and (_CHAIR_BEHIND.match(aside, span.end) or _CHAIR_BEFORE.search(aside[: span.start]))
        for span in find_names(aside, reading.book)
    )  # fmt: skip


def employer_of(reading: Reading, text: Text, person: Person) -> Mention | None:
    """The organisation beside a person's name: a known one, one by its head noun, or short capitalised words that name no post."""

    def shown(match: re.Match[str]) -> str:
        return " " * len(match[0]) if role_in(match[0]) or _SUBSTITUTE.match(match[0]) else match[0]

    aside = re.sub(r"\([^()]*\)", shown, person.aside)
    aside = re.split(r"[.;]\s", aside)[0]
    lead = len(aside) - len(aside.lstrip(" ,(–-"))
    start = person.aside_start + lead
    part = text.cut(min(start, len(text) - 1), person.aside_start + len(aside)) if aside.strip(" ,()–-") else None
    return _organisation(reading, part) if part else None


def _organisation(reading: Reading, text: Text) -> Mention | None:
    for mention, start, _ in names_in(reading, text, kinds=("organisation", "body")):
        whole = text.clean[start:]
        owner = _owner(reading, whole)
        if owner:
            return owner
        if mention.kind == "organisation" or mention.subtype == "team":
            return Mention(mention.name, "organisation", mention.subtype)
    words = text.clean.strip(" ().,")
    if "," in words and "(" not in words:  # "Chief Executive, Catalyst Youth": the post, then the employer
        words = next((part for part in map(str.strip, words.split(",")) if part and not _POST.search(part)), words)
    if words[:1].isupper() and len(words.split()) <= 5 and not _POST.search(words) and not person_at_start(words):
        return reading.mention(words, "organisation")
    return None


def _owner(reading: Reading, words: str) -> Mention | None:
    """The known organisation with whose full name these words start: "Averton City Council Policy Team" is the City Council's."""
    parts = words.split()
    for size in range(len(parts), 1, -1):
        known = reading.book.known.get(name_key(" ".join(parts[:size])))
        if known and known.kind == "organisation":
            return Mention(known.name, "organisation", known.subtype)
    return None


def _read_signatures(reading: Reading) -> None:
    """Lines "Name, Organisation" that close a report say for whom the signatories work."""
    lines = [(i, block) for i, block in enumerate(reading.blocks) if block.kind == "line" and i not in reading.done]
    people = [(i, block, person_at_start(block.clean)) for i, block in lines]
    if len(people) < 2 or any(person is None for _, _, person in people):
        people = [entry for entry in people if entry[2] is not None and entry[2].aside]
    for i, block, person in people:
        employer = employer_of(reading, block.text, person) if person and person.aside else None
        if person and employer:
            proof = (reading.evidence(block.text),)
            reading.layout("WORKS_FOR", Mention(person.name, "person"), employer, proof, "roster/signature", ROSTER)
            reading.done.add(i)
