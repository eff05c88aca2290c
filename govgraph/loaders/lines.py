"""Plain text and Markdown to blocks: headings, lists, tables of pipes or tabs; wrapped lines joined, rosters left apart."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from govgraph.loaders.aligned import aligned_labels
from govgraph.loaders.blocks import Block
from govgraph.loaders.layout import bare_tables, branch, columns_of, is_furniture, is_prose, labelled, numbered
from govgraph.loaders.markup import HAS_BLOCKS, html_blocks, row_blocks
from govgraph.loaders.outline import outline_of
from govgraph.loaders.paragraphs import Line, lines_of, paragraphs
from govgraph.loaders.text import clean_text

_HEADING = re.compile(r"[ ]{0,3}(#{1,6})\s+(?=\S)")
_ITEM = re.compile(
    r"(?P<indent>[ \t]*)(?P<marker>[-*+•●▪◦‣·–»➢\uf0b7\uf0a7\uf0d8]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]"
    r"|e(?=[ ][A-Z])|o(?=[ \t]+[A-Za-z]))[ \t]+(?=\S)"
)
_NUMBERED = re.compile(r"[ \t]*\d{1,2}(?:\.\d{1,2}){1,3}\.?[ \t]+(?=\S)")
_SECOND_MARKER = re.compile(r"(?P<marker>\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])[ \t]+(?=\S)")
_RULE = re.compile(r"[\s|:\-=_+]+")
_STROKE = re.compile(r"[-=_]{2}")
_REFERENCE = re.compile(r"[ ]{0,3}\[[^\[\]\n]{1,80}\]:(?:[ \t]|$)")  # where a link leads, or a note at the end
_PIPES = re.compile(r"\s*\|(?:.*\S)?\s*\|\s*$")
_LABEL = re.compile(r"\s*(?:\*\*|__|<b>|<strong>)(?P<label>[^*<>\n]{2,60}?):?\s*(?:\*\*|__|</b>|</strong>):?[ \t]*(?P<value>\S.*)?$")
_FRONT = re.compile(r"\ufeff?---[ \t]*\n(?:[\w.][\w .-]{0,39}:.*\n|[ \t-].*\n){1,60}?---[ \t]*\n")
_TITLE = re.compile(r"^title:[ \t]*[\"']?(?P<title>\w[^\n]*?)[\"']?[ \t]*$", re.MULTILINE | re.IGNORECASE)
_TABLE = re.compile(r"<table\b", re.IGNORECASE)
_END_OF_TABLE = re.compile(r"</table\s*>", re.IGNORECASE)
_HTML = re.compile(
    r"[ ]{0,3}</?(?:address|article|aside|blockquote|body|dd|div|dl|dt|figure|footer|h[1-6]|head|header|html|main|nav|ol|p|section|table"
    r"|tbody|td|th|thead|tr|ul)(?=[\s/>])",
    re.IGNORECASE,
)
_FENCE = re.compile(r"[ ]{0,3}(?:```|~~~)[\w-]*\s*$")


@dataclass
class _Builder:
    """Takes lines one by one; `open` holds the lines of the paragraph or item that is still growing."""

    raw: str
    blocks: list[Block] = field(default_factory=list)
    open: list[Line] = field(default_factory=list)
    item: tuple[str, int, int] | None = None  # marker, level, start of the words
    table: int = -1
    in_table: bool = False
    columns: dict[int, list[tuple[int, int]]] = field(default_factory=dict)  # see layout.columns_of
    outline: dict[int, int] = field(default_factory=dict)  # see outline.outline_of

    def flush(self) -> None:
        lines, self.open, item, self.item = self.open, [], self.item, None
        if not lines:
            return
        if item:
            marker, level, start = item
            parts = _ragged(self.raw, lines) if marker in ("e", "o") else [lines]
            for part in parts:
                self.add(Block("item", clean_text(self.raw, start if part is parts[0] else part[0].start, part[-1].end), level, marker))
        else:
            self.blocks.extend(paragraphs(self.raw, lines))

    def add(self, block: Block) -> None:
        if block.text:
            self.blocks.append(block)

    def cells(self, spans: list[tuple[int, int]]) -> None:
        """A table row whose cells are these raw spans."""
        if not self.in_table:
            self.table += 1
            self.in_table = True
        found: list[list[Block]] = []
        for start, end in spans:
            if HAS_BLOCKS.search(self.raw, start, end):
                found.append(html_blocks(self.raw, start, end)[0])
            else:
                text = clean_text(self.raw, start, end)
                found.append([Block("para", text)] if text else [])
        self.blocks.extend(row_blocks(self.raw, found, self.table))


def line_blocks(raw: str) -> list[Block]:
    """The blocks of a plain-text or Markdown document; HTML inside it is read where it stands."""
    builder = _Builder(raw)
    front = _FRONT.match(raw)
    builder.blocks.extend(_titled(raw, front) if front else ())
    every = list(lines_of(raw, front.end() if front else 0, len(raw)))
    builder.columns = columns_of(every) | aligned_labels(every) | bare_tables(every)
    builder.outline = outline_of(every)
    closed = [found.end() for found in _END_OF_TABLE.finditer(raw)]
    lines = iter(every)
    for line in lines:
        if _HTML.match(line.text):
            end = _end_of_html(raw, line, closed)
            builder.flush()
            blocks, builder.table = html_blocks(raw, line.start, end, builder.table)
            builder.blocks.extend(blocks)
            while line.end < end and (following := next(lines, None)) is not None:
                line = following
        else:
            _take(builder, line)
    builder.flush()
    return builder.blocks


def _titled(raw: str, front: re.Match[str]) -> list[Block]:
    """The title that front matter gives a page, as the heading that a reader sees, unless its own first heading says the same."""
    title = _TITLE.search(raw, front.start(), front.end())
    own = _HEADING.match(raw, len(raw) - len(raw[front.end() :].lstrip()))
    if title is None or own and raw.startswith(title["title"], own.end()):
        return []
    return [Block("heading", clean_text(raw, *title.span("title")), 1)]


def _end_of_html(raw: str, line: Line, closed: list[int]) -> int:
    """Where HTML in running text ends: at the next empty line, or, where a table is open there, behind it. closed: where tables end."""
    blank = raw.find("\n\n", line.start)
    end = len(raw) if blank < 0 else blank
    opened = [found.start() for found in _TABLE.finditer(raw, line.start, end)]
    at = bisect_left(closed, opened[-1]) if opened else len(closed)
    if at < len(closed) and closed[at] > end:
        end = raw.find("\n", closed[at])
        end = len(raw) if end < 0 else end
    return end


def _take(builder: _Builder, line: Line) -> None:
    """One line: a blank, a rule, a heading, a row, an item, or a line of running text."""
    text = line.text
    if not text.strip():
        builder.flush()
        return
    if _RULE.fullmatch(text) and _STROKE.search(text):
        if "|" not in text and "\t" not in text:
            builder.flush()
        return
    if (is_furniture(text) and not _PIPES.match(text)) or _REFERENCE.match(text):
        return
    if _FENCE.match(text) or line.start in builder.outline:
        builder.flush()
        if line.start in builder.outline:
            builder.add(Block("item", clean_text(builder.raw, line.start, line.end), builder.outline[line.start], "tree"))
        return
    if line.start in builder.columns and not builder.columns[line.start]:
        return
    spans = builder.columns.get(line.start) or ([] if _tab_after_marker(text) else _cell_spans(line))
    if spans:
        builder.flush()
        builder.cells(spans)
        return
    builder.in_table = False
    _take_words(builder, line)


def _take_words(builder: _Builder, line: Line) -> None:
    """A line that is no row of a table: a branch of a tree, a numbered paragraph, a heading, an item or running text."""
    text = line.text
    if (strokes := branch(text)) is not None:
        builder.flush()
        builder.add(Block("item", clean_text(builder.raw, line.start + strokes.end(), line.end), len(strokes["strokes"]), "tree"))
        return
    if (rest := numbered(line)) is not None:
        builder.flush()
        builder.open.append(rest)
        return
    heading = _HEADING.match(text)
    item = _ITEM.match(text)
    if heading:
        builder.flush()
        builder.add(Block("heading", clean_text(builder.raw, line.start + heading.end(), line.end), len(heading[1])))
    elif item and not (item["marker"] in ("e", "o") and _mid_sentence(builder)):
        builder.flush()
        _open_item(builder, line, item)
    else:
        builder.open.append(line)


def _tab_after_marker(text: str) -> bool:
    """Whether the only tab of a line parts a number or a bullet from its words, as word processors write them."""
    marker = _ITEM.match(text) or _NUMBERED.match(text)
    return marker is not None and "\t" in marker.group() and "\t" not in text[marker.end() :]


def _cell_spans(line: Line) -> list[tuple[int, int]]:
    """The raw spans of the cells of a pipe row, a tab row or a "**Label:** value" line; empty where it is none of them."""
    text = line.text
    if _PIPES.match(text):
        inner_start, inner_end = text.index("|") + 1, text.rindex("|")
        return _split(line.start, text, inner_start, inner_end, "|")
    if "\t" in text.strip() or text.count("\t") > 1:
        return _split(line.start, text, 0, len(text), "\t")
    label = _LABEL.match(text)
    if label and ":" in text[: label.end("label") + 6] and label["value"] and not (len(label["value"]) > 120 or is_prose(label["value"])):
        return [(line.start + label.start("label"), line.start + label.end("label")), (line.start + label.start("value"), line.end)]
    return labelled(line)


def _split(base: int, text: str, start: int, end: int, mark: str) -> list[tuple[int, int]]:
    spans, here = [], start
    for match in re.finditer(re.escape(mark), text[:end]):
        if match.start() < start or text[match.start() - 1 : match.start()] == "\\":
            continue
        spans.append((base + here, base + match.start()))
        here = match.end()
    spans.append((base + here, base + end))
    return spans


def _mid_sentence(builder: _Builder) -> bool:
    """Whether running text is open that a lone "e" would only break, since no list stands here."""
    return bool(builder.open) and builder.item is None and not builder.open[-1].text.rstrip().endswith((":", ";"))


def _open_item(builder: _Builder, line: Line, item: re.Match[str]) -> None:
    start, marker = line.start + item.end(), item["marker"].strip("().")
    second = _SECOND_MARKER.match(builder.raw, start, line.end)
    if second:
        start, marker = second.end(), second["marker"].strip("().")
    builder.item = (marker, len(item["indent"].expandtabs(4)) // 2, start)
    builder.open = [line]


def _ragged(raw: str, lines: list[Line]) -> list[list[Line]]:
    """The lines after an item whose bullets were lost: each short capitalised one is an item of its own; else all are one."""
    rest = lines[1:]
    if rest and all(
        len(line.text.strip()) < 45 and line.text.strip()[:1].isupper() and line.text.rstrip()[-1:] not in ".,;" for line in lines[1:]
    ):
        return [[line] for line in lines]
    return [lines]
