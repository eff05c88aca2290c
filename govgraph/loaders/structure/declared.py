"""What a file declares of itself: the front matter of Markdown, the meta elements of HTML."""

from __future__ import annotations

import html
import re

from govgraph.loaders.dates import read_date

# The names under which title, date and publisher are declared; the first that stands there counts.
_NAMES = {
    "title": ("dcterms.title", "dc.title", "og:title", "title"),
    "date": ("dcterms.date", "dc.date", "dcterms.issued", "dc.date.issued", "article:published_time", "date"),
    "publisher": ("dcterms.publisher", "dc.publisher", "publisher"),
}
_FRONT = re.compile(r"\A\ufeff?---[ \t]*\n(?P<lines>.{1,4000}?)\n---[ \t]*\n", re.DOTALL)
_LINE = re.compile(r"^(?P<name>[A-Za-z][\w .-]{0,30}):[ \t]*(?P<value>\S.*?)[ \t]*$", re.MULTILINE)
_META = re.compile(r"<meta\b[^<>]{1,600}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_WITHIN = 20_000  # characters from the start in which meta elements are looked for


def declared(raw: str) -> dict[str, str]:
    """Title, date (ISO) and publisher as the file declares them; what it does not declare is missing."""
    said = {**_meta(raw[:_WITHIN]), **_front(raw)}
    found = {key: value for key, names in _NAMES.items() if (value := next((said[name] for name in names if said.get(name)), ""))}
    date = read_date(found.pop("date", ""))
    return {**found, "date": date} if date else found


def _front(raw: str) -> dict[str, str]:
    front = _FRONT.match(raw)
    return {line["name"].lower(): line["value"].strip("\"'") for line in _LINE.finditer(front["lines"])} if front else {}


def _meta(head: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in _META.findall(head):
        said = {name.lower(): html.unescape(double or single) for name, double, single in _ATTRIBUTE.findall(element)}
        name = said.get("name") or said.get("property")
        if name and said.get("content"):
            found.setdefault(name.lower(), " ".join(said["content"].split()))
    return found
