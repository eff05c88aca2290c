"""Project names that no noun ends: quoted ones, those of "projects such as …", and what "X is an ambitious programme" calls so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from govgraph.graph.claims import Mention
from govgraph.loaders.names import find_names, name_key
from govgraph.loaders.reading import LIST, Reading
from govgraph.loaders.text import Text

_NAME = r"[A-Z][\w'-]+(?: (?:(?:of|for|and|the|in|to) )?[A-Z0-9][\w'-]*){0,4}"
_SHORT = r"[A-Z][\w'-]+(?: (?:(?:of|for|and|the) )?[A-Z0-9][\w'-]*){0,4}"
_NOUN = r"(?:programme|project|scheme|campaign|initiative)"
_IS = re.compile(rf"(?:[Tt]he )?(?P<name>{_NAME}) is an? (?:[\w£.-]+ ){{0,5}}(?P<noun>{_NOUN})\b")
_LOOSE_HEAD = re.compile(r" (?:Hub|Zone|Deal|Challenge|Lab)$")
_APPOSED = re.compile(
    rf"(?<![\w'-] )(?<!, )(?P<name>{_NAME}), (?:an?|our|its|the|their) (?:[\w£.'-]+ ){{0,6}}?(?P<noun>{_NOUN}|pilot)\b"
    r"(?=[,.;]| (?:run|led|funded|deliver|manag|that|which|for|in|to|with|by|on)\w*\b)"
)
_QUOTED = re.compile(rf"\b{_NOUN}s?,? (?:called |named |known as )?['\"](?P<before>{_NAME})['\"]|['\"](?P<after>{_NAME})['\"] {_NOUN}\b")
_SUCH_AS = re.compile(
    r"\b(?P<noun>projects|programmes|schemes|campaigns|initiatives|activities)\b(?P<mid>[^.;:]{0,120}?)[,–-]?\s*(?:\be\.g\."
    r"|\bsuch as|\bfor example)[,:]?\s*(?P<list>[^.]+)"
)
_DELIVERS = re.compile(r"\b(?:deliver(?:s|ed|ing)?|runs?|ran|running|implement(?:s|ed)?|manag(?:es|ed|ing))\b")
_PLANNED = re.compile(r"\b(?:can|could|will|would|plans?|suggests?|propos\w+|may|might)\b")
_ITEM = re.compile(rf"(?:the )?(?P<name>{_SHORT})(?: in (?P<place>[A-Z][\w'-]+(?: (?:& )?[A-Z][\w'-]+)*))?(?: etc)?\s*")


@dataclass(frozen=True)
class Named:
    """A project of a "such as" list: name and place with where they stand in the sentence; start of the noun that introduces it."""

    name: str
    start: int
    end: int
    place: str | None
    cue: int


# "Warm Homes (WH) programme": the noun stands behind the short form.  "a project (Project 8)": the name stands in the bracket.
_SPLIT_BY_ACRONYM = re.compile(rf"(?P<name>{_NAME}) \((?P<short>[A-Z][A-Za-z]*[A-Z])\) (?P<noun>{_NOUN}|infrastructure)\b")
_BRACKETED = re.compile(rf"\ban? (?P<noun>{_NOUN}) \((?P<name>{_NAME})\)")
_OWNED = re.compile(
    r"(?P<org>(?:[A-Z][\w'-]+ (?:(?:and|of|&) )?){1,6}(?:Trust|Team|Council|Foundation|Society|University|Association))"
    rf" (?P<name>[A-Z][\w'-]+(?: (?:(?:of|the|and) )?[A-Z][\w'-]+){{0,3}}) (?P<noun>{_NOUN})\b"
)


def read_owned(reading: Reading) -> None:
    """ "The Wends Trust River Walk project": the organisation in front of a project's name delivers it."""
    for text in (text for block in reading.blocks for text in block.cells or (block.text,)):
        for match in _OWNED.finditer(text.clean):
            organisation = reading.mention(match["org"], "organisation")
            proof = (reading.evidence(text, match.start(), match.end()),)
            project = Mention(match["name"], "project", match["noun"])
            reading.layout("DELIVERS", organisation, project, proof, "projects/owned", 0.75, certainty="inferred")


_AWARDED = re.compile(
    r"\bawarded to (?:a )?partnership of (?P<list>[^.;]+?) to (?:run|deliver|develop|carry out) (?:an? |the )?(?P<what>[^.;]{8,160})"
)
_BOTH = re.compile(r"\b(?P<one>County|City|District|Borough) and (?P<two>County|City|District|Borough) Councils\b")


def read_awards(reading: Reading) -> None:
    """ "£5,000 was awarded to a partnership of A, B and C to run X": a project named by what it does. Seen in one document."""
    for i, block in enumerate(reading.blocks):
        match = _AWARDED.search(block.clean) if block.kind in ("para", "item") else None
        if match is None:
            continue
        what = match["what"].strip()
        project = Mention(what, "project", "project")
        short = re.search(r"\(([A-Z]{2,})\)", what)
        if short:
            reading.also(what, short[1])
        proof = (reading.evidence(block.text, match.start(), match.end()),)
        for name, kind, subtype in _awarded(reading, match["list"]):
            reading.layout(
                "DELIVERS", Mention(name, kind, subtype), project, proof, "projects/awarded", 0.75, role="partner", certainty="explicit"
            )
        subject = reading.subjects[i]
        if subject and subject.kind == "body":
            reading.layout("RELATED_TO", subject, project, proof, "projects/awarded", 0.65)


