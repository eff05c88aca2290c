"""The head of a report: title, date, the body that it is written for, its publisher and its author."""

from __future__ import annotations

import re
from collections import Counter

from govgraph.loaders.blocks import Block
from govgraph.loaders.dates import read_date
from govgraph.loaders.discourse import heading_body, meeting_of, smart_title
from govgraph.loaders.names import find_names
from govgraph.loaders.reading import OWN_MEETINGS, Reading
from govgraph.loaders.structure.declared import declared
from govgraph.loaders.structure.labels import find_label

_SIGNED = re.compile(r"(?P<name>[A-Z][\w'-]+(?: [A-Z][\w'-]+){1,3}),?\s+(?P<date>(?:\d{1,2}\s+)?[A-Z][a-z]+ (?:19|20)\d\d)\s*\.?$")
_TITLE = re.compile(
    r"\b(?:report|update|briefing|terms of reference|constitution|review|minutes|strategy|plan|register|annual)\b", re.IGNORECASE
)
_COUNCIL = re.compile(r" (?:(?:Metropolitan |Royal )?(?:County|City|District|Borough|Town|Unitary) )?Council$")
_MEETS = re.compile(r"\b(?:panel|committee|cabinet|commission)$", re.IGNORECASE)
_SENTENCE = re.compile(r"^(?!(?:Title|Subject|Report)\b[^.:]{0,20}:)(?:\S+ ){4}.*[a-z]\.$")  # what ends in a full stop is no title
_STRAPLINE = re.compile(
    r"(?:supported|funded|sponsored|commissioned|hosted|part[- ]funded) by\b|in (?:partnership|association) with\b", re.IGNORECASE
)
_HEAD = 14  # blocks from the top in which a header stands


def read_header(reading: Reading) -> None:
    """Fill `reading.header` from what the file declares, labelled lines, headings with a date, and a signature with a month at the end."""
    reading.header.update(declared(reading.raw))
    top = reading.blocks[:_HEAD]
    for block in top:
        _labelled(reading, block)
    begun = False  # whether running text has begun, in which only a heading can be the title
    for block in top:
        begun = begun or (block.kind == "para" and _SENTENCE.search(block.clean) is not None)
        if block.kind in ("heading", "para") and len(block.clean) < 160:
            _heading(reading, block, block.kind == "heading" or not begun)
    for block in reading.blocks[-4:]:
        signed = _SIGNED.search(block.clean)
        if signed and "date" not in reading.header and (found := read_date(signed["date"])):
            reading.header["date"] = found
    _publisher(reading)
    _meeting_on_top(reading)


def title_of(reading: Reading) -> str | None:
    """What the document is called: its title, else the body whose name alone is its first line."""
    first = next((block for block in reading.blocks if block.clean), None)
    named = first is not None and first.kind in ("heading", "line") and heading_body(reading, first) is not None
    return reading.header.get("title") or (first.clean if named and first is not None else None)


def _meeting_on_top(reading: Reading) -> None:
    """A panel or committee named alone at the top of a paper, over "Report of: …", is the one that the paper goes to."""
    labelled = any(find_label(block.cells[0].clean) for block in reading.blocks[:_HEAD] if block.kind == "row" and block.cells[0])
    for block in reading.blocks[:3] if labelled and "meeting" not in reading.header else []:
        body = heading_body(reading, block) if block.kind == "heading" else None
        if body is not None and _MEETS.search(body.name):
            reading.header["meeting"] = body.name


def _labelled(reading: Reading, block: Block) -> None:
    if block.kind != "row" or len(block.cells) < 2 or not block.cells[0] or not block.cells[1]:
        return
    label = find_label(block.cells[0].clean)
    if label is None or label.does != "header":
        return
    key, value = str(label.row["property"]), block.cells[1].lines()[0].clean
    if key == "date":
        found = read_date(value)
        if found:
            reading.header.setdefault("date", found)
    else:
        reading.header.setdefault(key, value)


def _heading(reading: Reading, block: Block, may_title: bool) -> None:
    text = block.clean
    meeting = meeting_of(text)
    if meeting:
        reading.header.setdefault("meeting", meeting)
        found = read_date(text)
        if found:
            reading.header.setdefault("date", found)
        return
    if "title" not in reading.header and may_title and _is_title(reading, block):
        reading.header["title"] = smart_title(text) if text.isupper() else text
    # A line that is little more than a date gives it; a title, or the line that says for whom the report is, gives a whole day.
    least = 5 if len(text) < 60 else 10 if text.startswith(("Report ", "Minutes ")) else 99
    date = read_date(text) or ""
    if "date" not in reading.header and len(date) >= least:
        reading.header["date"] = date


def _is_title(reading: Reading, block: Block) -> bool:
    """Whether a line names its document: it says so, or is the highest heading and not just the name of who publishes it."""
    text = block.clean
    if block.marker or len(text.split()) < 2 or _SENTENCE.search(text):
        return False
    alone = any(span.kind == "organisation" and len(span.text) == len(text) for span in find_names(text, reading.book))
    return _TITLE.search(text) is not None or (block.level == 1 and not alone)


def _publisher(reading: Reading) -> None:
    """Who speaks: the organisation of the author line, one named in the first lines, else the council named most by far."""
    if "publisher" in reading.header:
        return
    meeting = reading.header.get("meeting", "")
    author = reading.header.get("author", "")
    first = [block for block in reading.blocks[:6] if block.kind != "row"]
    top = [block.clean for block in first if block.kind in ("heading", "line") or len(block.clean) < 120]
    known = reading.book.lookup(meeting) if meeting and meeting.lower() not in OWN_MEETINGS else None
    said = _named_publisher(reading, [author, *top])
    if known and re.search(r"\b(?:committee|panel|cabinet|executive)$", known.name, re.IGNORECASE):
        council = said if said and "council" in said.lower() else None
        council = council or _council_of_the_place(reading, top) or _council_named_most(reading).get("publisher")
        known = None if council else known
        said = council or said
    reading.header.update({"publisher": known.name} if known else {"publisher": said} if said else _council_named_most(reading))


def _named_publisher(reading: Reading, texts: list[str]) -> str | None:
    for number, text in enumerate(texts):
        for span in find_names(text[:300], reading.book) if not _STRAPLINE.match(text) else ():
            public = (span.subtype or "").endswith(("council", "nhs body", "police", "university"))
            publishes = public or text == reading.header.get("author") or (number == 1 and span.text == text)
            if span.kind == "organisation" and publishes and not (span.generic or span.bare or span.plural):
                return span.name
    return None


def _council_of_the_place(reading: Reading, top: list[str]) -> str | None:
    """The one council of a place that the first lines name: "Borough of Brack" above a report of Brack Borough Council."""
    councils = sorted({known.name for known in reading.book.known.values() if known.kind == "organisation" and _COUNCIL.search(known.name)})
    for text in top[:3]:
        ours = [name for name in councils if re.search(rf"\b{re.escape(_COUNCIL.sub('', name))}\b", text)]
        if len(ours) == 1:
            return ours[0]
    return None


def _council_named_most(reading: Reading) -> dict[str, str]:
    """The council of which a report without a name speaks: the one named, in full or as "the City Council", far more than others."""
    councils = {
        known.name for known in reading.book.known.values() if (known.subtype or "").endswith("council") and known.kind == "organisation"
    }
    text = reading.raw.lower()
    counts = Counter({name: text.count(" ".join(name.lower().split()[-2:])) for name in sorted(councils)})
    (first, most), (_, second) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    return {"publisher": first} if most >= 3 and most >= 2 * second else {}
