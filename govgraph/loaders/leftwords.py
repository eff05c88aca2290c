"""Words of a page that are not said by it: struck out, hidden, deleted, note marks, what browsers do not show. Found once for a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from govgraph.graph.claims import Issue

_TAG = re.compile(r"<!--|<(?P<close>/?)(?P<tag>[a-zA-Z][\w:-]*)(?P<attributes>[^<>]*)>")
_UNSEEN = frozenset("script style template noscript select datalist head nav footer object audio video svg math iframe map".split())
_STRUCK = frozenset(["s", "del", "strike"])
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_HIDDEN = re.compile(r"(?:^|\s)hidden(?=[\s=/]|$)")
_STYLE = re.compile(r"""\bstyle\s*=\s*(?P<mark>["'])(?P<style>[^"']*)(?P=mark)""", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"|\'[^\']*\'')
_UNSEEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|(?:font-size|opacity)\s*:\s*0(?:\.0*)?(?:px|pt|em|%)?\s*(?:;|$)",
    re.IGNORECASE,
)
_WHITE = re.compile(
    r"(?:^|[;\s])color\s*:\s*(?:white\b|transparent\b|#fff(?:fff)?\b|rgba?\(\s*255\s*,\s*255\s*,\s*255\s*[,)])", re.IGNORECASE
)
_STRUCK_STYLE = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.IGNORECASE)
_MARK = re.compile(r"[\s(\[]*(?:\d{1,3}|[a-z]|[ivx]{1,4}|[*†‡§¶#]+)[\s)\],]*")  # of a note, in superscript
_WAVES = re.compile(r"(?<!~)~~(?!~)")


@dataclass(frozen=True)
class LeftWords:
    """Spans of a text that are passed over, sorted and apart. struck, hidden: how many of them were taken back or are not shown."""

    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    struck: int = 0
    hidden: int = 0

    def pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        """What is left of the span from start to end, in order."""
        if not self.starts:
            return [(start, end)]
        found, here = [], start
        at = max(0, bisect_right(self.starts, start) - 1)
        while at < len(self.starts) and self.starts[at] < end:
            if self.ends[at] > here:
                if self.starts[at] > here:
                    found.append((here, self.starts[at]))
                here = self.ends[at]
            at += 1
        return [*found, (here, end)] if here < end else found

    def end_of(self, offset: int) -> int:
        """Where the span that holds this offset ends; the offset itself where none does."""
        at = bisect_right(self.starts, offset) - 1
        return self.ends[at] if at >= 0 and self.ends[at] > offset else offset


def told(document: str, struck: int, hidden: int) -> tuple[Issue, ...]:
    """What is said of pieces that were left out, in any format."""
    gone = (struck, "struck-out words", "struck-out or deleted", "Delete them, or take the stroke away")
    unseen = (hidden, "hidden words", "hidden or white", "Show them if they hold")
    return tuple(
        Issue(document, place, f"{number} piece(s) of {how} text were left out", advice)
        for number, place, how, advice in (gone, unseen)
        if number
    )


@lru_cache(maxsize=4)
def left_words(raw: str) -> LeftWords:
    """The words of this text that nobody reads or that no longer hold. One walk: linear in the text, whatever is unclosed in it."""
    found = _Walk(raw)
    if "<" in raw:
        found.tags()
    spans = sorted([*found.spans, *_waves(raw)])
    starts: list[int] = []
    ends: list[int] = []
    for start, end, _ in spans:
        if ends and start < ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    kinds = Counter(kind for start, end, kind in spans if kind and raw[start:end].strip())
    return LeftWords(tuple(starts), tuple(ends), kinds["struck"], kinds["hidden"])


@dataclass
class _Walk:
    """A walk over the tags; spans: (start, end, "struck", "hidden" or nothing)."""

    raw: str
    spans: list[tuple[int, int, str]] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)  # closing tags still to come, by name

    def __post_init__(self) -> None:
        self.last = self.raw.rfind("-->")  # beyond it no comment is closed

    def tags(self) -> None:
        raw, here = self.raw, 0
        self.left.update(found["tag"].lower() for found in _TAG.finditer(raw) if found["close"])
        while found := _TAG.search(raw, here):
            here = found.end()
            if not found["tag"]:
                here = self._comment(here)
                self.spans.append((found.start(), here, ""))
                continue
            tag = found["tag"].lower()
            if found["close"]:
                self.left[tag] -= 1
                continue
            kind = _kind(tag, found["attributes"])
            if (kind or tag == "sup") and self.left[tag] > 0:
                here = self._element(tag, kind, found)

    def _comment(self, here: int) -> int:
        """Where a comment that is opened right before ends; one that is never closed is a sign of four characters."""
        return self.raw.index("-->", here) + 3 if here <= self.last else here

    def _element(self, tag: str, kind: str, opened: re.Match[str]) -> int:
        """Leave out an element; where to go on."""
        depth, here, last = 1, opened.end(), None
        while depth and self.left[tag] > 0 and (found := _TAG.search(self.raw, here)):
            here = found.end()
            if not found["tag"]:
                here = self._comment(here)
            elif found["close"]:
                self.left[found["tag"].lower()] -= 1
            if (found["tag"] or "").lower() == tag:
                depth += -1 if found["close"] else 1
                last = found if found["close"] else last
        end = last.end() if last else opened.end()
        inner = self.raw[opened.end() : last.start()] if last else ""
        if tag == "sup" and not kind:
            if len(inner) < 200 and _MARK.fullmatch(re.sub(r"<[^<>]*>", "", inner)):
                self.spans.append((opened.start(), end, ""))
            return max(here, end)
        self.spans.append((opened.start(), end, kind if kind != "unseen" else ""))
        return max(here, end)


def _kind(tag: str, attributes: str) -> str:
    """Why the words of such an element are passed over; "" where they are not."""
    if tag in _VOID or attributes.endswith("/"):
        return ""
    if tag in _UNSEEN:
        return "unseen"
    if tag in _STRUCK:
        return "struck"
    if not attributes:
        return ""
    style = _STYLE.search(attributes)
    said = style["style"] if style else ""
    if _STRUCK_STYLE.search(said):
        return "struck"
    white = _WHITE.search(said) and "background" not in said.lower()
    if white or _UNSEEN_STYLE.search(said) or _HIDDEN.search(_QUOTED.sub("", attributes)):
        return "hidden"
    return ""


def _waves(raw: str) -> list[tuple[int, int, str]]:
    """What stands between ~~ and ~~ within a paragraph."""
    found: list[tuple[int, int, str]] = []
    marks = [mark.start() for mark in _WAVES.finditer(raw)] if "~~" in raw else []
    at = 0
    while at + 1 < len(marks):
        start, end = marks[at], marks[at + 1] + 2
        inner = raw[start + 2 : end - 2]
        if inner.strip() and not inner[0].isspace() and "\n\n" not in inner:
            found.append((start, end, "struck"))
            at += 2
        else:
            at += 1
    return found
