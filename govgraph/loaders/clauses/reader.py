"""Reading one sentence: each trigger row that applies, its ends resolved, its status decided."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations, product

from govgraph.graph.claims import Mention
from govgraph.loaders.clauses.ends import Ends
from govgraph.loaders.clauses.found import Context, Found
from govgraph.loaders.clauses.grammar import Subject, front_subject, listing, subject_of, verb_group
from govgraph.loaders.clauses.mask import ANY, Masked, mask
from govgraph.loaders.clauses.polarity import status_of
from govgraph.loaders.clauses.rows import Row, candidates
from govgraph.loaders.names import NameBook

GRAMMATICAL = ("source", "target", "entity")
_LETTER = re.compile(f"[{ANY}]")
_FREQUENCY = re.compile(
    r"\b(?:(?:at least |up to )?(?:once|twice|two|three|four|five|six|ten|twelve|\d+)(?: times)? (?:a|per|each|every) (?:calendar |financial )?(?:year|month|quarter|annum|week)|"
    r"every (?:(?:other|second|two|three|four|six|\d+) )?(?:years?|months?|quarters?|weeks?)|each (?:year|quarter|month)|annually|quarterly|monthly|weekly|fortnightly|termly|bi-?annually|bi-?monthly|six-monthly|six monthly|half-yearly|"
    r"on (?:a|an) (?:bi-annual|annual|quarterly|monthly|bi-monthly|regular|six-monthly|weekly|termly) basis|yearly)\b"
)
# A list follows: "four delivery groups: the Skills Group, …" is about the members of the list.
_UNNAMED_AHEAD = re.compile(r"[^.;:]{0,60}?, (?:this|these|the|an?) [a-z]")
_NEGATED = re.compile(r"\b(?:no|not|never|neither|nor|nobody|none|without)\b")
# "A replaced B as chair": B is not what "as chair" speaks of.
_REPLACED = re.compile(r"(?:replac\w+|succe\w+|took over from|taken over from) $")
_LISTS = re.compile(r" ?:|,? namely|,? as follows| [-–—] ")
_ANNUAL = re.compile(r"\bannual (?:report|update)")
_MORE = r"(?:,? and|,) (?:(?:also|annually|quarterly|monthly|then|in turn|ultimately|[a-z]+ly|twice a year|once a year) )?{prep} (?P<more>{names})"


def read_sentence(text: str, context: Context, book: NameBook) -> list[Found]:
    """The claims of one sentence, in the order of the trigger rows; none when no trigger word is in it.

    text: the sentence as it stands; context: what stands before it; book: what the document calls things.
    """
    masked = mask(text, book)
    ends = Ends(masked, context)
    found: dict[tuple[object, ...], Found] = {}
    for row in candidates(masked.text):
        if row.unless is None or not row.unless.search(masked.text):
            for claim in _apply(row, masked, ends):
                key = (claim.type, claim.source.name, claim.target.name if claim.target else None, claim.property)
                if key not in found or found[key].confidence < claim.confidence:
                    found[key] = claim
    for claim in _employers(masked, ends):
        found.setdefault((claim.type, claim.source.name, claim.target.name if claim.target else None, None), claim)
    return _closest(list(found.values()))


def _closest(found: list[Found]) -> list[Found]:
    """Without the mere links between two that the same sentence joins more closely."""
    joined = {frozenset((claim.source.name, claim.target.name)) for claim in found if claim.target and claim.type != "RELATED_TO"}
    return [claim for claim in found if claim.type != "RELATED_TO" or claim.target is None or frozenset((claim.source.name, claim.target.name)) not in joined]


def _apply(row: Row, masked: Masked, ends: Ends) -> Iterator[Found]:
    for match in row.pattern.finditer(masked.text):
        subject = _subject(row, masked, match)
        if _NEGATED.search(match.group()):
            continue
        begin, group = verb_group(masked.text, match.start())
        if row.subject in GRAMMATICAL and (subject is None or _unready(match.group(), group, subject)):
            continue
        if subject is not None and subject.letters and _possessive(masked, subject, begin):
            continue
        if row.noun and subject is not None and (subject.implied and not group or _REPLACED.search(masked.text[: subject.start])):
            continue
        if (row.not_when and row.not_when.search(match.group())) or (row.need_group and not group):
            continue
        start = min(subject.start, match.start()) if subject and not subject.implied else match.start()
        status = status_of(row, group, _before(masked.text, begin), masked.text[start:])
        if status is not None:
            yield from _claims(row, masked, ends, match, subject, (start, status))


def _subject(row: Row, masked: Masked, match: re.Match[str]) -> Subject | None:
    if row.subject not in GRAMMATICAL:
        return None
    begin, group = verb_group(masked.text, match.start())
    subject = subject_of(masked.text, begin)
    if subject is not None and subject.implied and not group:
        ahead = front_subject(masked.text, match.end())
        # "Led by X, this document …": what is meant follows, but has no name.
        return ahead or (None if _UNNAMED_AHEAD.match(masked.text, match.end()) else subject)
    return subject


def _possessive(masked: Masked, subject: Subject, begin: int) -> bool:
    # "The Coroner's report to the Board": a possessive is no subject.
    last = subject.letters[-1]
    return masked.names[last].text.replace("’", "'").endswith(("'s", "s'")) and masked.text[:begin].rstrip().endswith(last)


def _unready(words: str, group: str, subject: Subject | None) -> bool:
    # A present participle without "is" needs its subject beside it: "reporting to X" after a comma or a noun.
    return subject is not None and subject.implied and words.split()[0].endswith("ing") and not group


def _before(text: str, begin: int) -> str:
    """The clause up to the verb group, names left out."""
    clause = re.split(r"[;:]|\. ", text[:begin])[-1]
    return _LETTER.sub("_", clause)


def _claims(row: Row, masked: Masked, ends: Ends, match: re.Match[str], subject: Subject | None, place: tuple[int, str]) -> Iterator[Found]:
    letters, stop = _sides(row, masked, match, subject)
    implied = subject is not None and subject.implied
    begin, status = place
    span = masked.starts[begin], masked.ends[stop - 1]
    frequency = _frequency(masked.text, match.start(), stop)
    subjects = subject.letters if subject is not None else ""
    sources = ends.mentions(letters[0], _unsaid(row, implied, "source", match, "S"), (row, 0), subjects if row.subject == "target" else "")
    if row.type in ("fact", "entity"):
        yield from _facts(row, sources, match, span, status)
        return
    targets = ends.mentions(letters[1], _unsaid(row, implied, "target", match, "T"), (row, 1), subjects if row.subject == "source" else "")
    pairs = combinations(sources, 2) if row.pair else product(sources, targets)
    listed = ends.announced(letters[0] + letters[1]) if _LISTS.match(masked.text, stop) else []
    for source, target in pairs:
        if source.name != target.name and _admits(row, source) and source not in listed and target not in listed:
            yield Found(
                row.type, source, target, *span, row.id,
                role=row.role or _role(row, match.group()), nature=_nature(row, masked.text, stop) or row.nature,
                frequency=frequency if row.type == "REPORTS_TO" else None, status=status,
                confidence=round(row.confidence - (0.15 if implied else 0.0), 2),
            )


def _sides(row: Row, masked: Masked, match: re.Match[str], subject: Subject | None) -> tuple[tuple[str, str], int]:
    """The letters of source and target, and where the claim ends."""
    groups = match.groupdict()
    sides = {"source": groups.get("S") or groups.get("P") or "", "target": groups.get("T") or ""}
    stop = match.end()
    letters = {side: "".join(_LETTER.findall(words)) for side, words in sides.items()}
    if row.list:
        letters[row.list], stop = _loose(masked.text, match, "S" if row.list == "source" else "T")
    elif row.subject in GRAMMATICAL and subject is not None:
        other = "target" if row.subject == "source" else "source"
        if letters[other]:
            more, stop = _further(masked.text, match, "T" if other == "target" else "S")
            letters[other] += more
    if subject is not None:
        letters["source" if row.subject == "entity" else str(row.subject)] = subject.letters
    return (letters["source"], letters["target"]), stop


def _unsaid(row: Row, implied: bool, side: str, match: re.Match[str], group: str) -> bool:
    """Whether this side is what the text is about."""
    if row.subject == "none":
        return not row.pair and not match.groupdict().get(group)
    return implied and (row.subject == side or (row.subject == "entity" and side == "source"))


def _admits(row: Row, source: Mention) -> bool:
    name = source.name.lower()
    if row.generic is not None and (source.scope is not None) != row.generic:
        return False
    if row.need and row.need not in name or row.skip_with and row.skip_with in name:
        return False
    return not row.sources or source.kind in row.sources or source.subtype in row.sources


_STOP = re.compile(
    r"\b(?:is|are|was|were|will|which|who|whose|that|to|meets?|reports?|has|have|by|in order|under|through|via|on|against|into|chaired|led|supported|but|also|so)\b"
)


# "Cabinet members", "County councillors": the name only describes people.
_ATTRIBUTE = re.compile(r" ?/| (?:members?|councillors?|officers?|representatives?|residents)\b")


def _loose(text: str, match: re.Match[str], side: str) -> tuple[str, int]:
    """The names of a free list: until a word that ends it; a name after "in" or "of" is a detail of the item before."""
    letters, stop = "", match.start(side)
    at = match.start(side)
    for found in _LETTER.finditer(text, match.start(side), match.end(side)):
        gap = text[at : found.start()]
        if _STOP.search(gap):
            break
        if _ATTRIBUTE.match(text, found.end()):
            at = found.end()
            continue
        if not (letters and re.search(r"\b(?:in|within|of|at)(?: the)? $", gap)) or re.search(r"\b(?:each|all|both|representatives?|members?|officers|leaders?) of (?:the )?$", gap):
            letters += found.group()
        at = stop = found.end()
    return letters, stop if letters else match.end()


def _facts(row: Row, sources: list[Mention], match: re.Match[str], span: tuple[int, int], status: str) -> Iterator[Found]:
    value: str | bool | None = row.value
    if value is None and row.property:
        value = (match.groupdict().get("value") or "").strip() or None
    for source in sources:
        if row.type == "entity":
            yield Found("entity", source, None, *span, row.id, status=row.status, confidence=row.confidence)
        elif value is not None and status not in ("past",):
            yield Found("fact", source, None, *span, row.id, status=status, confidence=row.confidence, property=row.property, value=value)


def _further(text: str, match: re.Match[str], side: str) -> tuple[str, int]:
    """More ends of the same predicate: "to the Partnership and annually to Full Council"."""
    head = text[match.start() : match.start(side)].rstrip().split()
    prep = next((word for word in reversed(head) if word in ("to", "into", "by", "with", "on", "of", "from", "for", "under")), None)
    if prep is None:
        return "", match.end()
    again = _again(prep).match(text, match.end())
    if again is None:
        return "", match.end()
    return "".join(_LETTER.findall(again.groupdict().get("with") or again.group("more"))), again.end()


@cache
def _again(prep: str) -> re.Pattern[str]:
    also = "(?:,? (?:with|in partnership with|alongside|working with)) (?P<with>{names})|" if prep == "by" else ""
    return re.compile((also + _MORE).format(prep=prep, names=listing(ANY)))


def _frequency(text: str, start: int, stop: int) -> str | None:
    tail = re.split(r"[.;:,]| and ", text[stop : stop + 60])[0]
    found = _FREQUENCY.search(text, start, stop) or _FREQUENCY.search(tail)
    if found:
        return found.group()
    return "annual" if _ANNUAL.search(text, max(0, start - 40), stop) else None


def _nature(row: Row, text: str, stop: int) -> str | None:
    if row.type != "REPORTS_TO":
        return None
    match = re.match(r" (?:on|for|about|regarding) (?:the |its |their )?([a-z][a-z -]{2,50})", text[stop:])
    return _FREQUENCY.sub("", match.group(1)).strip() or None if match else None


_ROLES = (
    (r"co-?chair|jointly", "co-chair"), (r"(?:vice|deputy)[ -]?chair", "deputy chair"), (r"interim|acting", "interim chair"),
    (r"previous|former|outgoing|past chair", "previous chair"), (r"incoming|new chair", "incoming chair"),
)


def _role(row: Row, words: str) -> str | None:
    if row.type != "CHAIRS":
        return None
    return next((role for pattern, role in _ROLES if re.search(pattern, words)), "chair")


def _employers(masked: Masked, ends: Ends) -> Iterator[Found]:
    for person, organisation in masked.employers:
        source, target = ends.mention(person), ends.mention(organisation)
        if source and target:
            yield Found("WORKS_FOR", source, target, person.start, organisation.end, "employer-apposition", confidence=0.85)
