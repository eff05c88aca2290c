"""Bodies whose names no head noun tells: "Brack Together is a partnership of …" teaches that Brack Together is one."""

from __future__ import annotations

import re

from govgraph.loaders.names import find_names, name_key
from govgraph.loaders.reading import Reading

_NOUN = (
    r"(?:(?:sub-?)?(?:partnership|network|alliance|board|forum|group|committee|consortium|panel|coalition|collaboration"
    r"|collaborative|council of partners)"
    r"|Partnership|Network|Alliance|Board|Forum|Group|Committee)"
)
_NAME = r"(?:[A-Z][\w'-]*(?: (?:(?:and|of|for|in|the|&) )?(?=[A-Z])[\w'-]+){0,5})"
_IS = re.compile(
    rf"(?:[Tt]he )?(?P<name>{_NAME})(?: \((?P<short>[A-Z][A-Za-z]*[A-Z])\))? (?:is|was|remains) (?:the|an?|our)"
    rf" (?P<what>(?:[\w'-]+ ){{0,6}}?{_NOUN})\b(?: \((?P<other>[A-Z]{{2,6}})\))?(?! (?:member|manager|officer|meeting|working))"
)
_DEPARTMENT = re.compile(
    r"\b(?P<name>(?:Department|Ministry) (?:for"
    r"|of) [A-Z]\w+(?: [A-Z]\w+)?(?:, [A-Z]\w+(?: (?:and )?[A-Z]\w+)?)*,? and [A-Z]\w+(?: [A-Z]\w+)?)"
)
_OPENING = re.compile(r"(?:This is an?|An?|This|Our) (?:[\w-]+ ){0,5}?(?P<noun>programme|project|scheme|pilot|initiative|campaign)\b")
# "Invite Chair of Regeneration Board" in a list of actions: no name.
_ORDERS = re.compile(
    r"(?:Invite|Speak|Write|Send|Circulate|Draft|Arrange|Agree|Update|Contact|Ask|Review|Report|Provide|Prepare|Liaise|Confirm|Submit|Discuss|Add|Share)"
    r" (?!and )|.*\bChair(?:man)? of\b"
)
_CODE = re.compile(r"^[A-Z]{1,2}\d{1,2}[.:)]? (?=[A-Z])")
_COMMON = re.compile(r"(?:It|This|That|There|He|She|We|They|Membership|Members|Chair|What|Here|One|Each|Its|Our|Their)\b")


def learn_bodies(reading: Reading) -> None:
    """Put bodies that the text explains into the name book, government departments with commas in their names, and short forms."""
    for i, block in enumerate(reading.blocks):
        for text in block.cells or (block.text,):
            _titled_project(reading, i)
            for match in _DEPARTMENT.finditer(text.clean):
                reading.book.teach(match["name"], "organisation", "government department")
            for start in _sentence_starts(text.clean):
                if (defined := _IS.match(text.clean, start)) is not None:
                    _teach(reading, defined)


def _titled_project(reading: Reading, i: int) -> None:
    """ "Aim Higher" above "A mentoring programme for …" is that programme."""
    block, above = reading.blocks[i], reading.blocks[i - 1] if i else None
    opening = _OPENING.match(block.clean) if block.kind == "para" else None
    if opening is None or above is None or above.kind != "heading":
        return
    name = above.clean.strip(" :.")
    if (
        re.fullmatch(
            rf"{_NAME}"
            rf"|[A-Z]&?[A-Z]* ?{_NAME}",
            name,
        )
        and len(name.split()) < 6
        and all(span.kind == "unknown" for span in find_names(name, None))
    ):
        reading.book.forget(name)
        reading.book.teach(name, "project", opening["noun"])


def _sentence_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer(r"[.!?]\s+(?=[A-Z])", text))]


def _teach(reading: Reading, match: re.Match[str]) -> None:
    name = match["name"]
    if _COMMON.match(name) or len(name.split()) < 2 and not match["short"]:
        return
    spans = find_names(name, None)
    known = reading.book.known.get(name_key(name))
    if any(span.kind != "unknown" for span in spans) or (known is not None and known.kind not in ("unknown", "body")):
        return
    reading.book.forget(name)
    noun = match["what"].split()[-1].lower()
    taught = reading.book.teach(name, "body", noun, [match["short"]] if match["short"] else [])
    formal = match["what"] if match["what"].split()[-1][0].isupper() else ""
    for other in filter(None, (match["short"], formal, match["other"] if formal else "")):
        reading.book.known[name_key(other)] = taught
        reading.book.aliases.setdefault(taught.name, set()).add(other)
    if formal:  # "Brack Together is the Local Strategic Partnership": its longer titles are the same body's
        for key, entry in list(reading.book.known.items()):
            if entry.name != taught.name and re.match(rf"{re.escape(formal)} (?:for|of) ", entry.name):
                reading.book.known[key] = taught
                reading.book.aliases.setdefault(taught.name, set()).add(entry.name)


def spell_out(reading: Reading) -> None:
    """ "Wends LEP" is the Wends Local Enterprise Partnership where the document says what LEP means."""
    for name in sorted({entry.name for entry in reading.book.known.values() if _ORDERS.match(entry.name)}):
        reading.book.forget(name)
    for entry in sorted({entry for entry in reading.book.known.values() if _CODE.match(entry.name)}, key=lambda entry: entry.name):
        reading.book.forget(entry.name)  # "A1 Brack Homes Partnership" in a register: the number is no part of the name
        known = reading.book.add(_CODE.sub("", entry.name), entry.kind, entry.subtype)
        reading.book.known[name_key(entry.name)] = known
    for key, entry in sorted(reading.book.known.items()):
        fuller = reading.book.lookup(entry.name) if key != name_key(entry.name) else None
        if fuller is not None and fuller.name != entry.name and fuller.kind == entry.kind:  # PBP: the Brack Place Based Partnership
            reading.book.known[key] = entry = fuller
            reading.book.aliases.setdefault(fuller.name, set()).add(key.upper())
        words = entry.name.split()
        if len(words) < 2 or not re.fullmatch(r"[A-Z]{2,6}", words[-1]):
            continue
        full = reading.book.known.get(words[-1].lower())
        if full is not None and full.name != entry.name and full.name.lower().startswith(" ".join(words[:-1]).lower() + " "):
            reading.book.known[key] = full
            reading.book.aliases.setdefault(full.name, set()).add(entry.name)
