"""Every fact of an answer held against its page: what stands there becomes a checked fact, all else is dropped with its reason."""

from __future__ import annotations

from dataclasses import dataclass

from govgraph.graph.schema import schema
from govgraph.loaders.model.answer import Answer, Fact, Name
from govgraph.loaders.model.forms import bare, fits, generic, places, stands
from govgraph.loaders.model.page import Page
from govgraph.loaders.model.places import GRADES, Place, place_of, widened
from govgraph.loaders.model.prompt import STATUSES
from govgraph.loaders.model.words import contradicts, says

LONGEST_QUOTE = 700  # characters, as for every reader
ODD = "an entry is not of the form asked"


@dataclass(frozen=True, slots=True)
class Found:
    """A name that stands in the page. forms: all that may stand for it there, the name itself first."""

    name: str
    kind: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """A fact that the page bears out. spans: its quote, then what ties a name to it; grade: how closely the names stand, up to 1."""

    type: str
    source: Found
    target: Found
    spans: tuple[tuple[int, int], ...]
    grade: float
    role: str | None = None
    status: str = "active"


@dataclass(frozen=True, slots=True)
class Dropped:
    """A fact that did not pass, and why."""

    fact: Fact
    why: str


def check(page: Page, answer: Answer) -> tuple[tuple[Checked, ...], tuple[Dropped, ...]]:
    """What of an answer the page bears out, each line once and best proved, and what was dropped."""
    names = _names(page, answer.names)
    best: dict[tuple[str, str, str], Checked] = {}
    dropped = []
    for fact in answer.facts:
        found = check_fact(page, names, fact)
        if isinstance(found, str):
            dropped.append(Dropped(fact, found))
            continue
        ends = (bare(found.source.name), bare(found.target.name))
        key = (found.type, *(sorted(ends) if schema().relations[found.type].symmetric else ends))
        if key not in best or found.grade > best[key].grade:
            best[key] = found
    return tuple(best.values()), (*dropped, *[Dropped(Fact("", "", "", ""), ODD)] * answer.odd)


def _names(page: Page, names: tuple[Name, ...]) -> dict[str, Found | str]:
    """By the name as the model wrote it: what stands in the page, or why it does not count."""
    found: dict[str, Found | str] = {}
    for one in names:
        found.setdefault(one.name.casefold(), _found(page, one))
    return found


def _found(page: Page, one: Name) -> Found | str:
    if one.kind not in schema().kinds:
        return "a name is of no known kind"
    forms = (one.name, *([bare(one.name)] if one.kind == "person" else []), *sorted(one.also, key=lambda form: (-len(form), form)))
    standing = [form for form in dict.fromkeys(forms) if stands(page, form)]
    # What the model made longer is cut to a form that stands there, but never to a word that names nothing.
    if not standing or (standing[0] != one.name and generic(standing[0])):
        return "a name does not stand in the paper"
    name = _as_written(page, standing[0])
    return Found(name, one.kind, (name, *(form for form in standing[1:] if fits(page, name, form))))


def _as_written(page: Page, name: str) -> str:
    """A name in the capitals that the page uses, without its article."""
    spot = places(page, name)
    words = page.text[spot[0][0] : spot[0][1]].replace("\n", " ") if spot else name
    words = words if len(words) == len(name) else name
    return words[4:] if words[:4].lower() == "the " and len(words) > 4 else words


def check_fact(page: Page, names: dict[str, Found | str], fact: Fact) -> Checked | str:
    """The fact as the page bears it out, or in words why it does not."""
    ends = [names.get(end.casefold(), "a name has no kind") for end in (fact.source, fact.target)]
    source, target = ends
    if isinstance(source, str) or isinstance(target, str):
        return next(end for end in ends if isinstance(end, str))
    if fact.type not in schema().relations:
        return "there is no such type"
    if fact.status not in STATUSES:
        return "there is no such status"
    if bare(source.name) == bare(target.name):
        return "it joins a thing with itself"
    kinds = _kinds(fact.type, source.kind, target.kind)
    if kinds is None:
        return "these kinds cannot be joined so"
    quote = page.find(fact.quote, fact.line)
    if quote is None:
        return "the quote does not stand in the paper"
    return _placed(page, Found(source.name, kinds[0], source.forms), Found(target.name, kinds[1], target.forms), fact, quote)


def _kinds(type: str, source: str, target: str) -> tuple[str, str] | None:
    """The kinds of the two ends, where the schema admits them; a body may be meant as an organisation and the reverse."""
    other = {"body": "organisation", "organisation": "body"}
    options = [(source, target), (source, other.get(target, target)), (other.get(source, source), target)]
    return next((pair for pair in options if schema().relations[type].admits(*pair)), None)


def _placed(page: Page, source: Found, target: Found, fact: Fact, quote: tuple[int, int]) -> Checked | str:
    if quote[1] - quote[0] > LONGEST_QUOTE or quote[1] - quote[0] < 3:
        return "the quote proves nothing"
    first, last = page.line_at(quote[0]), page.line_at(quote[1] - 1)
    around = page.text[page.lines[first].start : page.lines[last].end]
    if says("speaks_to_a_program", around) or says("speaks_to_a_program", page.marked(page.lines[first].start, page.lines[last].end)):
        return "it stands in words that speak to a program"
    ties = [place_of(page, end.forms, quote) for end in (source, target)]
    if None in ties or all(tie and tie.basis in ("near", "subject", "heading", "stem") for tie in ties):
        return "a name does not stand at the quote"
    headings = [page.words(line) for line in page.lines[:first] if line.heading][-2:]
    if why := contradicts(fact.type, fact.status, page.folded[slice(*quote)], " ".join([*headings, around])):
        return why
    sure = [tie for tie in ties if tie]
    return Checked(fact.type, source, target, _spans(page, quote, sure), _grade(sure), fact.role, fact.status)


def _spans(page: Page, quote: tuple[int, int], ties: list[Place]) -> tuple[tuple[int, int], ...]:
    further = []
    for tie in ties:
        if tie.basis == "line" and tie.span:
            quote = widened(page, quote, tie.span)
        elif tie.span:
            further.append(tie.span)
    return tuple(dict.fromkeys([quote, *further]))


def _grade(ties: list[Place]) -> float:
    grade = 1.0
    for tie in ties:
        grade *= GRADES[tie.basis]
    return round(grade, 3)
