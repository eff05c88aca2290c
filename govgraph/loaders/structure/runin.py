"""Run-in parts of paragraphs: a title in bold before the words ("**Fen Futures.** A project …"), labels and lists inside the text."""

from __future__ import annotations

import re

from govgraph.graph.claims import Mention
from govgraph.loaders.blocks import Block
from govgraph.loaders.cards import is_work
from govgraph.loaders.clauses import sentences
from govgraph.loaders.reading import Reading
from govgraph.loaders.structure.entries import split_names
from govgraph.loaders.structure.labels import find_label
from govgraph.loaders.structure.profile import apply_label
from govgraph.loaders.structure.roster import Roster, read_entry
from govgraph.loaders.text import Text, joined

_TITLE = re.compile(r"(?P<name>[A-Z][\w'&-]*(?: [\w'&-]+){0,6}?)(?P<mark>[.:]|\s[–—-])\s(?=\S)")
_WORK = r"(?:project|pilot|scheme|programme|campaign|initiative)"
_IS_WORK = re.compile(rf"\b{_WORK}\b|\b(?:Project|Programme|Scheme) (?:manager|lead|officer|co-?ordinator)\b", re.IGNORECASE)
_APPOSED = re.compile(
    rf"(?:an?|the|our) (?:[\w'-]+ ){{0,6}}?(?:{_WORK}|group|partnership|board|forum|panel|network|alliance)\b,? "
    r"(?=(?:run|provided|delivered|led|managed|funded|paid|hosted|chaired|co-?ordinated|overseen|supported|which|set up)\b)"
)
# "Growth Hub Board – oversees the hub": the name is what the words behind the dash speak of.
_DASHED = re.compile(
    r"(?P<name>(?:The )?[A-Z][\w'&-]*(?: (?:[A-Z][\w'&-]*|and|of|for|the|&)){1,7})\s+[–—-]\s+"
    r"(?=(?:oversees|chaired|co-chaired|led|hosted|reports|accountable|responsible|meets|run|delivered|managed|monitors|supports|advises)\b)"
)
_LABEL = re.compile(r"(?P<label>[A-Z][a-z]+(?: [a-z]+){0,3}):\s+(?P<value>[A-Z].{2,160}?)\.?$")
_MEMBERS = re.compile(
    r"(?:who(?: is|'s|s| are|'re) (?:in|on|involved in|represented on) (?:it|the partnership|the board|the group|this group)"
    r"|who(?: is|'s) involved"
    r"|membership|members|partners|who sits on it)\s*[.?:]\s+(?=[A-Z])",
    re.IGNORECASE,
)
_ARE = re.compile(
    r"(?:the |its )?(?:other |remaining |current |full |core )*(?:members|membership) (?:are|is|include|includes|comprises?|consists? of)"
    r":?\s+(?=[A-Z])",
    re.IGNORECASE,
)
_POST = re.compile(r"(?:Mayor|Leader|Chair|Chief|Head|Director|Cabinet|Representative|Vacan|Independent|Councillors?)\b")


def learn_runins(reading: Reading) -> None:
    """A name in bold or italics before a text that speaks of a project is that project's."""
    for i, block in enumerate(reading.blocks):
        if block.kind == "heading" and block.level == 9 and is_work(reading.blocks, i) and reading.book.lookup(block.clean) is None:
            reading.book.teach(block.clean, "project", "project")
        match = _lead(block)
        if match and _IS_WORK.search(block.clean[match.end() : match.end() + 200]) and reading.book.lookup(match["name"]) is None:
            reading.book.teach(match["name"], "project", "project")


def _lead(block: Block) -> re.Match[str] | None:
    """The run-in title of a paragraph or an item, if it has one that is marked off by bold or italics."""
    match = _TITLE.match(block.clean) if block.kind in ("para", "item") else None
    if match is None or len(match["name"].split()) < 2:
        return None
    raw, first, last = block.text.raw, *block.text.span(match.start("name"), match.end("name"))
    before, after = raw[max(0, first - 9) : first], raw[last : last + 10]
    marked = before.endswith(("*", "_")) or re.search(r"<(?:b|strong|em|i)>$", before) is not None
    return match if marked and re.match(r"[.:]?(?:\*|_|</(?:b|strong|em|i)>)", after) else None


def runin_title(reading: Reading, i: int) -> Mention | None:
    """The project or body that the run-in title of block `i` names."""
    match = _lead(reading.blocks[i])
    known = reading.book.lookup(match["name"]) if match else None
    return Mention(known.name, known.kind, known.subtype) if known and known.kind in ("project", "body") else None


def unfolded(block: Block, text: Text) -> Text:
    """A text without the words between a run-in title and what is said of it: "Sky – a pilot run by X" is "Sky run by X"."""
    if block.kind == "item" and (dashed := _DASHED.match(text.clean)):
        return joined(text.cut(0, dashed.end("name")), text.cut(dashed.end(), len(text)))
    match = _lead(block)
    apposed = _APPOSED.match(text.clean, match.end()) if match and text.clean.startswith(match.group()) else None
    return joined(text.cut(0, match.end("name")), text.cut(apposed.end(), len(text))) if match and apposed else text


def read_runins(reading: Reading) -> None:
    """Read labels and lists of members that stand inside paragraphs."""
    for i, block in enumerate(reading.blocks):
        if block.kind not in ("para", "item") or i in reading.done:
            continue
        subject = runin_title(reading, i) or reading.subjects[i]
        for start, end in sentences(block.clean) if subject else []:
            sentence = block.text.cut(start, end)
            label = _LABEL.match(sentence.clean)
            known = find_label(label["label"]) if label else None
            if label and known and known.does == "relation" and known.row["value"] == "person" and subject:
                head, value = sentence.cut(0, label.end("label")), sentence.cut(*label.span("value"))
                apply_label(reading, subject, known, head, value)
        if subject and subject.kind == "body":
            _members(reading, block.text, subject)


def _members(reading: Reading, text: Text, body: Mention) -> None:
    """A list of names behind "Who is in it." or "Other members are:", parted by commas or, where people stand in it, by semicolons."""
    match = _MEMBERS.match(text.clean) or next(
        (
            found
            for start, _ in sentences(text.clean)
            if (found := _ARE.match(text.clean, start))
            and ";" in text.clean[found.end() :]
            and not (start and found[0].lower().startswith("its "))  # of the body that the sentence before names
        ),
        None,
    )
    if match is None:
        return
    stop = next((end for start, end in sentences(text.clean) if end > match.end()), len(text))
    words = text.clean[match.end() : stop].rstrip(".")
    spans = [part.span() for part in re.finditer(r"[^;]+" if words.count(";") > 1 else r"[^,]+", words)]
    if words.count(";") < 2 and reading.book.lookup(words[slice(*spans[-1])].strip()) is None:
        spans[-1:] = [(spans[-1][0] + a, spans[-1][0] + b) for a, b in split_names(words[slice(*spans[-1])])]
    title = text.cut(match.start(), match.end())
    for start, end in spans:
        lead = re.match(r"\s*(?:and )?(?:the )?", words[start:end])
        part = text.cut(match.end() + start + (lead.end() if lead else 0), match.end() + end)
        if not part or not part.clean[0].isupper() or ":" in part.clean or _POST.match(part.clean):
            continue
        if not read_entry(reading, Roster(body, title), part) and len(part.clean.split()) <= 5:
            member = reading.mention(part.clean.rstrip(" .,"), "organisation")
            reading.layout("MEMBER_OF", member, body, reading.both(title, part), "runin/members", 0.85)
