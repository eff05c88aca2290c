"""What a heading means: the longest phrase of columns.yaml that it holds, when all else in it is idle."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from govgraph.graph.schema import schema
from govgraph.loaders.numbers import whole
from govgraph.loaders.tables.vocabulary import KEPT, plain, spaced, vocabulary, words
from govgraph.loaders.taught.words import own_words

_BRACKET = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_YEARS = re.compile(r"\b(?:19|20)\d\d(?:\s*[-/–]\s*\d{2,4})?\b")
_OWNER = re.compile(r"[A-Z]{2,5}(?:'s)?\s+(?=\w)")
_OR = re.compile(r"\s*/\s*|\s+or\s+|\s*&\s*|\s+and\s+|\s*[|;]\s*")
_SIGN = re.compile(r"#\s*(?=(?:of )?[A-Za-z])")
_NUMBERED = re.compile(r"(?P<what>\D+?) ?\d{1,2}")
_SMALL = frozenset("the a an of for official full current s in our which what council".split())  # idle beside a noun of names
_WHOLE = frozenset({"edge_from", "edge_to", "number"})  # "Responsible to" is not the end of a line
LONGEST = 160  # characters of a heading; longer ones are guidance


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column holds. section: identity, relations, facts or ignored; key: its entry there; rank: how surely (0 is surest).

    phrase: the words of the heading that say so, "" where more than a listed phrase does.
    """

    section: str
    key: str
    rank: int = 0
    phrase: str = field(default="", compare=False)

    @property
    def open(self) -> bool:
        """Whether one word says so that may mean several things: "Links", "Authority", "Capacity"; "Chair" and "Quorum" may not."""
        return bool(self.phrase) and " " not in self.phrase and self.phrase not in words("clear")


@lru_cache(KEPT)
def meaning(heading: str) -> Meaning | None:
    """What this heading means, or None when nobody has said. "details.abbreviation" counts whole, then by its last part."""
    if len(heading) > LONGEST:
        return None
    heading = _SIGN.sub("number ", heading)  # "# of seats"
    exact = spaced(heading)
    if found := _look_up(exact) or _look_up(plain(heading)):  # "parentId", and "ToR"
        return found
    if any(exact.startswith(prefix) for prefix in vocabulary()["alias_prefixes"]) and "_" in heading and not _says_whose(exact):
        return Meaning("identity", "alias", 9)
    bare = _YEARS.sub(" ", heading.replace("(s)", "s").replace("/s", "s"))
    forms = [_BRACKET.sub(" ", bare), bare, *([heading.rsplit(".", 1)[-1]] if "." in heading.strip(".") and " " not in heading else [])]
    return next(filter(None, map(_read, forms)), None) or _numbered(heading)


def _numbered(heading: str) -> Meaning | None:
    """ "Synonym 2", "Partner 3": one of several of a kind, if that kind may be several."""
    match = _NUMBERED.fullmatch(spaced(heading))
    found = _read(match["what"]) if match else None
    several = found and (found.key == "alias" or found.section == "relations" and found.rank < 3)
    return found if several else None


def _says_whose(text: str) -> bool:
    """ "name_of_minister", "name_for_letters": a name of something else."""
    return text.split()[1:2] in (["of"], ["for"], ["and"])


def _read(heading: str) -> Meaning | None:
    owned = _OWNER.match(heading)
    if (rest := _counted_words(spaced(heading))) and ((found := _counted(rest)) or not spaced(heading).startswith("total")):
        return found
    for text in (heading, heading[owned.end() :]) if owned else (heading,):
        if found := _whole(spaced(text)) or _alternatives(text) or _whole(_in_full(spaced(text))):
            return found
    if _holds(spaced(heading), words("idle_columns")):
        return Meaning("ignored", "ignored")
    return _by_last(spaced(heading).split())


def _whole(text: str) -> Meaning | None:
    """The meaning of a heading, one alternative of it at most."""
    noun = noun_of(text)
    named = Meaning("identity", f"name:{noun}", 2) if noun else None
    return _look_up(text) or named or _contained(text.split()) or _named(text.split()) or _dated(text.split())


@lru_cache(KEPT)
def _look_up(text: str) -> Meaning | None:
    if " " not in text:
        return _spelt(text)
    return _spelt(text) or _turned().get(_singular(_in_full(text))) or (_spelt(_of_before(text)) if " of " in text else None)


def _spelt(text: str) -> Meaning | None:
    known = _known()
    return known.get(text) or known.get(_singular(text)) or known.get(full := _in_full(text)) or known.get(_singular(full))


def _of_before(text: str) -> str:
    """ "frequency of meeting" as "meeting frequency", or ""."""
    what, said, whose = text.partition(" of ")
    return f"{whose} {what}" if said and " of " not in whose else ""


