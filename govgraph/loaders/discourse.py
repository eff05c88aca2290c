"""Discourse: which body each part of a document is about, and what "it", "the Board" and "we" mean there."""

from __future__ import annotations

import re

from govgraph.graph.claims import Mention
from govgraph.loaders.blocks import Block
from govgraph.loaders.names import find_names, name_key
from govgraph.loaders.names.book import Known
from govgraph.loaders.reading import OWN_MEETINGS, Reading
from govgraph.loaders.structure.labels import find_label
from govgraph.loaders.structure.people import person_at_start

_MEETING = re.compile(
    r"(?P<body>.+?)\s*[–—-]\s*\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+\s+(?:19|20)\d\d$|(?P<body2>.+?),?\s+\d{1,2}\s+[A-Z]{3,}\s+(?:19|20)\d\d$",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"\s*[–—:-]?\s*\b(?:(?:annual|progress|update|monitoring|highlight|performance|half[- ]year(?:ly)?|quarterly|end of year"
    r"|six[- ]month(?:ly)?|partnership)\s+)*"
    r"(?:report|update|briefing)\b(?:\s+(?:and|for|to|on)\b.*)?(?:\s+(?:19|20)\d\d(?:\s*[-–/]\s*\d\d(?:\d\d)?)?)?\s*$",
    re.IGNORECASE,
)
# Parts of the report itself: whatever their level, they end the section of a body.
_REPORT_PART = re.compile(
    r"(?:focus for the|next steps|conclusions?|background|introduction|recommendations?|financial|legal|equalit|risk|summary"
    r"|challenges|appendi|contact)",
    re.IGNORECASE,
)
_OF_PARTNERS = re.compile(r"\b(?:partnership|alliance|network|forum|(?<!cabinet )(?<!executive )board)$", re.IGNORECASE)
_MINUTES_OF = re.compile(r"(?:(?:draft|confirmed) )?(?:minutes|notes) of (?:(?:a|the) )?(?:(?:\w+ )?meeting of )?(?:the )?", re.IGNORECASE)
# Behind a heading's name: its short form, and who leads or chairs it.
_BRACKETS = re.compile(
    r"(?:\s*\((?:[A-Za-z]{2,10}|(?:co-?)?(?:lead|chair|vice|deputy|led by|chaired by|co-?ordinator)\b[^()]{3,90})\))+\s*$", re.IGNORECASE
)
LONGEST_NAME = 120  # characters; what is longer is no name, and finding the names in it takes time
_HELD = re.compile(r"(?:(?:minutes|notes|record|agenda)\b.*?)?\bmeeting\s+(?:was\s+)?held\b", re.IGNORECASE)  # names no body
_SMALL = {"of", "and", "the", "for", "in", "on", "to", "a", "an", "with", "at", "by"}
_FOR_ANY_BODY = set("partnership group network panel board body alliance forum committee company it we our us".split())
_GROUP_NOUNS = ("sub group", "subgroup", "sub committee", "working group", "task group", "delivery group", "group", "workstream", "panel")
_TURNS = re.compile(r"\b(?:report|update|briefing|terms of reference|constitution|review|minutes|notes|agenda)\b", re.IGNORECASE)


def find_subjects(reading: Reading) -> None:
    """Fill `reading.subjects`: a profile's name, else the nearest heading that is a body, else what the document is about."""
    document = document_subject(reading)
    _note_headed(reading, document)
    reading.subjects, reading.sectioned = [], []
    current: Mention | None = None
    level = 0  # of the heading that named `current`; 99 in a profile, which ends only with the next one
    outer: tuple[Mention | None, int] = (None, 0)  # what held before a title inside a list
    for block in reading.blocks:
        if level == 9 and block.kind in ("item", "heading"):
            current, level = outer
        if block.kind == "heading" and block.level == 9:
            outer = (current, level)
        named = profile_subject(reading, block)
        if named:
            current, level = named, 99
        elif block.kind == "heading":
            body = heading_body(reading, block) or reading.headed.get(_bare_heading(block)) or _group_called(reading, block)
            if body and body.scope is None and body.name.lower() in OWN_MEETINGS:
                body = None  # a paper for the Cabinet is not about the Cabinet
            if body and level != 99 or body and block.level <= 2:
                current, level = body, block.level
            elif level != 99 and (block.level <= level or _REPORT_PART.match(block.clean)):
                current = None
        reading.subjects.append(current or document)
        reading.sectioned.append(current is not None)


def _note_headed(reading: Reading, document: Mention | None) -> None:
    """A heading "The Executive Group" introduces the document's own executive group, which may be called just that."""
    for block in reading.blocks:
        if block.kind == "heading" and document is not None and document.kind == "body":
            bare = _bare_heading(block)
            spans = find_names(bare.title(), reading.book)
            whole = len(spans) == 1 and spans[0].generic and not (spans[0].bare or spans[0].plural) and len(spans[0].text) == len(bare)
            if whole and spans[0].kind == "body" and len(bare.split()) > 1:
                name = " ".join(word.title() for word in bare.split())
                reading.headed[bare] = Mention(name, "body", spans[0].subtype, document.name)