def _awarded(reading: Reading, words: str) -> list[tuple[str, str, str | None]]:
    both = _BOTH.search(words)
    found = [(span.name, "organisation", span.subtype) for span in find_names(words, reading.book) if not (span.generic or span.bare)]
    if not both:
        return found
    one = reading.book.lookup(f"{both['one']} Council")
    first = [(one.name, "organisation", one.subtype)] if one else []
    return [*first, (f"{both['two']} Councils", "organisation", "sector"), *[entry for entry in found if entry[0] != both[0]]]


def learn_projects(reading: Reading) -> None:
    """Put project names that the text explains into the name book."""
    for text in (text for block in reading.blocks for text in block.cells or (block.text,)):
        defined = _IS.match(text.clean)
        if defined:
            reading.book.teach(defined["name"], "project", defined["noun"])
        for match in _SPLIT_BY_ACRONYM.finditer(text.clean):
            short, noun, name = match["short"], match["noun"], _spelled(match["name"], match["short"])
            if name:
                reading.book.teach(f"{name} ({short}) {noun}", "project", noun, [short, f"{short} {noun}", f"{name} {noun}"])
        for match in _APPOSED.finditer(text.clean):
            spans = find_names(match["name"], reading.book)
            if _LOOSE_HEAD.search(match["name"]) or not any(span.kind in ("body", "organisation", "person", "place") for span in spans):
                reading.book.teach(match["name"], "project", match["noun"])
        for match in _BRACKETED.finditer(text.clean):
            reading.book.teach(match["name"], "project", match["noun"])
        for match in _QUOTED.finditer(text.clean):
            reading.book.teach(match["before"] or match["after"], "project", "project")
        for match in _OWNED.finditer(text.clean):
            _part(reading, match)
        for named in such_as(text.clean):
            reading.book.teach(named.name, "project", "project")


def _spelled(words: str, short: str) -> str:
    """The words at the end whose first letters are the short form, or ""."""
    parts = words.split()
    for start in range(len(parts) - 1, -1, -1):
        if "".join(word[0] for word in parts[start:] if word[0].isupper()).lower() == short.lower():
            return " ".join(parts[start:])
    return ""


def _part(reading: Reading, match: re.Match[str]) -> None:
    """Know the project by its own name, however long the name finder took it to be."""
    known = reading.book.teach(match["name"], "project", match["noun"])
    whole = name_key(match.group())
    for key in [key for key in reading.book.known if key == whole or (key.endswith(whole.split(" ", 1)[1]) and whole.endswith(key))]:
        reading.book.known[key] = known


def read_such_as(reading: Reading, sentence: Text, subject: Mention | None) -> None:
    """The projects of a "such as" list are delivered by whoever the sentence says delivers them, else linked to its subject."""
    for named in such_as(sentence.clean):
        project = Mention(named.name, "project", "project")
        before = sentence.clean[: named.cue]
        subject = _last_body(reading, before) or subject
        proof = (reading.evidence(sentence, named.cue, named.end),)
        status = "proposed" if _PLANNED.search(before) else "active"
        if subject is not None and subject.name != named.name:
            kind = "DELIVERS" if _DELIVERS.search(before) and subject.kind in ("body", "organisation") else "RELATED_TO"
            reading.layout(kind, subject, project, proof, "projects/such-as", LIST, status=status, certainty="explicit")
        if named.place:
            where = (reading.evidence(sentence, named.start, sentence.clean.index(named.place, named.end) + len(named.place)),)
            reading.layout("COVERS", project, Mention(named.place, "place"), where, "projects/in-place", LIST, certainty="explicit")


def _last_body(reading: Reading, before: str) -> Mention | None:
    """The body named last before the list: in "the Board may ask the forums to join campaigns such as" it is the forums."""
    for span in reversed(find_names(before, reading.book)):
        if span.kind in ("body", "organisation") and not span.bare:
            return Mention(span.name, span.kind, span.subtype)
    return None


def such_as(sentence: str) -> Iterator[Named]:
    """The projects of "projects … such as A, B in C and D"; every entry must be a name, or none is taken."""
    match = _SUCH_AS.search(sentence)
    if match is None:
        return
    found, here = [], match.start("list")
    for part in re.split(r"(;|,(?: and)?| and )", match["list"]):
        item = _ITEM.fullmatch(part.strip(" '\"*"))
        if item and re.search(r"\w", part):
            start = here + part.index(item["name"])
            found.append(Named(item["name"], start, start + len(item["name"]), item["place"], match.start("noun")))
        elif re.search(r"\w", part) and part.strip() not in ("and", ", and"):
            return
        here += len(part)
    yield from found