@cache
def _turned() -> dict[str, Meaning]:
    """ "operation area": phrases with "of", said the other way round."""
    return {_singular(turned): found for phrase, found in _known().items() if (turned := _of_before(phrase))}


def _in_full(text: str) -> str:
    """A heading with its words written out: "dept", "cttee", "organization"."""
    short: dict[str, str] = vocabulary()["abbreviations"]
    return " ".join(short.get(one, one) for one in text.split())


def _dated(tokens: list[str]) -> Meaning | None:
    """ "Date of formation", "Established in": what is dated, beside words about dates only."""
    rest = [one for one in tokens if one not in words("dating")]
    found = _look_up(" ".join(rest)) if rest and len(rest) < len(tokens) else None
    dates = found and (found.key in ("seat_from", "seat_to") or found.section == "facts" and schema().facts[found.key]["type"] == "date")
    return replace(found, rank=1) if found and dates else None


def _counted_words(text: str) -> str:
    """What a heading counts ("number of seats", "seat count"), or ""."""
    said = f"{_in_full(text)} "
    first = next((one for one in sorted(vocabulary()["counting"], key=len, reverse=True) if said.startswith(f"{one} ")), "")
    if first:
        return said[len(first) :].strip()
    return " ".join(said.split()[:-1]) if said.endswith((" count ", " total ")) else ""


def _counted(text: str) -> Meaning | None:
    """The fact that such a number is; None for the number of what nobody asks for, which must not be taken for the thing counted."""
    bare = " ".join(one for one in text.split() if one not in _SMALL)
    forms = {text, bare, _singular(text), _singular(bare)}
    key = next((key for key, listed in vocabulary()["counted"].items() if forms & set(listed)), None)
    return Meaning("facts", key, 1) if key else None


def _singular(text: str) -> str:
    return " ".join(_one(word) for word in text.split())


@lru_cache(KEPT)
def _one(word: str) -> str:
    if word.endswith("ies") and f"{word[:-3]}y" in nouns():
        return f"{word[:-3]}y"  # "parent bodies", but "Counties" are not "County"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _by_last(tokens: list[str]) -> Meaning | None:
    """ "Neighbourhood manager", "Maintainer name", "info_url": people and addresses by the last words, if the values agree (rank 3)."""
    if len(tokens) > 1 and tokens[-1] in ("url", "website", "webpage"):
        own = all(one in words("idle") or one in words("of_websites") or noun_of(one) for one in tokens[:-1])
        return Meaning("facts", "website", 3) if own else None  # "petition url" is the address of something else
    if 1 < len(tokens) <= 4 and (found := _fact_by_last(tokens)):
        return found
    if len(tokens) == 2 and tokens[-1] == "name":
        return Meaning("relations", "representative", 3)
    for size in (2, 1):
        found = _look_up(" ".join(tokens[-size:])) if size < len(tokens) <= 4 else None
        person = found and found.section == "relations" and vocabulary()["relations"][found.key]["other"] == "person"
        if found and person and (found.key == "representative" or _modified(tokens[:-size])):
            return Meaning(found.section, found.key, 3)
    return None


def _modified(tokens: list[str]) -> bool:
    """Whether words before the last ones leave a heading the row's own."""
    return all(one in words("modifiers") | words("idle") | words("dating") or noun_of(one) for one in tokens)


def _fact_by_last(tokens: list[str]) -> Meaning | None:
    """ "Government funding", "Independent review year": facts by their last words, unless a word says of whom else they tell."""
    if words("of_others") & set(tokens):
        return None
    found = _look_up(" ".join(tokens[-2:])) if len(tokens) > 2 and _modified(tokens[:-2]) else None
    if found and found.section == "facts" and schema().facts[found.key]["type"] != "text":
        return Meaning(found.section, found.key, 3)
    key = next((key for key, last in vocabulary()["last_words"].items() if tokens[-1] in last and _modified(tokens[:-1])), None)
    return Meaning("facts" if key in schema().facts else "identity", key, 3) if key else None


def _alternatives(text: str) -> Meaning | None:
    """ "Reports to / Parent", "Committee/Board/Group": the first alternative, when all are known and none contradicts it."""
    found = [_whole(spaced(part)) for part in _OR.split(text) if part.strip()]
    known = [one for one in found if one]
    if len(found) < 2 or len(known) < len(found):
        return None
    keys = {"name" if one.key.startswith("name") else one.key for one in known}  # "Initiative / Organisation" are both names
    return known[0] if len(keys) == 1 or _alike(known) else None


def _alike(known: list[Meaning]) -> bool:
    """Whether different meanings may share a cell: all lead up, or are one line, or are texts; "Chair/Secretary" may be either."""
    if any(one.section != known[0].section for one in known) or known[0].section == "identity":
        return False
    if known[0].section == "facts":
        return all(schema().facts[one.key]["type"] == "text" for one in known)
    rules = [vocabulary()["relations"][one.key] for one in known]
    return all("up" in rule for rule in rules) or len({rule["type"] for rule in rules}) == 1


