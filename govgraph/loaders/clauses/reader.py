"""Reading one sentence: each trigger row that applies, its ends resolved, its status decided."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise, product

from govgraph.graph.claims import Mention
from govgraph.loaders.clauses.details import chair_role, frequency, nature
from govgraph.loaders.clauses.ends import Ends
from govgraph.loaders.clauses.found import Context, Found
from govgraph.loaders.clauses.grammar import Subject, front_subject, subject_of, verb_group
from govgraph.loaders.clauses.lists import further_ends, gapped, loose_list, rungs
from govgraph.loaders.clauses.mask import ANY, Masked, mask
from govgraph.loaders.clauses.polarity import status_of
from govgraph.loaders.clauses.rows import Row, candidates
from govgraph.loaders.clauses.words import either
from govgraph.loaders.names import NameBook

GRAMMATICAL = ("source", "target", "entity")
_LONGEST_SENTENCE = 4000
_LETTER = re.compile(f"[{ANY}]")
# "Led by X, this document …": what is meant follows, but has no name.
_UNNAMED_AHEAD = re.compile(r"[^.;:]{0,60}?, (?:this|these|the|an?) [a-z]")
_NEGATED = re.compile(rf"\b{either('negated')}\b")
# "A replaced B as chair": B is not what "as chair" speaks of.
_EVENT = re.compile(rf"\b{either('events')} (?:of|into|on|about|for) $")
# "In May" is no "may".
_MONTH = re.compile(r"\b(?:in|on|by|from|since|until|during|of|late|early|mid|\d{1,2}(?:st|nd|rd|th)?)[ -]may\b|\bmay (?:19|20)\d\d\b")
_ASIDE = re.compile(rf"(?:,|\(| [-–—]) ?{either('ended')}\b(?:[^,()–—]|\([^()]*\))*?(?:,|\)| [-–—] )")
_REPLACED = re.compile(r"(?:replac\w+|succe\w+|took over from|taken over from) $")
# A list follows: "four delivery groups: the Skills Group, …" is about the members of the list.
_APPOSED = re.compile(f"[{ANY}], [{ANY}]")
_LISTS = re.compile(r" ?:|,? namely|,? as follows| [-–—] ")


def read_sentence(text: str, context: Context, book: NameBook) -> list[Found]:
    """The claims of one sentence, in the order of the trigger rows; none when no trigger word is in it.

    text: the sentence as it stands; context: what stands before it; book: what the document calls things.
    What is longer than 4,000 characters is no sentence (a table, a damaged file) and gives no claim.
    """
    if len(text) > _LONGEST_SENTENCE:
        return []
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
    return [
        claim
        for claim in found
        if claim.type != "RELATED_TO" or claim.target is None or frozenset((claim.source.name, claim.target.name)) not in joined
    ]


def _apply(row: Row, masked: Masked, ends: Ends) -> Iterator[Found]:
    for match in row.found_in(masked.text):
        subject = _subject(row, masked, match)
        if _NEGATED.search(match.group()):
            continue
        begin, group = verb_group(masked.text, match.start())
        if row.subject in GRAMMATICAL and (subject is None or _unready(match.group(), group, subject)):
            continue
        if subject is not None and subject.letters and (_possessive(masked, subject, begin) or _EVENT.search(masked.text[: subject.start])):
            continue
        if row.noun and subject is not None and (subject.implied and not group or _REPLACED.search(masked.text[: subject.start])):
            continue
        if row.noun and subject is not None and re.fullmatch(f"[{ANY}] and the ", f"{masked.text[subject.start : match.start()]}the "):
            continue  # "the Mayor and the Chair of the Forum" are two
        if (row.not_when and row.not_when.search(match.group())) or (row.need_group and not group):
            continue
        start = min(subject.start, match.start()) if subject and not subject.implied else match.start()
        status = status_of(row, group, _before(masked.text, begin), masked.text[start:], ends.context.mode)
        if status is not None:
            yield from _claims(row, masked, ends, match, subject, (start, status))


def _subject(row: Row, masked: Masked, match: re.Match[str]) -> Subject | None:
    if row.subject not in GRAMMATICAL:
        return None
    begin, group = verb_group(masked.text, match.start())
    subject = subject_of(masked.text, begin)
    if subject is not None and subject.implied and not group:
        ahead = front_subject(masked.text, match.end())
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
    """The clause up to the verb group, names and what stands apart in it left out."""
    clause = _ASIDE.sub(" ", _MONTH.sub("_", re.split(r"[;:]|\. ", text[:begin])[-1]))
    return _LETTER.sub("_", clause)


def _claims(row: Row, masked: Masked, ends: Ends, match: re.Match[str], subject: Subject | None, place: tuple[int, str]) -> Iterator[Found]:
    letters, stop = _sides(row, masked, match, subject)
    implied = subject is not None and subject.implied
    begin, status = place
    span = masked.starts[begin], masked.ends[stop - 1]
    subjects = subject.letters if subject is not None else ""
    sources = ends.mentions(letters[0], _unsaid(row, implied, "source", match, "S"), (row, 0), subjects if row.subject == "target" else "")
    if row.type in ("fact", "entity"):
        yield from _facts(row, sources, match, span, status)
        return
    targets = ends.mentions(letters[1], _unsaid(row, implied, "target", match, "T"), (row, 1), subjects if row.subject == "source" else "")
    pairs = combinations(sources, 2) if row.pair else product(sources, targets)
    further = [letter for letter in letters[1] if masked.text.index(letter) >= match.end()] if row.subject == "source" else []
    later = ends.mentions("".join(further), False, (row, 1), subjects)
    listed = ends.announced(letters[0] + letters[1]) if row.list or _announces(masked.text, match.group(), stop) else []
    for source, target in pairs:
        if row.target_need and row.target_need not in target.name.lower():
            continue
        if source.name != target.name and _admits(row, source) and source not in listed and target not in listed:
            confidence = round(row.confidence - (0.15 if implied else 0.0), 2)
            found = Found(row.type, source, target, *span, row.id, status=status, confidence=confidence)
            stretch = (match.end(), stop) if target in later else (verb_group(masked.text, match.start())[0], match.end())
            yield _detailed(found, row, masked.text, match.group(), stretch)
    if row.type == "REPORTS_TO" and row.subject == "source":
        yield from _ladder(row, masked, ends, (begin, stop, status), (sources, targets))


def _ladder(
    row: Row, masked: Masked, ends: Ends, place: tuple[int, int, str], sides: tuple[list[Mention], list[Mention]]
) -> Iterator[Found]:
    """ "A reports to D through B and C": A to B, B to C, C to D; A to D is told as any line is."""
    begin, stop, status = place
    letters, end = rungs(masked.text, stop)
    between = ends.mentions(letters, False, (row, 1))
    sources, targets = sides
    if len(between) != len(letters) or not letters or len(targets) != 1:
        return
    for source in sources:
        for lower, upper in pairwise((source, *between, *targets)):
            if lower.name != upper.name:
                span = masked.starts[begin], masked.ends[end - 1]
                yield Found(row.type, lower, upper, *span, f"ladder/{row.id}", nature=row.nature, status=status, confidence=row.confidence)


def _announces(text: str, words: str, stop: int) -> bool:
    return _LISTS.match(text, stop) is not None or _APPOSED.search(words) is not None


def _detailed(found: Found, row: Row, text: str, words: str, stretch: tuple[int, int]) -> Found:
    """The claim with role, nature and frequency, as far as its type knows them. stretch: the part of the text about this target."""
    if row.type == "REPORTS_TO":
        return replace(found, nature=nature(text, stretch[1]) or row.nature, frequency=frequency(text, *stretch))
    role = row.role or (chair_role(words) if row.type == "CHAIRS" else None)
    status = "past" if role == "previous chair" else found.status
    return replace(found, role=role, nature=row.nature, status=status)


def _sides(row: Row, masked: Masked, match: re.Match[str], subject: Subject | None) -> tuple[tuple[str, str], int]:
    """The letters of source and target, and where the claim ends."""
    groups = match.groupdict()
    sides = {"source": groups.get("S") or groups.get("P") or "", "target": groups.get("T") or ""}
    stop = match.end()
    letters = {side: "".join(_LETTER.findall(words)) for side, words in sides.items()}
    if row.list:
        letters[row.list], stop = loose_list(masked.text, match, "S" if row.list == "source" else "T")
    elif row.subject in GRAMMATICAL and subject is not None:
        other = "target" if row.subject == "source" else "source"
        if letters[other]:
            if len(letters[other]) > 1 and gapped(masked.text, match, "T" if other == "target" else "S"):
                letters[other] = letters[other][:-1]
            more, stop = further_ends(masked.text, match, "T" if other == "target" else "S")
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


def _facts(row: Row, sources: list[Mention], match: re.Match[str], span: tuple[int, int], status: str) -> Iterator[Found]:
    value: str | bool | None = row.value
    if value is None and row.property:
        value = (match.groupdict().get("value") or "").strip() or None
    for source in sources:
        if row.type == "entity":
            yield Found("entity", source, None, *span, row.id, status=row.status, confidence=row.confidence)
        elif value is not None and status not in ("past",):
            yield Found("fact", source, None, *span, row.id, status=status, confidence=row.confidence, property=row.property, value=value)


def _employers(masked: Masked, ends: Ends) -> Iterator[Found]:
    for person, organisation in masked.employers:
        source, target = ends.mention(person), ends.mention(organisation)
        if source and target:
            yield Found("WORKS_FOR", source, target, person.start, organisation.end, "employer-apposition", confidence=0.85)
