"""A scene as SVG: a file of its own that needs nothing, and the same drawing inside the page."""

from __future__ import annotations

import math
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from govgraph.graph.schema import schema
from govgraph.viz.cards import TextLine
from govgraph.viz.layout.scene import Route, Scene
from govgraph.viz.legend import Entry, legend
from govgraph.viz.style import styles
from govgraph.viz.text import width as text_width
from govgraph.viz.view import Box, Link

MARGIN = 24.0
FONT = "Arial, Arimo, 'Liberation Sans', Helvetica, sans-serif"
_LEGEND = 600.0  # the least width of its rows


def svg(
    scene: Scene, title: str, summary: str = "", *, standalone: bool = True,
    numbers: dict[str, int] | None = None, more: dict[str, int] | None = None,
) -> str:  # fmt: skip
    """The drawing. standalone: with title, legend, colours and name space, to be a file; else for use inside a page that has them.

    numbers: of the boxes in the whole page, by key, where the page holds more than this drawing; boxes and lines carry their
    number as `data-n`.  more: how many boxes beneath a box stand elsewhere, said under its card.
    """
    numbers = numbers or {key: number for number, key in enumerate(sorted(scene.places))}
    head = 58.0 if standalone else 0.0
    foot_lines, foot = _legend(scene) if standalone else ([], 0.0)
    w = math.ceil((_broad(scene, title, summary) if standalone else scene.width) + MARGIN * 2)
    h = math.ceil(scene.height + MARGIN * 2 + head + foot)
    parts = [_open(w, h, title, summary, standalone)]
    if standalone:
        parts.append(_text("title", MARGIN, 36, title, 22, True))
        parts.append(_text("summary", MARGIN, 57, summary, 13))
    parts.append(f'<g class="scene" transform="translate({MARGIN:g} {MARGIN + head:g})">')
    parts += [*_loose(scene), *(_route(route, number) for number, route in _under_first(scene.routes))]
    parts += [_box(scene, key, numbers[key], (more or {}).get(key, 0)) for key in sorted(scene.places)]
    if not standalone:  # the page can unfold these
        parts += [_path(link, f'data-n="{len(scene.routes) + number}" class="way off"') for number, link in enumerate(scene.hidden)]
        parts += [_box(scene, key, numbers[key]) for key in sorted(set(scene.boxes) - set(scene.places))]
    parts += ["</g>", *_placed(foot_lines, scene.height + MARGIN * 2 + head), "</svg>"]
    return "\n".join(parts) + ("\n" if standalone else "")


def _text(role: str, x: float, y: float, words: str, size: float, bold: bool = False) -> str:
    """One line of text, held to the width that was measured, whatever font the reader has: none runs over the edge of its box."""
    wide = text_width(words, size, bold)
    held = f' textLength="{wide:.0f}" lengthAdjust="spacingAndGlyphs"' if wide >= 1 else ""
    return f'<text class="{role}" x="{x:g}" y="{y:g}"{held}>{escape(words)}</text>'


def _line(line: TextLine, x: float) -> str:
    size = styles().card["name" if line.role == "name" else "small"]
    return _text(_role(line), x, line.y, line.text, size, line.role != "chair")


def _broad(scene: Scene, title: str, summary: str) -> float:
    """As wide as the drawing, its heading and its legend need."""
    return max(scene.width, _LEGEND, text_width(title, 22, True), text_width(summary, 13))


def _under_first(routes: Iterable[Route]) -> list[tuple[int, Route]]:
    # Weak lines first, so that those of accountability lie on top of them.
    return sorted(enumerate(routes), key=lambda item: (item[1].primary, item[1].link.answers, item[0]))


def _open(w: int, h: int, title: str, summary: str, standalone: bool) -> str:
    words = f"<title>{escape(title)}</title><desc>{escape(summary)}</desc>"
    size = f'viewBox="0 0 {w} {h}" width="{w}" height="{h}"'
    if not standalone:
        return f'<svg class="map" {size} role="group" aria-label={quoteattr(title)}>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="map" {size} role="img">{words}<style>{css()}</style>'
        f'<rect class="paper" width="{w}" height="{h}"/>'
    )


