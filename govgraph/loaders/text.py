"""Clean text that remembers where each character stood: markup, entities and white space healed, raw offsets kept."""

from __future__ import annotations

import html
import re
import unicodedata
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain

from govgraph.loaders.leftwords import left_words

_TOKEN = re.compile(
    r"(?P<drop><!doctype[^<>]*>|\u00ad|\[\^[^\[\]\s]{1,30}\](?!:)|!\[[^\[\]\n]{0,300}\]\([^()\s]*\)|(?<=[A-Za-z]{3})[\u00b2\u00b3\u00b9\u2070-\u2079]+)"
    r"|(?P<br><br\s*/?>|[ ]{2,}\n(?=[ ]*\S))"
    r"|(?P<box><input\b[^<>]*checkbox[^<>]*>)"
    r"|(?P<tag></?[a-zA-Z][^<>]{0,2000}>)"
    r"|(?P<link>\[\[(?:[^\[\]|\n]{1,200}\|)?(?P<wiki>[^\[\]|\n]{1,200})\]\]"
    r"|\[(?P<shown>[^\[\]\n]{1,300})\](?:\[[^\[\]\n]{0,80}\]"
    r"|\([ ]?(?:[^()\s\\]|\\.|\([^()\s]*\))*(?:[ ]+(?:\"[^\"\n]{0,300}\"|'[^'\n]{0,300}'))?[ ]?\)))"
    r"|(?P<emph>(?<!\w)\*{1,3}|\*{1,3}(?!\w)|\*{2,3}|__|(?<!\w)_(?=\w)|(?<=\w)_(?!\w)|`)"
    r"|(?P<accent>[^\W\d_][\u0300-\u036f]+)"
    r"|(?P<esc>\\(?=[-\\`*_{}\[\]()#+.!|<>&~]))"
    r"|(?P<entity>&(?:\#\d{1,6}|\#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,10});)"
    r"|(?P<gap>(?<=[a-z])\s-(?=[a-z]{3}))"
    r"|(?P<hyphen>(?<=[a-z])-[ \t]*\n[ \t]*(?=[a-z]))"
    r"|(?P<glued>(?-i:(?<=[a-z]{3})[.]"
    r"(?=(?:The|An?|Its?|This|These|They|Each|All|In|At|For|Cllr|Councillor)\s|[A-Z][a-z]{2,15}[ ][A-Z][a-z])))"
    r"|(?P<space>[^\S ]\s*|[ ]\s+)",  # a single blank is a character like others
    re.DOTALL | re.IGNORECASE,
)
# One for one, so that offsets stay: the typographer's quotes hinder every comparison of names.
_ALIKE = {"'": "’‘ʼ‛´′", '"': "“”", " ": "\u00a0\ufeff", "-": "\u2010\u2011"}
_PLAIN = str.maketrans({odd: plain for plain, every in _ALIKE.items() for odd in every})
LONGEST_WORD = 200  # characters without a blank; what goes on longer is a damaged file, a code or a stroke, and its rest is passed over
_NO_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_CHECKED = re.compile(r"\schecked\b", re.IGNORECASE)
_ENDINGS = re.compile(
    r"(?:t|s|c)?(?:ing|ion|ions|ment|ments|ship|ships|ance|ence|ity|ities|tive|tee|tees|egy|egies|able|ation|ations|al|ers?|ed|ly|ness)"
)


