"""Whether a name stands in a page, and which of its other forms may stand for it: short forms, initials, "the Board"."""

from __future__ import annotations

import re
from functools import lru_cache

from govgraph.loaders.model.page import Page, fold

GENERIC = frozenset(
    "agency alliance assembly association authority board cabinet chair clerk college commission committee company conference consortium"
    " council executive forum framework fund group hub leadership network organisation panel partnership plan programme project service"
    " strategy sub-committee sub-group subcommittee subgroup team trust it its we us our they their".split()
)
_SMALL = frozenset(["the", "of", "and", "for", "in", "on", "a", "an", "to", "at", "&", "with"])
_TITLES = re.compile(r"^(?:the|our|this|cllr|councillor|dr|mr|mrs|ms|miss|prof|professor|sir|dame|rev|lord|lady)\.?\s+", re.IGNORECASE)
_CALLED = r".{0,30}\b(?:known as|called|now|formerly|referred to as|abbreviated|or|hereafter|hereinafter|aka)\b.{0,14}"
_BETWEEN = r"(?:,| and| or| &|/| -|;|\w| )"


def bare(name: str) -> str:
    """A name without article and title of honour, for comparing."""
    words = fold(name).lower()
    while (found := _TITLES.match(words)) and found.end() < len(words):
        words = words[found.end() :]
    return words


def content(name: str) -> list[str]:
    """The words of a name that carry meaning, singular."""
    return [word.removesuffix("'s").removesuffix("s") for word in re.findall(r"[\w'-]+", bare(name)) if word not in _SMALL]


@lru_cache(maxsize=20_000)
def pattern(form: str) -> re.Pattern[str]:
    """Where a form stands as whole words; its last word may be plural or singular."""
    words = fold(form).lower()
    if len(words) > 4 and words.endswith(("y", "ies")):
        return re.compile(rf"(?<!\w){re.escape(words.removesuffix('ies').removesuffix('y'))}(?:y|ies)(?!\w)")
    stem = words.removesuffix("s") if len(words) > 4 else words
    return re.compile(rf"(?<!\w){re.escape(stem)}s?(?!\w)")


def places(page: Page, form: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Where a form stands within text[start:end]."""
    return [found.span() for found in pattern(form).finditer(page.lowered, start, len(page.text) if end is None else end)]


def coordinated(page: Page, name: str, start: int = 0, end: int | None = None) -> tuple[int, int] | None:
    """Where a name stands with its head shared: "Youth and Adult Sub-Groups" for "Youth Sub-Group"."""
    words = bare(name).split()
    if len(words) < 2:
        return None
    end = len(page.text) if end is None else end
    head = re.escape(words[-1].removesuffix("s"))
    for first in range(1, len(words)):
        front, back = (re.escape(" ".join(part)) for part in (words[:first], words[first:-1]))
        tail = (back + " " if words[first:-1] else "") + head
        joint = re.compile(rf"(?<!\w){front}(?:'s)?(?=[,/ ])(?=[^.:|]{{0,80}}(?: and | & |/)){_BETWEEN}{{1,90}}? {tail}s?(?!\w)")
        found = joint.search(page.lowered, start, end)
        if found:
            return found.span()
    return None


def stands(page: Page, name: str) -> bool:
    """Whether a name stands in the page, whole or with its head shared."""
    return bool(places(page, name)) or coordinated(page, name) is not None


def tail(name: str) -> str:
    """The words by which a page speaks of a name's whole class ("each Area Committee"), or "" where they are too few to mean it."""
    words = name.split()
    return " ".join(words[-2:]) if len(words) > 2 else ""


def fits(page: Page, name: str, form: str) -> bool:
    """Whether a form that stands in the page may mean this name: part of its words, its initials, or put beside it by the page."""
    if not places(page, form):
        return False
    if bare(form) == bare(name) or bare(form) in GENERIC:
        return True
    if set(content(form)) <= set(content(name)) or _initials(name, form):
        return True
    first, second = re.escape(fold(name).lower()), re.escape(fold(form).lower())
    bracket = rf"{first}s?,? ?\((?:[^()]{{0,40}}\W)?{second}\W|{second} ?\({first}"
    apposed = rf"{second}(?:,| -| –|:)? (?:\w{{2,4}}\.? )?{first}|{first}(?:,| -| –|:) (?:the )?{second}"
    beside = re.compile(rf"{bracket}|{apposed}|{first}{_CALLED}{second}|{second}{_CALLED}{first}")
    return beside.search(page.lowered) is not None


def _initials(name: str, form: str) -> bool:
    """Whether the letters of a form in capitals are, in order, first letters of the name's words (or parts of them)."""
    letters = re.sub(r"[^A-Za-z]", "", form)
    if " " in form.strip() or not 2 <= len(letters) <= 9 or sum(map(str.isupper, letters)) < 2:
        return False
    firsts = "".join(word[0] for word in re.findall(r"[A-Za-z]+", name)).lower()
    rest = iter(firsts)
    return all(letter in rest for letter in letters.lower().removesuffix("s" if form.endswith("s") else ""))


def generic(form: str) -> bool:
    """Whether a form only points ("the Board", "it") and names nothing by itself."""
    words = content(form)
    return len(words) <= 1 and (not words or words[0] in GENERIC or bare(form) in GENERIC)