def _group_called(reading: Reading, block: Block) -> Mention | None:
    """ "Learning and Development" over a section, where the document knows the Learning and Development Sub-group."""
    bare = name_key(_bare_heading(block))
    if not 0 < len(bare.split()) < 8 or not block.clean[:1].isalnum():
        return None
    known = {entry.name: entry for noun in _GROUP_NOUNS if (entry := reading.book.known.get(f"{bare} {noun}")) and entry.kind == "body"}
    return Mention(one.name, one.kind, one.subtype) if len(known) == 1 and (one := next(iter(known.values()))) else None


def _bare_heading(block: Block) -> str:
    """A heading's words in lower case without number and article."""
    text = re.sub(r"^(?:\d+(?:\.\d+)*[.)]?\s+)?(?:the |our )?", "", block.clean.strip(" :."), flags=re.IGNORECASE)
    return text.lower()


def body_meant(reading: Reading, i: int, words: str) -> Mention | None:
    """What "the Board", "the Executive Group" or nothing at all means in block `i`: what a heading calls so, else the section's body."""
    key = re.sub(r"^(?:(?:the|our|this|new|proposed|current|main|full|reconstituted) )+", "", words.lower().strip(" :."))
    if key in reading.headed:
        return reading.headed[key]
    subject = reading.subjects[i]
    if key and " " not in key and (subject is None or not subject.name.lower().endswith(key)):
        named = sorted(reading.headed.items())
        ours = [mention for name, mention in named if name.split()[-1] == key] or [m for name, m in named if name.split()[0] == key]
        return ours[0] if len(ours) == 1 else subject
    if " " in key and (subject is None or key not in subject.name.lower()):
        return None  # "the Delivery Group", of which no heading tells
    return subject


def profile_subject(reading: Reading, block: Block) -> Mention | None:
    """The body that a "Partnership Name: …" row names; "Name: …" and "… | Details" do where a body stands there and nothing else."""
    if block.kind != "row" or len(block.cells) < 2 or not block.cells[1] or any(cell for cell in block.cells[2:]):
        return None
    label, value = find_label(block.cells[0].clean), block.cells[1].lines()[0].clean
    if label is not None and label.does == "subject" and not person_at_start(value) and not _is_label(value):
        return reading.mention(value, label.row["kind"])
    said, other = block.cells[0].clean.strip(" :").casefold(), value.strip(" :").casefold()
    return _whole_name(reading, value) if said == "name" else _whole_name(reading, block.cells[0].clean) if other == "details" else None


def _is_label(value: str) -> bool:
    """Whether words head a column themselves: "Group | Reports to" names no body."""
    label = find_label(value)
    return label is not None and label.does in ("relation", "fact", "status")


def _whole_name(reading: Reading, text: str) -> Mention | None:
    """The body or project that a cell names, if it holds nothing else."""
    spans = find_names(text, reading.book) if len(text) <= LONGEST_NAME else []
    whole = len(spans) == 1 and len(spans[0].text) == len(text) and not (spans[0].generic or spans[0].bare or spans[0].plural)
    return Mention(spans[0].name, spans[0].kind, spans[0].subtype) if whole and spans[0].kind in ("body", "project") else None


def heading_body(reading: Reading, block: Block) -> Mention | None:
    """The body or project that a heading is, word for word (a number, an article and a short form in brackets set aside)."""
    text = re.sub(r"^(?:\d+(?:\.\d+)*[.)]?\s+|(?:annex|appendix)\s+\w+\s*[:–-]\s*)", "", block.clean, flags=re.IGNORECASE)
    text = smart_title(text) if text.isupper() else text
    bare = _BRACKETS.sub("", text).strip(" :.")
    spans = find_names(bare, reading.book) if len(bare) <= LONGEST_NAME else []
    if len(spans) != 1 or spans[0].bare or spans[0].plural or spans[0].kind not in ("body", "project"):
        return None
    covers = re.sub(r"^(?:the|our)\s+", "", bare, flags=re.IGNORECASE)
    if spans[0].generic or len(spans[0].text) < len(covers):
        return None
    return Mention(spans[0].name, spans[0].kind, spans[0].subtype)


def document_subject(reading: Reading) -> Mention | None:
    """What the whole document is about: the body in its title, that with which its first sentence starts, or that named most by far."""
    return _stated_subject(reading) or _most_named(reading) or _own_meeting(reading)


def _may_be_subject(reading: Reading, known: Known) -> bool:
    """Not the council itself, its cabinet, or the committee that the report goes to."""
    own = known.subtype in ("council", "council meeting", "cabinet", "scrutiny committee") or known.name.lower() in OWN_MEETINGS
    return known.kind == "body" and not own and known.name != reading.header.get("meeting")