def css() -> str:
    """The style sheet of a drawing in a file of its own: the light theme."""
    tone, size = styles().theme["light"], styles().card
    rules = [
        f"text{{font-family:{FONT};fill:{tone['ink']}}}",
        f".name{{font-size:{size['name']}px;font-weight:bold}}",
        f".chair{{font-size:{size['small']}px;fill:{tone['soft']}}}",
        f".mark,.fold{{font-size:{size['small']}px;font-weight:bold}}",
        f".mark.act{{fill:{tone['act']}}}",
        ".struck .name{text-decoration:line-through}",
        ".title{font-size:22px;font-weight:bold}",
        f".summary{{font-size:13px;fill:{tone['soft']}}}",
        f".key{{font-size:13px;fill:{tone['soft']}}}",
        f".paper{{fill:{tone['paper']}}}",
        f".frame{{stroke:{tone['frame']};stroke-width:1.1}}",
        f".line{{fill:none;stroke:{tone['thin']}}}",
        f".line.main{{stroke:{tone['line']}}}",
        f".line.ring{{stroke:{tone['act']}}}",
        f".tip{{fill:{tone['thin']}}}",
        f".main+.tip{{fill:{tone['line']}}}",
        f".ring+.tip{{fill:{tone['act']}}}",
        f"rect.tab{{fill:{tone['paper']};stroke:{tone['frame']}}}",
        f".count{{font-size:{size['small']}px;font-weight:bold;text-anchor:middle}}",
        f".loose{{fill:{tone['paper']};stroke:{tone['thin']};stroke-dasharray:4 4}}",
        f".loose-title{{font-size:{size['name']}px;font-weight:bold}}",
        ".ghost{opacity:.22}",
        f".up>.frame,.way.up>.line{{stroke:{tone['up']};stroke-width:2.8}}",
        f".down>.frame,.way.down>.line{{stroke:{tone['down']};stroke-width:2.6}}",
        ".way.down>.line{stroke-dasharray:9 3}",
        ".dim{opacity:.25}",
    ]
    rules += [f".k-{family.key} .frame{{fill:{family.light}}}" for family in styles().families.values()]
    # Every rule is bound to the drawing, so that a drawing within another page leaves that page alone.
    return "".join(f".map {rule.replace(',.', ',.map .')}" for rule in rules)


def _route(route: Route, number: int) -> str:
    return _path(route.link, f'class="way" data-n="{number}"', route)


def _path(link: Link, attributes: str, route: Route | None = None) -> str:
    """A line with its arrow head at the end that the sentence names second, none where the relation has no direction; without a
    route only its looks."""
    style, circle, primary = styles().lines[link.type], bool(route and route.circle), route is None or route.primary
    dash = "7 3 2 3" if circle else style.dash if schema().statuses[link.status].live else "1.5 4"
    classes = " ".join(["line", *(["main"] if primary and link.answers else []), *(["ring"] if circle else [])])
    weight = 2.2 if circle else style.weight if primary or link.answers else 1.0
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    head = "" if schema().relations[link.type].symmetric else f'<path class="tip" d="{tip(route) if route else "M0 0"}"/>'
    return f'<g {attributes}><path class="{classes}" d="{route.path if route else "M0 0"}" stroke-width="{weight:g}"{dashes}/>{head}</g>'


def tip(route: Route) -> str:
    """Path data of the arrow head, "" for a relation without direction."""
    if schema().relations[route.link.type].symmetric:
        return ""
    points = route.points if styles().lines[route.link.type].above == "target" else route.points[::-1]
    (x0, y0), (x, y) = points[-2], points[-1]
    far = math.hypot(x - x0, y - y0) or 1.0
    ux, uy = (x - x0) / far, (y - y0) / far
    left, right = (x - 7 * ux - 3.2 * uy, y - 7 * uy + 3.2 * ux), (x - 7 * ux + 3.2 * uy, y - 7 * uy - 3.2 * ux)
    return f"M{x:.1f} {y:.1f}L{left[0]:.1f} {left[1]:.1f}L{right[0]:.1f} {right[1]:.1f}Z"


