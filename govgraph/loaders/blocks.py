"""Blocks: the headings, paragraphs, list items and table rows of a document, each with its introducing line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from govgraph.loaders.glued import mended
from govgraph.loaders.structure.labels import find_label
from govgraph.loaders.text import Text, joined

_LABEL = re.compile(r"(?P<label>[A-Z][^:.]{1,58}:)\s+(?P<value>\S.{0,160})$")
_SENTENCES = re.compile(r"[a-z]{3}[.;] +[A-Z]|[a-z]{3}\.$")
_LOOSE = 10_000  # rows outside a table get numbers of their own from here on


@dataclass(slots=True, eq=False)
class Block:
    """One piece of layout.

    kind:   "heading", "para", "item" (of a list), "line" (of a roster or a signature) or "row" (of a table, or a "Label: value").
    text:   the words; for a row all its cells in one.
    level:  depth of a heading (1 is the highest; 7 for a bold line that only looks like one) or of a list item (from 0).
    marker: the sign or number before an item or a numbered heading ("-", "3", "a").
    cells:  the cells of a row, empty ones included.
    table:  the number of the table that a row belongs to; -1 elsewhere.
    intro:  the line that introduces an item ("The members are:"), if there is one.
    alone:  of words that stand alone in a row of a table, and so are no row: the number of the table and the cells of that row.
    across: the columns of a row that a cell further left covers as well.
    """

    kind: str
    text: Text
    level: int = 0
    marker: str = ""
    cells: tuple[Text, ...] = ()
    table: int = -1
    intro: Block | None = field(default=None, repr=False)
    alone: tuple[int, tuple[Text, ...]] | None = field(default=None, repr=False)
    across: frozenset[int] = frozenset()

    @property
    def clean(self) -> str:
        """The clean words."""
        return self.text.clean


def link_intros(blocks: list[Block]) -> None:
    """Give every list item the paragraph, item or heading that introduces its list.

    A line introduces a list when it stands right before it; an item of a deeper level belongs to the item above it.
    """
    stack: list[Block] = []  # the open items, by level
    lead: Block | None = None
    for block in blocks:
        if block.kind != "item":
            # a heading or a paragraph after the last item opens a new list
            lead, stack = block, []
            continue
        while stack and stack[-1].level >= block.level and not _opens_list(stack[-1], block):
            stack.pop()
        block.intro = stack[-1] if stack else lead
        stack.append(block)


def _opens_list(above: Block, block: Block) -> bool:
    """Whether a numbered paragraph introduces the plain list right behind it, though both stand at one level."""
    return above.level == block.level and above.marker.isdigit() and not block.marker.isdigit() and above.clean[-1] in ":;"


def promote_headings(blocks: list[Block]) -> None:
    """Short lines without a full stop that stand alone above running text are headings, though nothing marks them.

    They get level 6; a lone numbered title ("2. Plans for the next six months") gets level 5.
    """
    for i, block in enumerate(blocks):
        following = blocks[i + 1] if i + 1 < len(blocks) else None
        if block.kind == "para" and following is not None and _is_title(block.clean):
            block.kind, block.level = "heading", 6
        elif block.kind == "item" and block.marker.isdigit() and _is_title(block.clean) and not _list_goes_on(blocks, i):
            block.kind, block.level = "heading", 5
        elif block.kind == "item" and following is not None and _is_profile(following) and _is_title(block.clean):
            block.kind, block.level = "heading", 9  # a title over labelled lines, though it stands in a numbered list


def _is_profile(block: Block) -> bool:
    """Whether a row is a labelled line ("Chair: Ann Bell") and not a row of a table."""
    label = find_label(block.cells[0].clean) if block.kind == "row" and len(block.cells) == 2 and block.cells[1] else None
    return label is not None and label.does in ("relation", "fact", "status") and find_label(block.cells[1].clean) is None


def _is_title(text: str) -> bool:
    words = text.split()
    if not words or not (text[0].isupper() or text[0].isdigit()) or len(words) > 12 or len(text) > 110 or "://" in text:
        return False
    return text[-1] not in ".,;:" or (len(words) <= 3 and text[-1] == "." and words[0].lower() not in ("it", "they", "we", "this"))


def _list_goes_on(blocks: list[Block], i: int) -> bool:
    number = int(blocks[i].marker)
    for step in (-1, 1):
        if 0 <= i + step < len(blocks):
            near = blocks[i + step]
            if near.kind == "item" and near.marker == str(number + step):
                return True
    return False


def heal_breaks(blocks: list[Block]) -> list[Block]:
    """Join what a page break tore apart: a paragraph that goes on in lower case, a bracket that closes in the next block."""
    healed: list[Block] = []
    for block in blocks:
        before = healed[-1] if healed else None
        if before is not None and before.kind in ("para", "item") and block.kind in ("para", "heading") and _goes_on(before.clean, block):
            before.text = joined(before.text, block.text)
        else:
            healed.append(block)
    return healed


def _goes_on(text: str, block: Block) -> bool:
    if text.count("(") > text.count(")") and block.clean.count(")") > block.clean.count("("):
        return True
    return block.kind == "para" and block.clean[0].islower() and text[-1] not in ".:;!?"


def split_titles(blocks: list[Block]) -> list[Block]:
    """An item or paragraph that starts with a bold line of its own, and a short bold item above a paragraph: titles of level 8."""
    found: list[Block] = []
    for i, block in enumerate(blocks):
        lines = block.text.lines() if block.kind in ("item", "para") else []
        following = blocks[i + 1] if i + 1 < len(blocks) else None
        if len(lines) > 1 and lines[0].bold and len(lines[0]) < 90:
            found.append(Block("heading", lines[0], 8))
            rest = block.text.clean.index("\n", 0) + 1
            found.append(Block("para", block.text.cut(rest, len(block.text))))
        elif len(lines) == 1 and block.kind == "item" and lines[0].bold and len(lines[0]) < 90 and following and following.kind == "para":
            found.append(Block("heading", lines[0], 8))
        else:
            found.append(block)
    return found


def _leading_labels(lines: list[Text]) -> list[tuple[Text, tuple[Text, Text]]]:
    """The first lines of a paragraph of several that are labels known by themselves ("Chair: Ann Bell") with their values."""
    found: list[tuple[Text, tuple[Text, Text]]] = []
    for line in lines:
        match = _LABEL.match(line.clean)
        label = find_label(match["label"]) if match else None
        if match is None or label is None or label.does not in ("relation", "fact", "header") or _SENTENCES.search(match["value"]):
            break
        found.append((line, (line.cut(0, match.end("label")), line.cut(match.start("value"), len(line)))))
    return found


def label_rows(blocks: list[Block]) -> list[Block]:
    """A paragraph of lines "**Label:** value" becomes a row a line, as such lines are in a table."""
    found: list[Block] = []
    for block in blocks:
        lines = block.text.lines() if block.kind == "para" else []
        told = _leading_labels(lines)
        if told:
            found.extend(Block("row", line, cells=cells, table=_LOOSE + len(found)) for line, cells in told)
            rest = lines[len(told) :]
            if rest:
                start = block.text.clean.index(rest[0].clean)
                found.append(Block("para", block.text.cut(start, len(block.text))))
            continue
        labels = [_LABEL.match(line.clean) for line in lines]
        if lines and all(match and line.cut(0, match.end("label")).bold for match, line in zip(labels, lines, strict=True)):
            for match, line in zip(labels, lines, strict=True):
                cells = (line.cut(0, match.end("label")), line.cut(match.start("value"), len(line))) if match else (line,)
                found.append(Block("row", line, cells=cells, table=_LOOSE + len(found)))
        else:
            found.append(block)
    return found


def arrange(blocks: list[Block]) -> list[Block]:
    """All passes over freshly read blocks, in their order."""
    blocks = mended(split_titles(label_rows(heal_breaks([block for block in blocks if block.text]))))
    promote_headings(blocks)
    link_intros(blocks)
    return blocks