@dataclass(frozen=True)
class Text:
    """Clean characters with their raw offsets.

    clean: one space between words, "\\n" for a hard line break, straight quotes, no markup.
    at:    at[i] is the raw offset of clean[i]; `raw` is the whole text that was read.
    """

    raw: str
    clean: str
    at: array[int]
    ends: array[int]

    def __len__(self) -> int:
        return len(self.clean)

    def __bool__(self) -> bool:
        return bool(self.clean)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Raw (start, end) of clean[start:end]; the span must not be empty."""
        return self.at[start], self.ends[end - 1]

    def quote(self, start: int, end: int) -> str:
        """The raw words behind clean[start:end], white space folded."""
        first, last = self.span(start, end)
        return " ".join(self.raw[first:last].split())

    def cut(self, start: int, end: int) -> Text:
        """clean[start:end] as a Text, without white space at its ends."""
        while start < end and self.clean[start].isspace():
            start += 1
        while end > start and self.clean[end - 1].isspace():
            end -= 1
        return Text(self.raw, self.clean[start:end], self.at[start:end], self.ends[start:end])

    def lines(self) -> list[Text]:
        """The hard lines of this text, empty ones left out."""
        found, start = [], 0
        for part in self.clean.split("\n"):
            found.append(self.cut(start, start + len(part)))
            start += len(part) + 1
        return [line for line in found if line]

    @cached_property
    def bold(self) -> bool:
        """Whether all of it stands in bold, as a label or a heading without a mark does."""
        if not self.clean:
            return False
        first, last = self.at[0], self.ends[-1]
        before, after = self.raw[max(0, first - 24) : first].rstrip(), self.raw[last : last + 24].lstrip()
        opened = before.endswith(("**", "__")) or re.search(r"<(?:b|strong)\b[^<>]*>(?:<[^<>]*>)*$", before, re.IGNORECASE) is not None
        closed = after.lstrip("* :").startswith(("</b>", "</strong>")) or after.startswith(("**", "__"))
        return opened and (closed or ":" in after[:1] or after == "")


def clean_text(raw: str, start: int, end: int, *, breaks: bool = True) -> Text:
    """The clean text of raw[start:end], without the words that are struck or hidden. breaks: keep <br> as "\n", otherwise as a space."""
    kept = _kept(raw)
    found = kept.get((start, end, breaks))
    if found is None:
        found = kept[start, end, breaks] = _cleaned(raw, start, end, breaks)
    return found


@lru_cache(maxsize=2)
def _kept(raw: str) -> dict[tuple[int, int, bool], Text]:
    """The texts cut from a document: the rules and the pairs each cut it."""
    return {}


def _cleaned(raw: str, start: int, end: int, breaks: bool) -> Text:
    made = _Cleaner(raw, breaks)
    for first, last in left_words(raw).pieces(start, end):
        here = first
        for match in _TOKEN.finditer(raw, first, last):
            if match.start() > here:
                made.plain(here, match.start())
            here = match.end()
            made.token(match)
        if here < last:
            made.plain(here, last)
    return _fold(raw, "".join(made.out), made.at, made.ends)


class _Cleaner:
    """Takes the pieces of a text in order; every clean character keeps its raw offsets."""

    def __init__(self, raw: str, breaks: bool) -> None:
        self.raw, self.breaks = raw, breaks
        self.out: list[str] = []
        self.at, self.ends = array("l"), array("l")

    def plain(self, start: int, end: int) -> None:
        """Words as they stand."""
        self.out.append(self.raw[start:end].translate(_PLAIN))
        self.at.extend(range(start, end))
        self.ends.extend(range(start + 1, end + 1))

    def put(self, text: str, start: int, end: int) -> None:
        """What raw[start:end] is read as."""
        self.out.append(text)
        self.at.extend([start] * len(text))
        self.ends.extend([end] * len(text))

    def token(self, match: re.Match[str]) -> None:
        """A piece of markup, a blank, or a sign that stands for another."""
        kind, start, end = match.lastgroup, match.start(), match.end()
        if kind == "space":
            self.put(" ", start, end)
        elif kind == "br":
            self.put("\n" if self.breaks else " ", start, end)
        elif kind == "box":
            self.put("☑" if _CHECKED.search(match.group()) else "☐", start, end)
        elif kind == "hyphen" and _one_word(self.raw, start, end):
            return
        elif kind in ("hyphen", "gap"):
            self.put("-", end - 1 if kind == "gap" else start, end if kind == "gap" else start + 1)
        elif kind == "glued":
            self.put(". " if _ends_sentence(self.raw, start) else ".", start, end)
        elif kind == "accent":
            self.put(unicodedata.normalize("NFC", match.group()), start, end)
        elif kind == "entity":
            self.put(html.unescape(match.group()).translate(_PLAIN)[:1] or " ", start, end)
        elif match["link"]:
            shown = "wiki" if match["wiki"] else "shown"
            inner = clean_text(self.raw, match.start(shown), match.end(shown))
            self.out.append(inner.clean)
            self.at.extend(inner.at)
            self.ends.extend(inner.ends)


def _ends_sentence(raw: str, stop: int) -> bool:
    """Whether a full stop with no blank behind it ends a sentence, and is no part of an address or a file's name."""
    before, after = raw[max(0, stop - 40) : stop].split(), raw[stop : stop + 20].split()
    return not re.search(r"[/@\\]|www\.", (before[-1] if before else "") + (after[0] if after else ""))


