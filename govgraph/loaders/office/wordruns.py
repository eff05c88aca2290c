"""The words of a Word paragraph: what is inserted counts; what is deleted, struck out, hidden or only points to a note does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from govgraph.loaders.office.numbering import W
from govgraph.loaders.office.signs import box, in_signs, is_note_mark, is_symbol_font, symbol
from govgraph.loaders.office.wordstyles import Look, Styles, flag

# Wrappers whose content counts as the document's own; deletions, field codes and fallbacks for old programs do not.
THROUGH = {W + tag for tag in ("ins", "smartTag", "hyperlink", "sdt", "sdtContent", "customXml", "fldSimple", "moveTo", "dir", "bdo")}
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_DRAWN = ("drawing", "pict", "object")


@dataclass
class Runs:
    """Reads paragraphs. left: how many pieces were left out, by why ("struck", "hidden"); drawings: those met since they were taken."""

    styles: Styles
    left: Counter[str] = field(default_factory=Counter)
    drawings: list[Any] = field(default_factory=list)

    def of(self, node: Any, look: Look) -> Iterator[tuple[str, bool]]:
        """The words of a paragraph in order, with their weight; look: that of its style."""
        for child in node:
            if child.tag == W + "r":
                yield from self._run(child, look)
            elif child.tag == W + "sdt" and (ticked := _check_box(child)) is not None:
                yield box(ticked), bool(look.bold)
            elif child.tag == W + "sdt" and child.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
                continue  # "Click here to enter text"
            elif child.tag in THROUGH:
                yield from self.of(child, look)
            elif child.tag == W + "del" and "".join(child.itertext()).strip():
                self.left["struck"] += 1

    def _run(self, run: Any, below: Look) -> Iterator[tuple[str, bool]]:
        look = self.styles.of_run(run, below)
        text = self._text(run, look.font or "")
        if look.gone and text.strip():
            self.left[look.gone] += 1
            return
        if look.raised and is_note_mark(text):
            return
        yield text, bool(look.bold)

    def _text(self, run: Any, font: str) -> str:
        out: list[str] = []
        for node in run:
            tag = node.tag.removeprefix(W) if isinstance(node.tag, str) else ""
            if tag == "t":
                out.append(in_signs(font, node.text or "") if is_symbol_font(font) else node.text or "")
            elif tag in ("br", "cr"):
                out.append("\n" if node.get(W + "type") in (None, "textWrapping") else " ")
            elif tag in ("tab", "ptab"):
                out.append("\t")
            elif tag == "noBreakHyphen":
                out.append("-")
            elif tag == "sym":
                out.append(_symbol(node))
            elif tag == "fldChar" and (old := node.find(f"{W}ffData/{W}checkBox")) is not None:
                checked = flag(old, "checked")
                out.append(box(bool(flag(old, "default") if checked is None else checked)))
            elif tag in _DRAWN or tag.endswith("AlternateContent"):
                self.drawings.append(node)
        return "".join(out)


def _check_box(control: Any) -> bool | None:
    """Whether a tick box is ticked; None where the control is none."""
    found = control.find(f"{W}sdtPr/{_W14}checkbox")
    if found is None:
        return None
    checked = found.find(_W14 + "checked")
    return checked is not None and (checked.get(_W14 + "val") or "1") in ("1", "true", "on")


def _symbol(node: Any) -> str:
    try:
        return symbol(node.get(W + "font") or "", int(node.get(W + "char") or "0", 16))
    except ValueError:
        return ""


def inside(element: Any, *names: str) -> Iterator[Any]:
    """The children of these names, also those in content controls and insertions."""
    for node in element:
        if not isinstance(node.tag, str):
            continue
        if node.tag.removeprefix(W) in names:
            yield node
        elif node.tag in THROUGH:
            yield from inside(node, *names)


def is_deleted(row: Any) -> bool:
    """Whether a row of a table was deleted and the deletion is not yet accepted."""
    settings = row.find(W + "trPr")
    return settings is not None and settings.find(W + "del") is not None
