"""Trigger rows: the YAML files of `triggers/`, compiled once.

A row's pattern is a regular expression over the masked sentence (lower case, names as one character) with these shorthands:
  {S} {T}      a name or a list of names that the schema allows as source or target of the row's type; {T:plan} only of these kinds
  <report>     any finite form or participle of the verb; <report:ed> its past participle, <report:ing> its -ing form,
               <report:fin> not its -ing form
  {A}          any describing words;  {PP} perhaps a place or manner ("in libraries")
  ~            up to 60 characters without a name or a clause boundary
  (?<LIST>)    what follows to the end of the clause, of which every name of the `list` side is taken ("the police, two lay members and …")
  {P:body}     a list whose members are paired with each other (`pair: true`); {NP:body} a name or list in a group of your own
  (a|b)?       groups do not capture; a value is captured by (?P<value>…)

Fields: cue (words of which one must be in the masked sentence), role, nature, confidence, status, and
  subject      source, target or entity: the grammar finds that side, it is the subject of the predicate;
               none: a side that the pattern does not give is what the text is about
  past, will   the status that the past tense and "will" give; `skip`: no claim
  infinitive   a bare "to oversee" counts;  noun: the pattern is no verb, it needs a subject or "is";  need_group: it needs "is"
  posts        false: posts in lists are no members;  source_kind, target_kind: kinds of names that nothing explains
  need, skip_with   words in the source's name;  sources: its allowed kinds or subtypes;  generic: it must (not) be a common noun
  target_need       a word in the target's name
  not_when, unless  patterns that may not stand in the matched words, in the sentence
  examples, counter_examples   sentences that are read, and that are not; each is a test
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from govgraph.graph.schema import schema
from govgraph.loaders.clauses.grammar import listing
from govgraph.loaders.clauses.mask import ANY, chars
from govgraph.loaders.frames.plurals import infinitive_of
from govgraph.loaders.taught.words import Word, own_words

_IRREGULAR = {
    "lead": ("leads", "led", "led", "leading"),
    "run": ("runs", "ran", "run", "running"),
    "oversee": ("oversees", "oversaw", "overseen", "overseeing"),
    "sit": ("sits", "sat", "sat", "sitting"),
    "hold": ("holds", "held", "held", "holding"),
    "bring": ("brings", "brought", "brought", "bringing"),
    "feed": ("feeds", "fed", "fed", "feeding"),
    "become": ("becomes", "became", "become", "becoming"),
    "take": ("takes", "took", "taken", "taking"),
    "make": ("makes", "made", "made", "making"),
    "give": ("gives", "gave", "given", "giving"),
    "set": ("sets", "set", "set", "setting"),
    "meet": ("meets", "met", "met", "meeting"),
    "be": ("(?:is|are)", "(?:was|were)", "been", "being"),
    "have": ("has", "had", "had", "having"),
    "grow": ("grows", "grew", "grown", "growing"),
    "draw": ("draws", "drew", "drawn", "drawing"),
    "submit": ("submits", "submitted", "submitted", "submitting"),
    "steer": ("steers", "steered", "steered", "steering"),
    "own": ("owns", "owned", "owned", "owning"),
    "monitor": ("monitors", "monitored", "monitored", "monitoring"),
    "write": ("writes", "wrote", "written", "writing"),
    "send": ("sends", "sent", "sent", "sending"),
    "form": ("forms", "formed", "formed", "forming"),
    "build": ("builds", "built", "built", "building"),
    "link": ("links", "linked", "linked", "linking"),
    "merge": ("merges", "merged", "merged", "merging"),
    "underpin": ("underpins", "underpinned", "underpinned", "underpinning"),
    "appoint": ("appoints", "appointed", "appointed", "appointing"),
    "cover": ("covers", "covered", "covered", "covering"),
    "co-ordinate": ("co-ordinates", "co-ordinated", "co-ordinated", "co-ordinating"),
    "fund": ("funds", "funded", "funded", "funding"),
    "commit": ("commits", "committed", "committed", "committing"),
    "pay": ("pays", "paid", "paid", "paying"),
    "go": ("goes", "went", "gone", "going"),
    "undertake": ("undertakes", "undertook", "undertaken", "undertaking"),
}


# A place or manner between a participle and its "by": "is run in libraries by".
PHRASE = r"(?: (?:in|on|at|across|to|for|from|during|through|within|as|since|until) [^.,;:()]{2,40}?)?"
_LITERAL = re.compile(r"[\w :'£-]+")
# Any describing words, none of which belongs to the verb before them.
WORDS = (
    r"(?:(?!(?:is|are|was|were|not|no|longer|has|have|had|will|be|been|to|which|that|who|and|as|never|of|by|in|on|at|for|with|from|under|through|via|into|"
    r"met|meet|sit|sat|report|chair|lead|led|work|hold|held)\b)(?![a-z-]*ing\b(?<!steering)(?<!working)(?<!standing)(?<!founding)(?<!existing)(?<!managing)(?<!voting)(?<!planning)(?<!housing)(?<!training)(?<!commissioning))"
    r"[a-z'-]*(?:[^s\W]|ous|ss|'s|s') ){0,6}"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One trigger, as described at the head of this file."""

    id: str
    type: str
    text: str
    words: frozenset[str]
    cue: re.Pattern[str] | None
    subject: str | None = None
    role: str | None = None
    nature: str | None = None
    status: str = "active"
    past: str = "past"
    will: str = "active"
    infinitive: bool = False
    posts: bool = True
    pair: bool = False
    list: str | None = None
    confidence: float = 0.9
    property: str | None = None
    value: str | bool | None = None
    source_kind: str | None = None
    target_kind: str | None = None
    need: str | None = None
    skip_with: str | None = None
    target_need: str | None = None
    sources: tuple[str, ...] = ()
    not_when: re.Pattern[str] | None = None
    need_group: bool = False
    noun: bool = False
    generic: bool | None = None
    unless: re.Pattern[str] | None = None
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()

    def found_in(self, text: str) -> Iterator[re.Match[str]]:
        """Where the row's pattern stands in a text; it is compiled when a text first calls for it."""
        return _compiled(self.text).finditer(text)


