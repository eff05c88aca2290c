"""One file to its claims: decode, cut into blocks, learn the names, read the layout, read the prose, join."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from govgraph.graph.claims import Issue, SourceClaims, SourceInfo
from govgraph.graph.errors import GovgraphError
from govgraph.graph.resolve.names import family_content
from govgraph.loaders.blocks import arrange
from govgraph.loaders.decode import decode
from govgraph.loaders.discourse import document_subject, find_subjects, heading_body, profile_subject, smart_title
from govgraph.loaders.lines import line_blocks
from govgraph.loaders.markup import html_blocks
from govgraph.loaders.names import NameBook, NameSpan, find_names, name_key
from govgraph.loaders.prose import read_prose
from govgraph.loaders.reading import Reading
from govgraph.loaders.recase import recase
from govgraph.loaders.registers.tables import read_tables
from govgraph.loaders.structure.executive import read_executives
from govgraph.loaders.structure.header import read_header
from govgraph.loaders.structure.joins import read_joins
from govgraph.loaders.structure.kin import read_kin
from govgraph.loaders.structure.lists import read_lists
from govgraph.loaders.structure.matrix import read_matrices
from govgraph.loaders.structure.officers import learn_officers, read_officers
from govgraph.loaders.structure.profile import read_profiles
from govgraph.loaders.structure.projects import learn_projects, read_awards, read_owned
from govgraph.loaders.structure.roster import read_rosters
from govgraph.loaders.structure.sections import read_sections

MEDIA_TYPES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
}
# What may stand behind a name without making it another one; "Board" only behind a children's trust or an alliance.
_TAIL = re.compile(
    r"(?<=\w)\s+(?:project|programme|pilot|scheme|initiative|campaign|work|programme board)$|(?<=Children's Trust) [Bb]oard$"
    r"|(?<=Alliance) [Bb]oard$"
)
_LED_BY = re.compile(r"^\w+-led ")
REGISTERS = {".csv", ".tsv", ".xlsx", ".ods", ".jsonl"}


def read_source(path: Path) -> SourceClaims:
    """All that a document or a register states.

    Raises GovgraphError, naming the file and what to do, for a file that cannot be read.
    """
    if path.suffix.lower() in REGISTERS:
        from govgraph.loaders.registers import read_register

        return read_register(path)
    if path.suffix.lower() not in MEDIA_TYPES:
        raise GovgraphError(
            f"files ending in {path.suffix or 'nothing'} are not read",
            str(path),
            f"Save it as one of {', '.join(sorted([*MEDIA_TYPES, *REGISTERS]))}",
        )
    try:
        data = path.read_bytes()
    except OSError as err:
        raise GovgraphError(f"cannot read it ({err.strerror})", str(path), "Check the name and your permissions") from err
    raw, encoding = decode(data, str(path))
    reading = read_document(raw, hashlib.sha256(data).hexdigest(), path.name, MEDIA_TYPES[path.suffix.lower()])
    if encoding == "windows-1252":
        reading.issues.append(
            Issue(path.name, "whole file", "not UTF-8; read as Windows-1252", "Check its accents and quotation marks, or save it as UTF-8")
        )
    head = reading.header
    info = SourceInfo(
        reading.sha256, path.name, MEDIA_TYPES[path.suffix.lower()], head.get("title"), head.get("date"), head.get("publisher"), len(raw)
    )
    claims = reading.finish()
    if not claims:
        reading.issues.append(Issue(path.name, "whole file", "no governance fact was found in it", "Is it the right document?"))
    return SourceClaims(info, claims, tuple(reading.issues))


def read_document(raw: str, sha256: str, document: str, media_type: str = "text/plain") -> Reading:
    """Read a document's text; the reading holds its claims, names, header and issues."""
    blocks = arrange(html_blocks(raw, 0, len(raw))[0] if media_type == "text/html" else line_blocks(raw))
    reading = Reading(raw, sha256, document, blocks, NameBook.from_text(" .\n".join(block.clean for block in blocks)))
    _learn(reading)
    recase(reading)
    read_header(reading)
    about = document_subject(reading)
    if about:
        reading.book.add(about.name, about.kind, about.subtype)
        _one_group(reading.book)
    find_subjects(reading)
    read_matrices(reading)
    read_tables(reading)
    read_profiles(reading)
    read_rosters(reading)
    read_lists(reading)
    read_officers(reading)
    read_executives(reading)
    read_owned(reading)
    read_awards(reading)
    read_prose(reading)
    read_joins(reading)
    read_kin(reading)
    read_sections(reading)
    return reading


def _learn(reading: Reading) -> None:
    """Names that layout gives whole go into the book before prose is read: profile names, headings, items of lists of bodies."""
    for block in reading.blocks:
        named = profile_subject(reading, block) or (heading_body(reading, block) if block.kind in ("heading", "item") else None)
        if named:
            reading.book.add(named.name, named.kind, named.subtype)
    # Then every name of the text, so that "the City Council" finds the one council whose name ends so, wherever it is named.
    shouted: list[NameSpan] = []
    for text in (text for block in reading.blocks for text in block.cells or (block.text,)):
        for span in find_names(text.clean, reading.book):
            if span.kind in ("body", "organisation", "project") and not (span.generic or span.bare or span.plural):
                if span.name.isupper() and (" " in span.name or len(span.name) > 5):
                    shouted.append(span)
                else:
                    reading.book.add(span.name, span.kind, span.subtype)
    for span in shouted:  # a heading in capitals gives a name only where no other place gives it in its own letters
        reading.book.add(smart_title(span.name), span.kind, span.subtype)
    for name in sorted({known.name for known in reading.book.known.values() if known.kind == "project"}):
        base = _TAIL.sub("", name)
        if base != name and len(base.split()) > 1 and not base.isupper():
            reading.book.teach(base, "project", reading.book.known[name_key(name)].subtype, [name])
    learn_officers(reading)
    learn_projects(reading)
    _part_pairs(reading.book)
    _shorten(reading.book)
    _one_group(reading.book)


def _part_pairs(book: NameBook) -> None:
    """ "Open Doors and Warm Homes Fund" is no name where both halves are."""
    for name in sorted({known.name for known in book.known.values()}):
        left, _, right = name.rpartition(" and ")
        if left and name_key(left) in book.known and name_key(right) in book.known:
            book.forget(name)


def _one_group(book: NameBook) -> None:
    """A document that says "Brack Homes Steering Group" and "Brack Homes Group" means one group."""
    families: dict[object, list[str]] = {}
    for name in sorted({known.name for known in book.known.values() if known.kind == "body"}):
        content = family_content(name)
        if content:
            families.setdefault(content, []).append(name)
    for names in families.values():
        fullest = book.known[name_key(max(names, key=lambda name: (len(name), name)))]
        for name in names:
            if name != fullest.name:
                book.known[name_key(name)] = fullest
                book.aliases.setdefault(fullest.name, set()).add(name)


def _shorten(book: NameBook) -> None:
    """ "Better Homes project" is "Better Homes" where the document also says just that; the same for a trust and its board."""
    for name in sorted({known.name for known in book.known.values()}):
        base = _TAIL.sub("", _LED_BY.sub("", name))
        shorter = book.known.get(name_key(base)) if base != name else None
        if shorter and shorter.name != name and shorter.kind in (book.known[name_key(name)].kind, "unknown"):
            book.known[name_key(name)] = shorter
            book.aliases.setdefault(shorter.name, set()).add(name)