def _own_meeting(reading: Reading) -> Mention | None:
    """The partnership board for whose meeting a paper is written; a council's own meetings have papers about everything."""
    meeting = reading.header.get("meeting", "")
    known = reading.book.lookup(meeting) if meeting else None
    if known is None or known.kind != "body" or known.name.lower() in OWN_MEETINGS or not _OF_PARTNERS.search(known.name):
        return None
    return Mention(known.name, known.kind, known.subtype)


def _most_named(reading: Reading) -> Mention | None:
    """The body that is named early, at least five times, and twice as often as any other."""
    text = " ".join(block.clean for block in reading.blocks)
    early, counts = text[:2500], []
    for known in sorted({known for known in reading.book.known.values() if _may_be_subject(reading, known)}, key=lambda known: known.name):
        forms = {known.name, *(alias for alias in reading.book.aliases.get(known.name, ()) if alias.isupper() or " " in alias)}
        if any(form in early for form in forms):
            counts.append((sum(len(re.findall(rf"\b{re.escape(form)}\b", text)) for form in forms), known))
    counts.sort(key=lambda pair: (-pair[0], pair[1].name))
    if not counts or counts[0][0] < 5 or (len(counts) > 1 and counts[0][0] < 2 * counts[1][0]):
        return None
    known = counts[0][1]
    return Mention(known.name, known.kind, known.subtype)


def _stated_subject(reading: Reading) -> Mention | None:
    title = reading.header.get("title", "")
    for text in [title] if title else []:
        found = _in_title(reading, text)
        if found:
            return found
    for at, block in enumerate(reading.blocks[:14]):
        if at < 4 and block.kind == "line" and not _MINUTES_OF.match(block.clean) and (named := heading_body(reading, block)) is not None:
            return named
        if block.kind == "heading" and not meeting_of(block.clean):
            found = _in_title(reading, block.clean)
            if found:
                return found
        if block.kind == "line" and block.clean.isupper() and not _TURNS.search(block.clean) and (found := _in_title(reading, block.clean)):
            return found
        if block.kind == "para" or (block.kind == "item" and len(block.clean.split()) > 5):
            return _first_subject(reading, block.clean)
    return None


def _in_title(reading: Reading, title: str) -> Mention | None:
    """The body or project of a title such as "… update report on the Wendshire Children's Trust" or "BETTER HOMES PROGRESS REPORT"."""
    upper = title.isupper()
    title = _MINUTES_OF.sub("", title, count=1) if _MINUTES_OF.match(title) else title
    cut = _REPORT.sub("", title)
    words = smart_title(cut) if upper else title
    about = None if upper else re.search(r"\b(?:on|of|for) (?:the work of )?(?:the )?(?P<rest>[A-Z].*)$", words)
    words = words if upper or about else cut or title
    spans = [
        span
        for span in find_names(words, reading.book)
        if span.kind in ("body", "project") and not (span.bare or span.generic or span.plural)
    ]
    if about:
        late = [span for span in spans if span.start >= about.start("rest")]
        spans = late or spans
    if spans:
        span = spans[-1] if about else spans[0]
        return Mention(span.name, span.kind, span.subtype)
    if (
        upper
        and cut != title
        and 2 <= len(cut.split()) <= 14
        and not re.fullmatch(r"(?i)partnerships?|annual|progress|governance|update", cut.strip())
    ):
        return Mention(smart_title(cut).strip(" :–-"), "project", "programme")
    return None


def smart_title(text: str) -> str:
    """Capitals throughout to a name's capitals: "BREAKING THE CYCLE OF WANT" is "Breaking the Cycle of Want"."""
    words = text.lower().split()
    return " ".join(word if i and word in _SMALL else word[:1].upper() + word[1:] for i, word in enumerate(words))


def meeting_of(text: str) -> str | None:
    """The body that a heading such as "CABINET – 8 MAY 2017" names as the one that meets."""
    match = _MEETING.match(text)
    if not match or _HELD.match(text):
        return None
    body = (match["body"] or match["body2"]).strip()
    return smart_title(body) if body.isupper() else body


def _first_subject(reading: Reading, text: str) -> Mention | None:
    for span in find_names(text[:220], reading.book):
        if span.start <= 5 and span.kind in ("body", "project") and not (span.bare or span.plural):
            return Mention(span.name, span.kind, span.subtype)
        break
    return None


def same_head(mention: Mention, words: str) -> bool:
    """Whether "the Board", "this partnership" can mean this mention: its name has that noun, or the noun is loose enough for any body."""
    noun = words.lower().split()[-1].rstrip("s") if words.split() else ""
    name = mention.name.lower()
    if noun and re.search(rf"\b{re.escape(noun)}", name):
        return True
    if mention.kind == "body":
        return noun in _FOR_ANY_BODY
    return noun in ("project", "programme", "initiative", "scheme", "work", "it", "we", "our")
