"""What a review consists of, as plain data: sections of paragraphs, tables, findings and a picture. Writers only set it in type."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

Cell = str | int | float | None
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """Short points."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of a source; `date` in plain English, or ""."""

    text: str
    document: str
    date: str


@dataclass(frozen=True, slots=True)
class Card:
    """A point to act on. number: from 1; level: act or ask; message: its sentence; more: how many quotes stand in the annex only.

    owner, due, note: what a person said already, "" where there is room to fill in.
    """

    number: int
    level: str
    message: str
    why: str
    remedy: str
    quotes: tuple[Quote, ...]
    more: int = 0
    owner: str = ""
    due: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table. key: unique in the review, names its sheet; note: a line under the title.

    matrix: the first column names the row, the others are narrow marks, so that writers may turn their heads and cut it in parts.
    rag: the column that holds Red, Amber, Green or Grey, to be tinted; shares: of the width; choices: column → what may be written in it.
    """

    key: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""
    matrix: bool = False
    rag: int | None = None
    shares: tuple[float, ...] = ()
    choices: tuple[tuple[int, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """The structure as an indented list: (depth from 0, text)."""

    items: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """The diagram: as SVG for pages, as PNG for Word. width: points that it takes on paper."""

    alt: str
    svg: str
    png: bytes
    width: float


Block = Text | Heading | Bullets | Card | Table | Outline | Picture


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the review under one heading; key: unique, for links."""

    key: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """The whole report.

    date: ISO date of the newest source, or None; it stands in for "today", so that equal input gives equal bytes. sections: what is
    read on paper; annexes: the tables of the workbook.
    """

    title: str
    subtitle: str
    date: str | None
    sections: tuple[Section, ...]
    annexes: tuple[Table, ...] = ()

    def tables(self) -> Iterator[Table]:
        """Every table on paper, in order."""
        return (block for section in self.sections for block in section.blocks if isinstance(block, Table))

    def cards(self) -> list[Card]:
        """Every point to act on, in order."""
        return [block for section in self.sections for block in section.blocks if isinstance(block, Card)]