@lru_cache(maxsize=4)
def _words(raw: str) -> frozenset[str]:
    return frozenset(word.lower() for word in re.findall(r"[A-Za-z]+", raw))


def _one_word(raw: str, start: int, end: int) -> bool:
    """Whether a hyphen at the end of a line only broke a word: "Steer-/ing", or a word that the text has elsewhere in one."""
    left = re.search(r"[A-Za-z]+$", raw[max(0, start - 30) : start])
    right = re.match(r"[a-z]+", raw[end : end + 30])
    if left is None or right is None:
        return False
    word = left[0] + right[0]
    return _ENDINGS.fullmatch(right[0]) is not None or word.lower() in _words(raw)


def _fold(raw: str, text: str, at: array[int], ends: array[int]) -> Text:
    """Runs of blanks that were parted by dropped markup become one; blanks at the ends go, and so does the rest of what is no word."""
    if "  " in text or "\n " in text or " \n" in text or text[:1].isspace() or text[-1:].isspace():
        keep = array("l")
        last = "\n"
        for i, char in enumerate(text):
            if char.isspace() and last.isspace():
                if char == "\n" and keep and last == " ":
                    keep[-1] = i
                    last = char
                continue
            keep.append(i)
            last = char
        while keep and text[keep[-1]].isspace():
            keep.pop()
        text, at, ends = _picked(keep, text, at, ends)
    if len(text) > LONGEST_WORD and _NO_WORD.search(text):
        spans = [(found.start() + LONGEST_WORD, found.end()) for found in _NO_WORD.finditer(text)]
        starts = [0, *(end for _, end in spans)]
        stops = [*(start for start, _ in spans), len(text)]
        text, at, ends = _picked(array("l", chain.from_iterable(map(range, starts, stops))), text, at, ends)
    return Text(raw, text, at, ends)


def _picked(keep: array[int], text: str, at: array[int], ends: array[int]) -> tuple[str, array[int], array[int]]:
    """Only these of the characters."""
    return "".join([text[i] for i in keep]), array("l", [at[i] for i in keep]), array("l", [ends[i] for i in keep])


def without_bullet(text: Text) -> Text:
    """The text without the bullet that some converters leave in front of a list item's words."""
    bullet = re.match(r"[•●▪◦‣·]\s*|\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+(?=[A-Z])|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+(?=[A-Z])", text.clean)
    return text.cut(bullet.end(), len(text)) if bullet else text


def joined(first: Text, second: Text, mark: str = " ") -> Text:
    """Two texts of one document as one, with `mark` (one character) between them."""
    return joined_all([first, second], mark) or first


def joined_all(texts: Iterable[Text], mark: str) -> Text | None:
    """Texts of one document as one, with `mark` (one character) between them; None where all are empty."""
    full = [text for text in texts if text]
    if len(full) < 2:
        return full[0] if full else None
    at, ends = array("l"), array("l")
    for number, text in enumerate(full):
        if number:
            at.append(ends[-1])
            ends.append(max(ends[-1] + 1, text.at[0]))
        at.extend(text.at)
        ends.extend(text.ends)
    return Text(full[0].raw, mark.join(text.clean for text in full), at, ends)
