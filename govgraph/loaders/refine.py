"""Second thoughts about a mention that a sentence gave: places that are no bodies, posts with their owner, a noun for the subject."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from govgraph.graph.claims import Mention
from govgraph.loaders.reading import Reading

# Words that the name finder may leave over from "District and County councillors", "Further Education colleges", "one elected member".
_LED = re.compile(r"(?:officer|member|elected[- ]member|partner)-led ", re.IGNORECASE)
_NO_NAMES = {
    "district",
    "county",
    "city",
    "borough",
    "town",
    "parish",
    "local government",
    "elected member",
    "further education",
    "boards",
    "councillor",
}
_COUNT = r"key|main|local|two|three|four|five|six|seven|eight|nine|ten|\d+"


def refine(reading: Reading, sentence: str, mention: Mention) -> Mention | None:
    """The mention as it should stand, or None where it is no entity of its kind."""
    if mention.kind in ("body", "organisation") and (mention.name in places_of(reading) or mention.name.lower() in _NO_NAMES):
        return None
    if mention.kind == "person":
        _note_post(reading, sentence, mention)
    elif mention.scope and (said := _LED.match(mention.name)):
        return replace(mention, name=mention.name[said.end() :])
    elif mention.scope and is_a(sentence, mention):
        known = reading.book.lookup(mention.scope)
        return Mention(known.name, known.kind, known.subtype) if known else mention
    elif mention.kind == "organisation" and (match := re.search(rf"\b(?:other|each of the|all) {re.escape(mention.name)}\b", sentence)):
        reading.also(mention.name, match[0])
    elif mention.scope:
        _note_phrase(reading, sentence, mention)
    return mention


def places_of(reading: Reading) -> set[str]:
    """Words that stand before several bodies' and organisations' names and are none themselves: "Wendshire"."""
    if reading.places is None:
        first = Counter(name.split()[0] for name in {known.name for known in reading.book.known.values()} if " " in name)
        reading.places = {
            word
            for word, uses in first.items()
            if word.istitle() and word.isalpha() and (uses >= 2 or re.search(rf"\b(?:in|across|throughout|around) {word}\b", reading.raw))
        }
    return reading.places


def is_a(sentence: str, mention: Mention) -> bool:
    """Whether the sentence says that the mention's owner is it: "The Growth Board is a joint committee with members from …"."""
    return (
        re.search(rf"\b(?:is|are|was|remains|became) (?:now )?an? (?:[\w-]+ ){{0,3}}{re.escape(mention.name)}\b", sentence, re.IGNORECASE)
        is not None
    )


def _note_phrase(reading: Reading, sentence: str, mention: Mention) -> None:
    """A common noun's whole phrase as another name: "three area groups", "the key sub-groups of the Forum"."""
    name = re.escape(mention.name)
    match = re.search(rf"\b(?P<full>(?:(?i:{_COUNT}) )*(?i:{name})(?: of (?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)*)?)", sentence)
    if match and match["full"].lower() != mention.name.lower():
        reading.also(mention.name, match["full"])
    if re.search(rf"\b[Aa]n? {name}\b", sentence):
        reading.also(mention.name, f"a {mention.name}")


def _note_post(reading: Reading, sentence: str, mention: Mention) -> None:
    """A post's name with its owner, or with its article, as another name: "Wendshire's Chief Fire Officer", "a head teacher"."""
    name = re.escape(mention.name)
    match = re.search(rf"(?P<full>(?:[A-Z][\w-]+ )*[A-Z][\w-]+'s? {name})\b|\b(?P<art>an? {name})\b", sentence)
    if match:
        reading.also(mention.name, match["full"] or match["art"])
    after = re.search(rf"\b(?P<full>{name} (?:of|for|at) (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)*)", sentence)
    if after and mention.subtype in ("post", "role"):
        reading.also(mention.name, after["full"])