def _contained(tokens: list[str]) -> Meaning | None:
    """The longest phrase inside the heading whose rest is idle."""
    idle = words("idle")
    best: tuple[int, Meaning] | None = None
    for start in range(len(tokens)):
        for end in range(len(tokens), start, -1):
            found = _look_up(" ".join(tokens[start:end]))
            rest = (*tokens[:start], *tokens[end:])
            longer = found and found.key not in _WHOLE and (best is None or end - start > best[0]) and not _names_dated(found, rest)
            if found and longer and all(one in idle or _look_up(one) == found for one in rest) and not _of_theirs(found, tokens[end:]):
                best = (end - start, found)
                break
    return replace(best[1], rank=1) if best and best[1].section != "ignored" else None


def _names_dated(found: Meaning, rest: tuple[str, ...]) -> bool:
    """ "Establishment name": what is named is no date, number or flag."""
    return found.section == "facts" and schema().facts[found.key]["type"] != "text" and "name" in rest


def _of_theirs(found: Meaning, after: list[str]) -> bool:
    """ "Chair's district", "Host city", "Parent town": a place, a post or a body of those whom the line leads to; "Risk panel"."""
    if found.section == "facts":
        return bool(after) and after[0] in words("bodies_of_facts")
    if found.section != "relations":
        return False
    body = vocabulary()["relations"][found.key]["other"] == "body"
    places = ("county", "city", "district", "borough", "town", "state", "post")
    return any(one in words("of_theirs") and (not body or one in places) for one in after)


def _named(tokens: list[str]) -> Meaning | None:
    """ "Name of forum", "Partnership", "Title": rank 0 for both words, 1 for a word of naming alone, 2 for a noun alone."""
    naming = [one for one in tokens if one in vocabulary()["name"]]
    rest = [one for one in tokens if one not in naming]
    noun = noun_of(" ".join(rest)) or noun_of(" ".join(one for one in rest if one not in _SMALL))
    if noun is None:
        return Meaning("identity", "name", 1) if naming and all(one in words("idle") for one in rest) else None
    return Meaning("identity", f"name:{noun}", 0 if naming else 2)


@cache
def nouns() -> frozenset[str]:
    """The words that rows are called by, of one word each."""
    return frozenset(one for listed in vocabulary()["nouns"].values() for one in listed if " " not in one)


@lru_cache(KEPT)
def noun_of(text: str) -> str | None:
    """What a plain noun names: body, project or organisation; two of one kind in a row count as one ("board group")."""
    named: dict[str, str] = {noun: kind for kind, listed in vocabulary()["nouns"].items() for noun in listed}
    text = _in_full(text)
    if found := named.get(text) or named.get(_singular(text)):
        return found
    kinds = {named.get(_singular(one)) for one in text.split()}
    return kinds.pop() if len(kinds) == 1 and text else None


def _holds(text: str, phrases: frozenset[str]) -> bool:
    return any(f" {phrase} " in f" {text} " for phrase in phrases)


@cache
def _known() -> dict[str, Meaning]:
    own = {plain(word.phrase): listed(word.means) for word in own_words().of("label")}
    return {**_listed(), **{phrase: replace(found, phrase="") for phrase, found in own.items() if found}}


def listed(text: str) -> Meaning | None:
    """What a heading that stands in columns.yaml means; a key of it ("reports_to") is one too."""
    said = plain(text)
    keyed = next((Meaning(section, key) for section, key, _ in _lists() if plain(key) == said), None)
    return _listed().get(said) or _listed().get(_singular(said)) or keyed


@cache
def _listed() -> dict[str, Meaning]:
    known: dict[str, Meaning] = {}
    for section, key, phrases in _lists():
        for phrase in phrases:
            known.setdefault(plain(phrase), Meaning(section, key, phrase=plain(phrase)))
    for phrase, found in list(known.items()):
        if found.key not in ("children", "projects"):  # "Sub-group" heads names, "Sub-groups" what stands below
            known.setdefault(_singular(phrase), found)
    return known


def _lists() -> Iterator[tuple[str, str, list[str]]]:
    data = vocabulary()
    yield "ignored", "ignored", data["ignored"]
    yield from (("identity", key, phrases) for key, phrases in data["identity"].items())
    yield from (("relations", key, row["headings"]) for key, row in data["relations"].items())
    yield from (("facts", key, phrases) for key, phrases in data["facts"].items())


def tier_number(heading: str) -> int | None:
    """The number of a tier's column ("Tier 2", "Level 3")."""
    said = plain(heading).split()
    return whole(said[1]) if len(said) == 2 and said[0] in ("tier", "level", "layer") else None
