"""Learning names: what layout and other sentences tell of a document's names before its prose is read."""

from __future__ import annotations

import re

from govgraph.graph.resolve.names import family_content
from govgraph.loaders.discourse import heading_body, profile_subject, smart_title
from govgraph.loaders.names import NameBook, NameSpan, find_names, name_key
from govgraph.loaders.reading import Reading
from govgraph.loaders.structure.officers import learn_officers
from govgraph.loaders.structure.profiled import learn_profiled
from govgraph.loaders.structure.projects import learn_projects

# What may stand behind a name without making it another one; "Board" only behind a children's trust or an alliance.
_TAIL = re.compile(
    r"(?<=\w)\s+(?:project|programme|pilot|scheme|initiative|campaign|work|projects|programme board)$|(?<=Children's Trust) [Bb]oard$"
    r"|(?<=Alliance) [Bb]oard$"
)
# Behind these words the name goes on as another one's, or is not meant by itself.
_ALONE = r"(?!['’]?s?[ -](?:[A-Z&]|group|project|programme|pilot|scheme|initiative|campaign|work|focus|way|team|board))"
# "WSCA Partnership" is WSCA.
_SHORT_FORM = re.compile(r"^([A-Z]{3,6}) Partnership$")
_LED_BY = re.compile(r"^\w+-led ")


def learn_names(reading: Reading) -> None:
    """Names that layout gives whole go into the book before prose is read: profile names, headings, items of lists of bodies."""
    for block in reading.blocks:
        named = profile_subject(reading, block) or (heading_body(reading, block) if block.kind in ("heading", "item") else None)
        if named:
            reading.book.add(named.name, named.kind, named.subtype)
    learn_profiled(reading)
    # Then every name of the text, so that "the City Council" finds the one council whose name ends so, wherever it is named.
    odd: list[NameSpan] = []
    for text in (line for block in reading.blocks for cell in block.cells or (block.text,) for line in cell.lines()):
        for span in find_names(text.clean, reading.book):
            if span.kind in ("body", "organisation", "project") and not (span.generic or span.bare or span.plural):
                shout = span.name.isupper() and (" " in span.name or len(span.name) > 5)
                if shout or (span.kind == "organisation" and span.name.endswith(" council")):
                    odd.append(span)
                else:
                    reading.book.add(span.name, span.kind, span.subtype)
    for span in odd:  # a heading in capitals, or "Averton City council", gives a name only where no other place gives its own letters
        reading.book.add(smart_title(span.name), span.kind, span.subtype)
    _teach_projects(reading)
    learn_officers(reading)
    learn_projects(reading)
    _part_pairs(reading.book)
    _shorten(reading.book)
    one_group(reading.book)


def _part_pairs(book: NameBook) -> None:
    """ "Open Doors and Warm Homes Fund" is no name where both halves are."""
    for name in sorted({known.name for known in book.known.values()}):
        left, _, right = name.rpartition(" and ")
        if left and name_key(left) in book.known and name_key(right) in book.known:
            book.forget(name)


def one_group(book: NameBook) -> None:
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
        base = _SHORT_FORM.sub(r"\1", _TAIL.sub("", _LED_BY.sub("", name)))
        shorter = (book.lookup(base) if base.endswith(("Trust", "Alliance")) else book.known.get(name_key(base))) if base != name else None
        if shorter and shorter.name != name and shorter.kind in (book.known[name_key(name)].kind, "unknown"):
            book.known[name_key(name)] = shorter
            book.aliases.setdefault(shorter.name, set()).add(name)


def _teach_projects(reading: Reading) -> None:
    """ "Better Homes project": where the document also says "Better Homes" alone, that is the name, found from now on word for word."""
    text = " .\n".join(block.clean for block in reading.blocks)
    for name in sorted({known.name for known in reading.book.known.values() if known.kind == "project"}):
        base = _TAIL.sub("", name)
        if base == name or len(base.split()) < 2 or base.isupper():
            continue
        alone = re.search(rf"\b{re.escape(base)}\b{_ALONE}", text)
        if alone:
            reading.book.teach(base, "project", reading.book.known[name_key(name)].subtype, [name])
