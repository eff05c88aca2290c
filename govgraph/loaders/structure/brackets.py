"""Seats told in a bracket behind a body's name: "Learning Group (chair: Ann Bell, Averton College)", wherever it stands."""

from __future__ import annotations

import re

from govgraph.graph.claims import Mention
from govgraph.loaders.blocks import Block
from govgraph.loaders.discourse import heading_body
from govgraph.loaders.names import find_names
from govgraph.loaders.reading import TABLE, Reading
from govgraph.loaders.structure.entries import names_in
from govgraph.loaders.structure.people import people_in, role_in
from govgraph.loaders.text import Text

_SEAT = re.compile(
    r"\s*(?:\([A-Z]{2,8}\)\s*)?\((?:the )?(?P<role>(?:current |independent |interim |acting |joint )?"
    r"(?:vice[- ]?|deputy |co-?)?chair(?:man|woman|person|s)?|chaired by|co-chaired by|lead(?: officer| member| agency)?|led by"
    r"|co-?ordinator|manager)(?:\s*[:–-]\s*|\s+(?<=by ))(?:the )?(?P<who>[^()]{3,110})\)",
    re.IGNORECASE,
)


def read_brackets(reading: Reading) -> None:
    """Read every such bracket behind the name of a body or project."""
    for block in reading.blocks:
        if "(" not in block.clean or ":" not in block.clean and " by " not in block.clean and " – " not in block.clean:
            continue
        for text in block.cells or (block.text,):
            _read(reading, text)


def _read(reading: Reading, text: Text) -> None:
    for match in _SEAT.finditer(text.clean):
        body = _body_before(reading, text, match.start())
        if body is not None:
            _seat(reading, body, match["role"].lower(), text, match)


def _body_before(reading: Reading, text: Text, end: int) -> Mention | None:
    """The body or project whose name ends here."""
    start = max(text.clean.rfind(mark, 0, end) for mark in ("\n", ";", ")", ":")) + 1
    spans = [span for span in find_names(text.clean[start:end], reading.book) if span.start + len(span.text) >= end - start - 1]
    if spans and spans[-1].kind in ("body", "project") and not (spans[-1].bare or spans[-1].plural):
        return Mention(spans[-1].name, spans[-1].kind, spans[-1].subtype)
    named = heading_body(reading, Block("heading", text.cut(start, end)))
    return named


def _seat(reading: Reading, body: Mention, said: str, text: Text, match: re.Match[str]) -> None:
    kind = "CHAIRS" if "chair" in said else "LEADS"
    start, end = match.span("who")
    proof = (reading.evidence(text, max(0, match.start() - len(body.name) - 5), match.end()),)
    people = people_in(text.clean[start:end], start)
    role = (role_in(said) if kind == "CHAIRS" else "lead") or "chair"
    role = "co-chair" if kind == "CHAIRS" and len(people) > 1 else role
    for person in people:
        mention = Mention(person.name, "person")
        reading.layout(kind, mention, body, proof, "bracket/seat", TABLE, role=role)
        aside = person.aside_start, person.aside_start + len(person.aside)
        for employer, _, _ in names_in(reading, text, *aside, ("organisation",))[:1] if person.aside else []:
            reading.layout("WORKS_FOR", mention, employer, proof, "bracket/beside", TABLE)
    for other, _, _ in [] if people else names_in(reading, text, start, end, ("organisation",))[:1]:
        reading.layout(kind, other, body, proof, "bracket/seat", TABLE, role=role)
