"""Signs that are no letters: ticks, crosses and boxes of the symbol fonts, marks of notes, words set in white."""

from __future__ import annotations

import re

# Code in the font (without the private range's F000) -> the sign that it shows.
_WINGDINGS = "fc✓ fe☑ fb✗ fd☒ a8☐ 6f☐ 71☐ 72☐ 78☒ a7▪ d8➢ e0→ e1↑"
_FONTS: dict[str, dict[int, str]] = {
    font: {int(sign[:2], 16): sign[2] for sign in signs.split()}
    for font, signs in {
        "wingdings": _WINGDINGS,
        "wingdings 2": "50✓ 52☑ 4f✗ 51☒ 53☒ 54☒ a3☐ 97●",
        "webdings": "61✓ 72✗ 63☐",
        "symbol": "b7• d6√ ae→",
        "zapfdingbats": "33✓ 34✔ 37✗ 38✘",
    }.items()
}
_MARK = re.compile(r"[\s(\[,]*(?:\d{1,3}(?:[,\s]+\d{1,3})*|[a-z]|[ivx]{1,4}|[*†‡§¶#]+)[\s)\],]*")
_WHITE = frozenset(["ffffff", "fff", "white", "#ffffff", "#fff", "window"])


def symbol(font: str, code: int) -> str:
    """The sign that a code shows in a symbol font; nothing for one that says nothing."""
    return _FONTS.get(font.strip().casefold(), {}).get(code & 0xFF, "")


def is_symbol_font(font: str) -> bool:
    """Whether the letters of this font are signs."""
    return font.strip().casefold() in _FONTS


def in_signs(font: str, text: str) -> str:
    """Words set in a symbol font, as the signs that they show."""
    return "".join(symbol(font, ord(char)) or (" " if char.isspace() else "") for char in text)


def is_note_mark(text: str) -> bool:
    """Whether raised words only point to a note ("1", "a", "*"); "th" and "st" are part of a date."""
    return _MARK.fullmatch(text) is not None


def is_white(colour: str | None) -> bool:
    """Whether words of this colour cannot be seen on paper."""
    return (colour or "").strip().casefold() in _WHITE


def box(checked: bool) -> str:
    """A tick box."""
    return "☑" if checked else "☐"
