"""What is drawn in an Office document (DrawingML): text boxes, shapes joined by connectors, SmartArt, pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from govgraph.loaders.office.charts import Chart, Joint, Place, Shape, named

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEEPEST = 50  # groups within groups


@dataclass
class Drawn:
    """What a drawing holds. boxes: elements with paragraphs of their own; diagrams: ids of SmartArt parts; pictures: how many."""

    chart: Chart = field(default_factory=Chart)
    boxes: list[Any] = field(default_factory=list)
    diagrams: list[str] = field(default_factory=list)
    pictures: int = 0

    @property
    def is_chart(self) -> bool:
        """Whether lines join its boxes."""
        return bool(self.chart.joints) and len(self.chart.shapes) > 1


@dataclass(frozen=True)
class _Frame:
    """How the places inside a group are turned into those of the page: scale, then shift."""

    across: float = 1
    down: float = 1
    left: float = 0
    top: float = 0

    def place(self, x: float, y: float, width: float, height: float) -> Place:
        left, top = x * self.across + self.left, y * self.down + self.top
        return (left, top, left + width * self.across, top + height * self.down)


def read_drawing(node: Any) -> Drawn:
    """What stands in a drawing of a run, or in the shape tree of a slide."""
    found = Drawn()
    _walk(node, _Frame(), found, 0)
    if not (found.chart.shapes or found.chart.joints or found.boxes or found.diagrams):
        found.pictures = max(1, found.pictures)
    return found


def _walk(node: Any, frame: _Frame, found: Drawn, depth: int) -> None:
    for child in node:
        if not isinstance(child.tag, str) or depth > _DEEPEST:
            continue
        name = child.tag.rpartition("}")[2]
        if name in ("wsp", "sp", "shape", "rect", "roundrect", "oval", "line"):
            _shape(child, frame, found)
        elif name == "cxnSp":
            found.chart.joints.append(_joint(child, frame))
        elif name in ("wgp", "grpSp"):
            _walk(child, _inner(child, frame), found, depth + 1)
        elif name == "relIds":
            found.diagrams.append(child.get(R + "dm") or "")
        elif name == "txbxContent":
            found.boxes.append(child)
        elif name in ("pic", "imagedata", "OLEObject"):
            found.pictures += 1
        elif name == "AlternateContent":
            choices = [part for part in child if isinstance(part.tag, str)]
            if choices:
                _walk(choices[0], frame, found, depth + 1)  # what follows says the same for old programs
        else:
            _walk(child, frame, found, depth + 1)


def _shape(node: Any, frame: _Frame, found: Drawn) -> None:
    """A box with words, or a connector drawn as a shape."""
    if next(_named(node, "cNvCnPr"), None) is not None or node.tag.endswith("}line"):
        found.chart.joints.append(_joint(node, frame))
        return
    content = next(_named(node, "txbxContent"), None)
    words = "\n".join(_words(content if content is not None else node))
    key = next((part.get("id") or "" for part in _named(node, "cNvPr", "cNvSpPr")), "")
    if content is not None:
        found.boxes.append(content)
    if words.strip():
        found.chart.shapes.append(Shape(key or f"#{len(found.chart.shapes)}", words, _place(node, frame)))


def _joint(node: Any, frame: _Frame) -> Joint:
    ends = []
    for name in ("stCxn", "endCxn"):
        end = next(_named(node, name), None)
        ends.append((end.get("id") or "") if end is not None else "")
    turn = next(_named(node, "xfrm"), None)
    left, top, right, bottom = _place(node, frame)
    if turn is not None and turn.get("flipH") in ("1", "true"):
        left, right = right, left
    if turn is not None and turn.get("flipV") in ("1", "true"):
        top, bottom = bottom, top
    return Joint((ends[0], ends[1]), ((left, top), (right, bottom)) if (left, top) != (right, bottom) else None)


def _place(node: Any, frame: _Frame) -> Place:
    turn = next(_named(node, "xfrm"), None)
    if turn is None:
        return (0, 0, 0, 0)
    off, size = turn.find(A + "off"), turn.find(A + "ext")
    return frame.place(_number(off, "x"), _number(off, "y"), _number(size, "cx"), _number(size, "cy"))


def _inner(group: Any, frame: _Frame) -> _Frame:
    turn = next(_named(group, "xfrm"), None)
    if turn is None:
        return frame
    off, size, inner, within = (turn.find(A + tag) for tag in ("off", "ext", "chOff", "chExt"))
    across = _number(size, "cx") / (_number(within, "cx") or 1) or 1
    down = _number(size, "cy") / (_number(within, "cy") or 1) or 1
    left, top = _number(off, "x") - _number(inner, "x") * across, _number(off, "y") - _number(inner, "y") * down
    return _Frame(across * frame.across, down * frame.down, left * frame.across + frame.left, top * frame.down + frame.top)


def read_smart_art(root: Any) -> Chart:
    """The chart of a SmartArt's data part: its points and which of them is another's parent."""
    chart = Chart()
    for point in root.iter(DGM + "pt"):
        kind = point.get("type") or "node"
        words = " ".join(_words(point)) if kind in ("node", "asst") else ""
        if words.strip():
            chart.shapes.append(Shape(point.get("modelId") or "", words))
    for joint in root.iter(DGM + "cxn"):
        if (joint.get("type") or "parOf") == "parOf":
            chart.above.append((joint.get("srcId") or "", joint.get("destId") or ""))
    chart.shapes = named(chart.shapes)
    return chart


def _words(node: Any) -> Iterator[str]:
    """The words of each paragraph."""
    for paragraph in node.iter(A + "p", _W + "p"):
        text = "".join(part.text or "" for part in paragraph.iter(A + "t", _W + "t"))
        if text.strip():
            yield text


def _named(node: Any, *names: str) -> Iterator[Any]:
    return (part for part in node.iter() if isinstance(part.tag, str) and part.tag.rpartition("}")[2] in names)


def _number(node: Any, name: str) -> float:
    try:
        return float(node.get(name) or 0) if node is not None else 0.0
    except ValueError:
        return 0.0
