"""One file to its claims: decode, cut into blocks, learn the names, read the layout, read the prose, join."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from govgraph.graph.claims import Claim, Issue, LedgerLine, RelationClaim, SourceClaims, SourceInfo
from govgraph.loaders.blocks import arrange
from govgraph.loaders.cards import mark_cards
from govgraph.loaders.discourse import document_subject, find_subjects
from govgraph.loaders.docdate import find_date
from govgraph.loaders.gaps import gaps, governs
from govgraph.loaders.judge.claims import Whence
from govgraph.loaders.judge.joined import joined
from govgraph.loaders.judge.judge import Judged, judge
from govgraph.loaders.judge.ledger import MORE
from govgraph.loaders.kinds import GRAPHS, MEDIA_TYPES, REGISTERS
from govgraph.loaders.language import other_language
from govgraph.loaders.learning import learn_names, one_group
from govgraph.loaders.names import NameBook
from govgraph.loaders.names.entities import key_of
from govgraph.loaders.naming import learn_bodies, spell_out
from govgraph.loaders.office import Canonical
from govgraph.loaders.paper import cut, opened
from govgraph.loaders.prose import read_prose
from govgraph.loaders.reading import Reading
from govgraph.loaders.recase import recase
from govgraph.loaders.remarks import read_remarks
from govgraph.loaders.structure.attendance import is_minutes, read_attendance
from govgraph.loaders.structure.brackets import read_brackets
from govgraph.loaders.structure.collectives import learn_collectives, spread_collectives
from govgraph.loaders.structure.executive import read_executives
from govgraph.loaders.structure.headed import read_headed, spread_over_kind
from govgraph.loaders.structure.header import read_header, title_of
from govgraph.loaders.structure.joins import read_joins
from govgraph.loaders.structure.kin import read_kin
from govgraph.loaders.structure.lists import read_lists
from govgraph.loaders.structure.lumps import spread_lumps
from govgraph.loaders.structure.officers import read_officers
from govgraph.loaders.structure.owners import read_owners
from govgraph.loaders.structure.profile import read_profiles
from govgraph.loaders.structure.projects import read_awards, read_owned
from govgraph.loaders.structure.roster import read_rosters
from govgraph.loaders.structure.runin import learn_runins, read_runins
from govgraph.loaders.structure.turned import read_turned
from govgraph.loaders.tables.documents import read_tables
from govgraph.loaders.tables.papers import read_paper_register
from govgraph.loaders.titles import mark_titles

if TYPE_CHECKING:
    from govgraph.loaders.tables.known import Known


def _of_encoding(name: str, encoding: str) -> Iterator[Issue]:
    """What is to be told of a file that is not UTF-8."""
    if encoding == "windows-1252":
        yield Issue(name, "whole file", "not UTF-8; read as Windows-1252", "Check its accents and quotation marks, or save it as UTF-8")


def read_source(
    path: Path,
    name: str = "",
    *,
    known: Known | None = None,
    hidden: bool = False,
    keep: Callable[[str, Canonical, str], None] | None = None,
) -> SourceClaims:
    """All that a document or a register states; name: what it is called, if not as its file.

    known: what the workspace's registers.yaml says of columns; hidden: what workbooks hide is read too.
    keep: is given a document's SHA-256, its text and its media type, for readers who work elsewhere.

    Raises GovgraphError, naming the file and what to do, for a file that cannot be read.
    """
    name = name or path.name
    if path.suffix.lower() in REGISTERS:
        from govgraph.loaders.tables import read_register

        return read_register(path, name, known=known, hidden=hidden)
    if path.suffix.lower() in GRAPHS:
        from govgraph.loaders.graphs import read_graph

        return read_graph(path, name, known=known)
    data, canonical, encoding = opened(path, name)
    media_type = MEDIA_TYPES[path.suffix.lower()]
    if (register := read_paper_register(data, canonical, media_type, name, known)) is not None:
        return register
    sha256 = hashlib.sha256(data).hexdigest()
    if (language := other_language(canonical.text)) is not None:
        return _foreign(SourceInfo(sha256, name, media_type, path.stem, None, None, len(canonical.text)), language)
    if keep:
        keep(sha256, canonical, media_type)
    reading = read_document(canonical.text, sha256, name, media_type, known)
    reading.issues.extend([*canonical.issues, *_of_encoding(name, encoding)])
    return _judged(reading, canonical, media_type)


def _judged(reading: Reading, canonical: Canonical, media_type: str) -> SourceClaims:
    """What the rules made of a document, weighed with all that the other readers hold of it."""
    name = reading.document
    head = reading.header
    date = head.get("date") or find_date(canonical.text, canonical.margins, name)
    if date is None:
        reading.issues.append(Issue(name, "whole file", "no date was found on it", 'Write one on it, such as "Date: 3 May 2019"'))
    info = SourceInfo(reading.sha256, name, media_type, title_of(reading), date, head.get("publisher"), len(canonical.text))
    judged = judge(Whence(canonical.text, reading.sha256, name, head.get("publisher"), head.get("publisher")), media_type, reading.finish())
    claims = (*judged.entities, *joined(judged.rules, judged.relations, canonical.text, judged.entities))
    reading.issues.extend(gaps(reading))
    if judged.beyond is not None:
        reading.issues.append(_long(canonical, name, judged.beyond))
    if not any(isinstance(claim, RelationClaim) for claim in claims):
        reading.issues.append(_nothing(reading, name))
    return SourceClaims(info, tuple(map(canonical.paged, claims)), tuple(reading.issues), _unheard(judged.ledger, claims))


def _foreign(info: SourceInfo, language: str) -> SourceClaims:
    """A paper in another language states nothing that this program could tell."""
    advice = "Load it in English if there is such a version, or add what it says with govgraph decide add"
    what = f"not in English, but in {language}, it seems; nothing of it was read"
    return SourceClaims(info, (), (Issue(info.file, "whole file", what, advice),), ())


def _long(canonical: Canonical, name: str, start: int) -> Issue:
    """A document of which only the first part is read with all readers."""
    what = f"very long: from character {start:,} of {len(canonical.text):,} on it was read less closely"
    return Issue(name, "whole file", what, "Cut it into its papers and load them one by one")


def judged_file(path: Path) -> tuple[Judged, str]:
    """What the stages of reading make of a document, and the text that they read: for `explain`. Raises as `read_source`."""
    data, canonical, _ = opened(path, path.name)
    whence, media_type = Whence(canonical.text, hashlib.sha256(data).hexdigest(), path.name), MEDIA_TYPES[path.suffix.lower()]
    rules = read_document(canonical.text, whence.sha256, path.name, media_type).finish()
    return judge(whence, media_type, rules), canonical.text


def _unheard(ledger: Sequence[LedgerLine], claims: Sequence[Claim]) -> tuple[LedgerLine, ...]:
    """The ledger without the lines from which a rule read what the pairs did not see, all of whose names stand in claims."""
    relations = [claim for claim in claims if isinstance(claim, RelationClaim)]
    spans = sorted((proof.start, proof.end) for claim in relations for proof in claim.evidence)
    starts, reach = [start for start, _ in spans], list(accumulate((end for _, end in spans), max))
    named = {key_of(end.name) for claim in relations for end in (claim.source, claim.target)}

    def unheard(line: LedgerLine) -> bool:
        before = bisect_left(starts, line.end)  # the spans that begin before the line ends
        read = before > 0 and reach[before - 1] > line.start
        return not read or line.reason == MORE or any(key_of(name) not in named for name in line.names)

    return tuple(filter(unheard, ledger))


def _nothing(reading: Reading, name: str) -> Issue:
    if governs(reading.raw):
        advice = "Look into it: it has words of governance; add what it says with govgraph decide add"
        return Issue(name, "whole file", "nothing in it was understood", advice)
    return Issue(name, "whole file", "no governance fact was found in it", "Is it the right document?")


def _learn(reading: Reading) -> None:
    """Names, before anything is read."""
    learn_bodies(reading)
    learn_names(reading)
    learn_runins(reading)
    spell_out(reading)
    recase(reading)


def read_document(raw: str, sha256: str, document: str, media_type: str = "text/plain", known: Known | None = None) -> Reading:
    """Read a document's text; the reading holds its claims, names, header and issues. known: registers.yaml."""
    blocks = arrange(cut(raw, media_type))
    mark_titles(blocks)
    mark_cards(blocks)
    reading = Reading(raw, sha256, document, blocks, NameBook.from_text(" .\n".join(block.clean for block in blocks)))
    _learn(reading)
    read_header(reading)
    reading.minutes = is_minutes(reading)
    about = document_subject(reading)
    if about:
        reading.book.add(about.name, about.kind, about.subtype)
        one_group(reading.book)
    reading.book.settle()
    find_subjects(reading)
    reading.collectives = learn_collectives(reading)
    read_tables(reading, known)
    read_turned(reading)
    read_attendance(reading)
    read_profiles(reading)
    read_brackets(reading)
    read_rosters(reading)
    read_lists(reading)
    read_runins(reading)
    read_headed(reading)
    read_officers(reading)
    read_executives(reading)
    read_owned(reading)
    read_awards(reading)
    read_prose(reading)
    spread_collectives(reading)
    read_owners(reading)
    read_joins(reading)
    read_kin(reading)
    spread_over_kind(reading)
    spread_lumps(reading)
    read_remarks(reading)
    return reading