def forms(verb: str) -> tuple[str, str, str, str]:
    """Third person, past, past participle and -ing form of a verb."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("e"):
        return verb + "s", verb + "d", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies", verb[:-1] + "ied", verb[:-1] + "ied", verb + "ing"
    third = verb + "es" if verb.endswith(("s", "sh", "ch", "x")) else verb + "s"
    return third, verb + "ed", verb + "ed", verb + "ing"


def _verb(match: re.Match[str]) -> str:
    inside, _, wanted = match.group(1).partition(":")
    parts: list[str] = []
    for verb in inside.split("|"):
        third, past, participle, ing = forms(verb)
        base = "be" if verb == "be" else verb
        finite = [third, base, past, participle]
        chosen = {"ed": [participle], "ing": [ing], "fin": finite, "": [*finite, ing]}[wanted]
        parts += [form for form in chosen if form not in parts]
    return "(?:" + "|".join(sorted(parts, key=len, reverse=True)) + ")"


def _kinds(kind: str, side: int, row: dict[str, Any]) -> tuple[str, ...]:
    if kind:
        return tuple(kind.split("|"))
    if row["type"] not in schema().relations:
        return ("body", "organisation", "project", "unknown", "pronoun")
    allowed = set(schema().relations[row["type"]].ends[side]) | {"unknown", "pronoun"}
    # Boards that are organisations and trusts that are bodies: where a body may stand, so may what looks like an organisation.
    if "body" in allowed:
        allowed |= {"body", "organisation"}
    return tuple(sorted(allowed))


@cache
def _compiled(text: str) -> re.Pattern[str]:
    return re.compile(text)


def expression(text: str, row: dict[str, Any]) -> str:
    """The regular expression of a row's pattern, its shorthands written out."""
    text = text.replace("{A}", WORDS).replace("{PP}", PHRASE)
    text = re.sub(r"(?<!\\)\((?![?])", "(?:", text)
    text = re.sub(r"(?<!P)<([a-z|:-]+)>", _verb, text)
    text = text.replace("~", f"[^.;:{ANY}]{{0,60}}?")
    side = "S" if row.get("list") == "source" else "T"
    text = text.replace("(?<LIST>)", f"(?P<{side}>[^.;:{ANY}]{{0,120}}?[{ANY}](?:[^.;{ANY}]{{0,90}}?[{ANY}])*)")
    text = re.sub(r"\{(S|T|P|NP)(?::([a-z|]+))?\}", lambda match: _slot(match, row), text)
    return rf"(?<![\w'-]){text}(?![\w'])"


