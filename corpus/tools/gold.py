"""A twin's annotations laid on the units that the program makes of its page."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from twins import Twin

from govgraph.loaders.names.references import is_reference
from govgraph.loaders.names.tokenise import Token, tokens_of
from govgraph.loaders.pages.page import page_of
from govgraph.loaders.pages.units import Unit

# What annotators mark with the name or not, as they please: titles before a person, and "the Chair" where it is a part played and no post.
_TITLES = re.compile(
    r"(?:(?:cllrs?|councillors?|dr|mrs?|ms|miss|mx|prof|professor|sir|dame|lord|lady|rev|revd|reverend|ald|alderman|baroness)\b\.? *)+",
    re.IGNORECASE,
)
_CHAIR = re.compile(r"(?:independent |vice[- ]|deputy[- ]|co-?)*(?:chair(?:man|person|woman)?|convener|members?)", re.IGNORECASE)
TAGS = {"body": "B", "organisation": "O", "project": "J", "person": "P", "place": "A", "plan": "L"}


@dataclass(frozen=True)
class GoldMention:
    """clean[start:end] of a unit means the entity."""

    unit: int
    start: int
    end: int
    entity: str
    tag: str


@dataclass(frozen=True)
class GoldPage:
    twin: Twin
    units: tuple[Unit, ...]
    tokens: list[list[Token]]
    mentions: list[GoldMention]


def tag_of(entity: dict, surface: str) -> str:
    """The tag of a mention: its kind, R for a short form, T for an unnamed post, S for a sector."""
    if entity["kind"] in ("body", "organisation") and is_reference(surface):
        return "R"
    subtype = str(entity.get("subtype") or "")
    if entity["kind"] == "person" and subtype.startswith("post"):
        return "T"
    if entity["kind"] == "organisation" and subtype.startswith("sector"):
        return "S"
    return TAGS[entity["kind"]]


def gold_page(twin: Twin) -> GoldPage:
    units = page_of(twin.text, twin.media_type)
    tokens = [tokens_of(unit.clean) for unit in units]
    mentions = []
    for unit in units:
        at = unit.text.at
        if not len(at):
            continue
        for start, end, entity in twin.spans:
            if end <= at[0] or start > at[-1]:
                continue
            first, last = bisect_left(at, start), bisect_right(at, end - 1)
            text = unit.clean[first:last]
            if text.strip() and at[first] < end:
                first += len(text) - len(text.lstrip())
                last -= len(text) - len(text.rstrip())
                tag = tag_of(twin.entities[entity], unit.clean[first:last])
                title = _TITLES.match(unit.clean, first, last) if tag == "P" else None
                first = title.end() if title and title.end() < last else first
                if not (tag in "PT" and _CHAIR.fullmatch(unit.clean, first, last)):
                    mentions.append(GoldMention(unit.number, first, last, entity, tag))
    return GoldPage(twin, units, tokens, mentions)


def labels_of(page: GoldPage, unit: int) -> list[str]:
    labels = ["O"] * len(page.tokens[unit])
    for mention in page.mentions:
        if mention.unit != unit:
            continue
        inside = [i for i, token in enumerate(page.tokens[unit]) if token.start >= mention.start and token.end <= mention.end]
        for n, i in enumerate(inside):
            labels[i] = ("B-" if n == 0 else "I-") + mention.tag
    return labels
