"""Running lines: wrapped text becomes one paragraph, rosters and signatures stay one block a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from govgraph.loaders.blocks import Block
from govgraph.loaders.text import clean_text

# One sentence ends and another begins: prose, not an entry of a roster ("Cllr. Smith" and "St. John" end no sentence).
_PROSE = re.compile(r"[a-z]{3,} [a-z]{2,} [a-z]{2,}")
_SMALL = re.compile(r"[a-z]{2,} [a-z]{2,}")
_OPENING = re.compile(r"(?:The|An?|This|Each|Every|All|Its?|In|At|For|From|Under|Since) \S")
_SENTENCES = re.compile(r"[a-z]{5,}\. [A-Z][a-z]")


@dataclass
class Line:
    """raw[start:end], which is `text`."""

    start: int
    end: int
    text: str


def lines_of(raw: str, start: int, end: int) -> Iterator[Line]:
    """The lines of raw[start:end] with their offsets."""
    for text in raw[start:end].split("\n"):
        yield Line(start, start + len(text), text)
        start += len(text) + 1


def paragraphs(raw: str, lines: list[Line]) -> list[Block]:
    """Running lines as one paragraph where they are wrapped text, as one block a line where each stands for itself."""
    if _titled(lines):
        title = clean_text(raw, lines[0].start, lines[0].end)
        return [Block("heading", title, 8), *paragraphs(raw, lines[1:])]
    if _stand_alone(lines):
        return [Block("line", clean_text(raw, line.start, line.end)) for line in lines]
    return [_paragraph(raw, lines[0].start, lines[-1].end)]


def _titled(lines: list[Line]) -> bool:
    """Whether the first line is a title over wrapped text: short, all its words capitalised, and much shorter than a full line."""
    words = lines[0].text.split()
    if len(lines) < 2 or not 1 < len(words) <= 6 or not lines[0].text.strip()[-1:].isalpha() or lines[0].text.isupper():
        return False
    if not all(word[:1].isupper() or word in ("and", "of", "the", "for", "in", "&") for word in words) or not words[0][:1].isupper():
        return False
    following = lines[1].text.strip()
    return len(following) > max(60, 2 * len(lines[0].text)) and following[:1].isupper() and _PROSE.search(following) is not None


def _stand_alone(lines: list[Line]) -> bool:
    """Rosters and signatures: every line starts with a capital, lines are short or of very uneven length, few end in mid-phrase."""
    if len(lines) < 2:
        return False
    words = [line.text.strip() for line in lines]
    if any(not (word[:1].isupper() or word[:1].isdigit()) for word in words) or _is_prose(words) or _is_sentence(words):
        return False
    longest = max(map(len, words))
    full = sum(len(word) > 0.8 * longest for word in words[:-1])
    return longest < 60 or (full <= len(words) // 2 and sum("," in word or "(" in word for word in words) >= len(words) // 2)


def _is_prose(lines: list[str]) -> bool:
    """Whether most lines hold the end of a sentence, and one of them the beginning of the next; one remark in a roster is no prose."""
    two = [_SENTENCES.search(line) is not None for line in lines]
    return any(two) and sum(both or line.endswith(".") for both, line in zip(two, lines, strict=True)) > len(lines) // 2


def _is_sentence(lines: list[str]) -> bool:
    """Whether the lines are one sentence that was wrapped before capitals: it opens as one, and only its last line ends in a stop."""
    ended = [line[-1:] in ".;:!?," for line in lines]
    whole = lines[-1].endswith(".") and not any(ended[:-1]) and any(map(_SMALL.search, lines))
    return whole and _OPENING.match(lines[0]) is not None


def _paragraph(raw: str, start: int, end: int) -> Block:
    text = clean_text(raw, start, end)
    if text.bold and len(text) < 110:
        return Block("heading", text, 7)
    return Block("para", text)