def _slot(match: re.Match[str], row: dict[str, Any]) -> str:
    name, kinds = match.group(1), match.group(2) or ""
    names = listing(chars(*_kinds(kinds, 1 if name == "T" else 0, row)))
    return f"(?:{names})" if name == "NP" else f"(?P<{name}>{names})"


def load_row(row: dict[str, Any]) -> Row:
    """One row of a file as an object; KeyError or TypeError when it is damaged."""
    fields = dict(row)
    fields["text"] = expression(fields.pop("pattern"), row)
    literal = [part for part in row["cue"].split("|") if _LITERAL.fullmatch(part)]
    fields["words"] = frozenset(literal)
    fields["cue"] = re.compile(row["cue"]) if len(literal) < len(row["cue"].split("|")) else None
    for key in ("not_when", "unless"):
        fields[key] = re.compile(row[key]) if key in row else None
    for key in ("sources", "examples", "counter_examples"):
        fields[key] = tuple(row.get(key, ()))
    return Row(**fields)


@cache
def rows() -> tuple[Row, ...]:
    """All trigger rows in the order of their files, then those of own words."""
    folder = files("govgraph.loaders.clauses").joinpath("triggers")
    loaded: list[Row] = []
    for path in sorted(folder.iterdir(), key=lambda item: item.name):
        if path.name.endswith(".yaml"):
            data = yaml.load(path.read_text("utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
            loaded += [load_row(row) for row in data]
    return (*loaded, *(load_row(_taught(word)) for word in own_words().of("relation")))


def _taught(word: Word) -> dict[str, Any]:
    """The row of an own word for a relation: its subject does what the verb of the schema says, or has it done to it."""
    type, forward = word.line
    verb, *rest = word.phrase.split()
    base = infinitive_of(verb)
    base = base if re.fullmatch(r"[a-z-]+", base) else ""
    said = "(?: [a-z]+ly)? ".join([f"<{base}>" if base else re.escape(verb), *map(re.escape, rest)])
    subject, other = ("source", "{T}") if forward else ("target", "{S}")
    return {
        "id": word.rule, "type": type, "subject": subject, "noun": not base,
        "cue": "|".join(dict.fromkeys([base, *forms(base)])) if base else verb, "pattern": f"{said} {other}",
    }  # fmt: skip


@cache
def _cues() -> tuple[dict[str, frozenset[int]], dict[str, frozenset[int]], tuple[int, ...]]:
    """Word -> the places of the rows that it calls for, phrases apart, and the places of the rows with a cue pattern."""
    calls: dict[str, set[int]] = {}
    for place, row in enumerate(rows()):
        for word in sorted(row.words):
            calls.setdefault(word, set()).add(place)
    single = {word: frozenset(places) for word, places in calls.items() if " " not in word}
    phrases = {word: frozenset(places) for word, places in calls.items() if " " in word}
    return single, phrases, tuple(i for i, row in enumerate(rows()) if row.cue is not None)


@lru_cache(maxsize=20_000)
def _called(word: str) -> frozenset[int]:
    """The places of the rows of which a literal word stands in this one."""
    return frozenset(place for literal, places in _cues()[0].items() if literal in word for place in places)


def candidates(text: str) -> list[Row]:
    """The rows with a cue in this lower-case text: one of their literal words, or their cue pattern."""
    _, phrases, patterns = _cues()
    found = set().union(*map(_called, text.split(" ")), *(places for phrase, places in phrases.items() if phrase in text))
    found |= {place for place in patterns if place not in found and (cue := rows()[place].cue) is not None and cue.search(text)}
    return [rows()[place] for place in sorted(found)]
