"""Who was only there: people whom the last label before them names as officers, guests or others in attendance."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import yaml

from govgraph.loaders.subjects.evidence import Scene
from govgraph.loaders.tables.vocabulary import words

REACH = 1500  # characters before a name in which its label is sought


@cache
def _labels() -> re.Pattern[str]:
    passed = set(yaml.safe_load(files("govgraph.loaders.judge").joinpath("attending.yaml").read_text("utf-8"))["passed_over"])
    beside, seated = (
        "|".join(map(re.escape, sorted(found, key=lambda label: (-len(label), label))))
        for found in (words("attending") - passed, words("present") | words("absent"))
    )
    return re.compile(rf"\b(?i:(?P<beside>(?:{beside})(?: present)?)|{seated})\b(?=\s*[:\n–-]|\s+[A-Z]|\s*$)")


def only_attends(scene: Scene, mention: int) -> bool:
    """Whether the last label before a participant, in its line or above it, is of those who only attend; it begins with a capital."""
    one = scene.participants[mention]
    unit = scene.units[one.unit]
    above = [scene.units[number].clean for number in (*unit.heads[:1], *unit.stems[:1])]
    before = "\n".join([*(line[-REACH:] for line in above), unit.clean[max(0, one.start - REACH) : one.start]])[-REACH:]
    last = None
    for match in _labels().finditer(before):
        last = match if match[0][0].isupper() else last
    return last is not None and last["beside"] is not None