def _box(scene: Scene, key: str, number: int, more: int = 0) -> str:
    box, card, (x, y) = scene.boxes[key], scene.cards[key], scene.places.get(key, (0.0, 0.0))
    marks = [styles().marks[mark] for mark in box.marks]
    dash = next((mark.dash for mark in marks if mark.dash), "")
    classes = f"box k-{box.family}" + (" struck" if any(mark.struck for mark in marks) else "") + ("" if key in scene.places else " off")
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    indent = styles().card["pad"] + (5 if styles().families[box.family].shape == "hexagon" else 0)
    rows = "".join(_line(line, indent) for line in card.lines)
    return (
        f'<g data-n="{number}" class="{classes}" transform="translate({x:g} {y:g})"><title>{escape(_spoken(box))}</title>'
        f'<path class="frame" d="{card.path}"{dashes}/>{rows}{_more(card.w, card.h, more)}</g>'
    )


def _role(line: TextLine) -> str:
    """The class of a line of text; red is only for what somebody must act upon."""
    act = styles().marks["act"]
    return "mark act" if line.role == "mark" and line.text == f"{act.sign} {act.word}" else line.role


def _more(w: float, h: float, count: int) -> str:
    """The tab under a card beneath which more stands in another picture."""
    if not count:
        return ""
    text = f"{count} ►"
    wide = max(18.0, 10 + len(text) * 7.0)
    tab = f'<rect class="tab" x="{w - wide - 8:g}" y="{h - 6:g}" width="{wide:g}" height="14"/>'
    return f'{tab}<text class="count" x="{w - wide / 2 - 8:g}" y="{h + 5:g}">{text}</text>'


def _spoken(box: Box) -> str:
    """The box in words, for a tooltip and for screen readers."""
    marks = [styles().marks[mark].word for mark in box.marks]
    return "; ".join([box.name, styles().families[box.family].title, *box.chairs, *marks])


def _loose(scene: Scene) -> list[str]:
    if not scene.loose:
        return []
    x, y, w, h = scene.loose
    frame = f'<rect class="loose" x="{x:g}" y="{y:g}" width="{w:g}" height="{h:g}" rx="6"/>'
    sign = "▼" if scene.loose_columns else "►"
    title = f"No line stated: {len(scene.forest.loose)} {sign}"
    return [f'<g class="loose-block">{frame}<text class="loose-title" x="{x + 10:g}" y="{y + 19:g}">{title}</text></g>']


def _legend(scene: Scene) -> tuple[list[tuple[float, float, str]], float]:
    """Entries of the legend with their places from the legend's corner, and its height."""
    room, x, y, placed = max(scene.width, _LEGEND), 0.0, 0.0, []
    for entry in legend([scene.boxes[key] for key in scene.places], [route.link for route in scene.routes]):
        wide = 44 + text_width(f"{entry.title}  {entry.count}", 13) + 18
        if x and x + wide > room:
            x, y = 0.0, y + 26
        placed.append((x, y, _key(entry)))
        x += wide
    return placed, y + 34


def _key(entry: Entry) -> str:
    words = _text("key", 44, 13, f"{entry.title}  {entry.count}", 13)
    if entry.group == "kinds":
        return f'<g class="k-{entry.key}"><path class="frame" d="{entry.path}"/></g>{words}'
    if entry.group == "lines":
        dashes = f' stroke-dasharray="{entry.dash}"' if entry.dash else ""
        return f'<path class="line main" d="M0 9H36" stroke-width="1.6"{dashes}/>{words}'
    return f'<text class="mark" x="14" y="13">{escape(entry.sign)}</text>{words}'


def _placed(entries: list[tuple[float, float, str]], top: float) -> list[str]:
    return [f'<g transform="translate({MARGIN + x:g} {top + y:g})">{body}</g>' for x, y, body in entries]
