"""Hypertext that no reader of the page sees (not displayed, white, of no size): blanked out, so that it is no evidence of anything."""

from __future__ import annotations

import re

_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][\w-]*)(?P<rest>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]*[1-9])|opacity\s*:\s*0(?![.\d]*[1-9])"
    r"|(?<![\w-])color\s*:\s*(?:#fff(?:fff)?\b|white\b|rgba?\(\s*255\s*,\s*255\s*,\s*255|transparent)",
    re.IGNORECASE,
)
_BACKGROUND = re.compile(r"background", re.IGNORECASE)  # white words on a dark ground are seen
_HIDDEN = re.compile(r"(?:^|\s)hidden(?:\s|=|/|$)", re.IGNORECASE)
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


def without_hidden(raw: str) -> str:
    """The text with blanks in place of hidden elements, as long as before."""
    out, end = [], 0
    for start, stop in _hidden(raw):
        out += [raw[end:start], re.sub(r"\S", " ", raw[start:stop])]
        end = stop
    return "".join([*out, raw[end:]])


def _hidden(raw: str) -> list[tuple[int, int]]:
    """Where hidden elements stand, from their first tag to their last; the outermost ones."""
    found: list[tuple[int, int]] = []
    name, depth, start = "", 0, 0
    for tag in _TAG.finditer(raw):
        this = tag["name"].lower()
        if depth:
            depth += (-1 if tag["close"] else 1) if this == name and this not in _VOID else 0
            if not depth:
                found.append((start, tag.end()))
        elif not tag["close"] and this not in _VOID and not tag["rest"].endswith("/") and _is_hidden(tag["rest"]):
            name, depth, start = this, 1, tag.start()
    return found  # an element that never ends hides nothing: rather too much is read than too little


def _is_hidden(attributes: str) -> bool:
    style = re.search(r"style\s*=\s*(\"[^\"]*\"|'[^']*')", attributes, re.IGNORECASE)
    words = style[1] if style else ""
    bare = re.sub(r"\"[^\"]*\"|'[^']*'", "", attributes)
    return _HIDDEN.search(bare) is not None or (_STYLE.search(words) is not None and _BACKGROUND.search(words) is None)
