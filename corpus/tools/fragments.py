"""Fragments: single turns and mini pages with their facts, one a line, as twins of a few lines.

"@ id" names what a mini page is about ("@ -": nothing), "# code" the publisher of the page whose shape a twin has.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from twins import Twin

_MARK = re.compile(r"\{([A-Za-z0-9-]+):([^{}|]*)(?:\|([a-z]))?\}")
KINDS = {"b": "body", "o": "organisation", "j": "project", "p": "person", "t": "person", "l": "plan", "a": "place", "s": "organisation"}
SUBTYPES = {"t": "post (unnamed)", "s": "sector"}


def read_fragments(path: Path) -> Iterator[Twin]:
    """The fragments of a file."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#!"):
            yield fragment(f"{path.stem}:{number}", line)


def fragment(name: str, line: str) -> Twin:
    words, _, told = line.rpartition("=>")
    told, _, subject = told.partition("@")
    subject, _, family = (part.strip() for part in subject.partition("#"))
    words = words.rstrip().replace("\\n", "\n")
    text, here = "", 0
    spans, kinds, forms = [], {}, defaultdict(list)
    for match in _MARK.finditer(words):
        text += words[here : match.start()]
        spans.append((len(text), len(text) + len(match[2]), match[1]))
        kinds[match[1]] = kinds.get(match[1]) or match[3]
        forms[match[1]].append(match[2])
        text += match[2]
        here = match.end()
    text += words[here:]
    entities = {
        i: {"id": i, "kind": KINDS[kind], "subtype": SUBTYPES.get(kind, ""), "name": max(forms[i], key=len), "aliases": forms[i]}
        for i, kind in kinds.items()
    }
    return Twin(
        name,
        text,
        entities,
        [_fact(part, text) for part in told.split(";") if part.split()],
        spans,
        subject.strip("-") or None,
        family or name,
        "twin" if family else "fragment",
    )


def _fact(part: str, text: str) -> dict[str, object]:
    words = part.replace("?", " ? ").split()
    optional = "?" in words
    type, source, target, *status = [word for word in words if word != "?"]
    return {
        "type": type,
        "source": source,
        "target": target,
        "status": status[0] if status else "active",
        "optional": optional,
        "quote": " ".join(text.split()),
    }
