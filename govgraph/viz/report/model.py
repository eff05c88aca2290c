"""What a review consists of, as plain data: sections of paragraphs, tables, findings and a picture. Writers only set it in type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

Cell = str | int | float | None


class FindingLike(Protocol):
    """What the report needs of a finding of `govgraph.queries`; evidence: mappings with quote, document and date."""

    @property
    def id(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def level(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def why(self) -> str: ...
    @property
    def remedy(self) -> str: ...
    @property
    def subject_name(self) -> str: ...
    @property
    def message(self) -> str: ...
    @property
    def evidence(self) -> Sequence[Mapping[str, Any]]: ...


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
class Figures:
    """Numbers at a glance: (number, what it counts)."""

    items: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of a source; `date` in plain English, or ""."""

    text: str
    document: str
    date: str


@dataclass(frozen=True, slots=True)
class Case:
    """One finding among those of its check. message: a sentence that names the subject; more: how many quotes were left out."""

    subject: str
    message: str
    quotes: tuple[Quote, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Card:
    """Findings of one check, whose reason and remedy are told once. level: act, ask or note."""

    level: str
    code: str
    title: str
    why: str
    remedy: str
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table. key: unique in the review, names its sheet; note: a line under the title.

    matrix: the first column names the row, the others are narrow marks, so that writers may turn their heads and cut it in parts.
    """

    key: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    matrix: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """The structure as an indented list: (depth from 0, text)."""

    items: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """The diagram: as SVG for pages, as PNG for Word."""

    alt: str
    svg: str | None = None
    png: bytes | None = None


Block = Text | Heading | Bullets | Figures | Card | Table | Outline | Picture


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the review under one heading; key: unique, for links."""

    key: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """The whole report. date: ISO date of the newest source, or None; it stands in for "today", so that equal input gives equal bytes."""

    title: str
    subtitle: str
    date: str | None
    sections: tuple[Section, ...]

    def tables(self) -> Iterator[Table]:
        """Every table, in order."""
        return (block for section in self.sections for block in section.blocks if isinstance(block, Table))

    def cards(self) -> list[Card]:
        """Every group of findings, in order."""
        return [block for section in self.sections for block in section.blocks if isinstance(block, Card)]
