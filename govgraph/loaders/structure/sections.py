"""Sections: a project named where a body tells of its own work is linked to that body."""

from __future__ import annotations

import re

from govgraph.graph.claims import Mention, RelationClaim
from govgraph.loaders.discourse import profile_subject
from govgraph.loaders.names import find_names
from govgraph.loaders.reading import Reading
from govgraph.loaders.text import Text

_ACTIVITY = re.compile(
    r"\b(?:achievements?|activit|projects?|initiatives?|work\b|programmes?|delivery|progress|highlights|focus|aims|priorities|challenges)",
    re.IGNORECASE,
)
_AMONG_PROJECTS = re.compile(r"\b(?:projects|programmes|schemes|initiatives)\b[^.;]{0,120}\binclud\w+ ")
_TO_COME = re.compile(r"\b(?:explore|opportunit\w+|proposals?|proposed|potential|planned|bid for)\b", re.IGNORECASE)
_OFFICE = re.compile(r"\b(?:governance|membership|members|contact|terms of reference|background papers|recommendation)", re.IGNORECASE)
_ASIDE = re.compile(r"\b(?:unlike|similar to|such as those|for example in|other areas|elsewhere|nationally|no longer|not)\b", re.IGNORECASE)


def read_sections(reading: Reading) -> None:
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
