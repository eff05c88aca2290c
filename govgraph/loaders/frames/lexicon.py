"""The frame lexicon: which words speak of which line (reporting, membership, chairing …), wherever they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import yaml

from govgraph.loaders.frames.plurals import infinitive_of, plural_of
from govgraph.loaders.letters import LOWER
from govgraph.loaders.taught.words import Word, own_words

_HYPHENS = frozenset("-\u2010\u2011")
_WORD = re.compile(rf"[{LOWER}0-9]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A word or phrase that the lexicon knows. form: "v" (report, reports), "ed", "ing", "n" (a noun) or "w" (a phrase, an adjective)."""

    place: int
    size: int
    family: str
    form: str


@dataclass(frozen=True)
class Lexicon:
    """forms: words (as a tuple) -> (family, form). says: (slot of the source, family, slot of the target) -> relation types.

    own: which of the forms were taught; inside one of them no other word speaks.
    """

    forms: dict[tuple[str, ...], tuple[tuple[str, str], ...]]
    says: dict[tuple[str, str, str], tuple[str, ...]]
    own: frozenset[tuple[str, ...]] = frozenset()


@cache
def frame_lexicon() -> Lexicon:
    """The lexicon with the own words of this process, made once."""
    shipped = _shipped()
    own = {words: meant for word in own_words().of("label", "relation") for words, meant in _taught(word, shipped)}
    return Lexicon({**shipped.forms, **own}, shipped.says, frozenset(own))


def _taught(word: Word, shipped: Lexicon) -> Iterator[tuple[tuple[str, ...], tuple[tuple[str, str], ...]]]:
    """An own word: a label speaks of what the label speaks of that it stands for, a verb of its relation in all its forms."""
    said = _WORD.findall(word.phrase)
    if word.what == "label":
        meant = tuple(_WORD.findall(word.means.lower()))
        yield tuple(said), tuple((family, "n") for family in dict.fromkeys(hit.family for hit in _hits(meant, shipped, _sizes_of(shipped))))
        return
    verb = infinitive_of(said[0]) if said else ""
    for start in sorted({said[0], *(form for form, _ in _forms(verb))}) if verb else said[:1]:
        yield (start, *said[1:]), ((_family_of(word.line[0], shipped), "w"),)


def _family_of(type: str, shipped: Lexicon) -> str:
    """The family that says most of a relation type."""
    votes = Counter(family for (_, family, _), types in shipped.says.items() if type in types)
    return votes.most_common(1)[0][0]


@cache
def _shipped() -> Lexicon:
    """The lexicon of frames.yaml, read once."""
    data = yaml.safe_load(files("govgraph.loaders.frames").joinpath("frames.yaml").read_text("utf-8"))
    forms: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    says: dict[tuple[str, str, str], list[str]] = {}
    for family, entry in data.items():
        for words, form in _all_forms(entry):
            if (family, form) not in forms.setdefault(words, []):
                forms[words].append((family, form))
        for line in entry.get("says", ()):
            ends, type = line.split()
            for source in ends.split(">")[0].split("|"):
                for target in ends.split(">")[1].split("|"):
                    says.setdefault((source, family, target), []).append(type)
    return Lexicon({key: tuple(value) for key, value in forms.items()}, {key: tuple(value) for key, value in says.items()})


def _all_forms(entry: dict[str, list[str]]) -> Iterator[tuple[tuple[str, ...], str]]:
    for verb in entry.get("verbs", ()):
        yield from (((word,), form) for word, form in _forms(verb))
    for noun in entry.get("nouns", ()):
        words = _WORD.findall(noun.lower())
        yield from (((*words[:-1], word), "n") for word in {words[-1], plural_of(words[-1])})
    yield from ((tuple(_WORD.findall(phrase.lower())), "w") for phrase in entry.get("words", ()))


def _forms(verb: str) -> set[tuple[str, str]]:
    """The regular forms of a verb; irregular ones stand in the data as words of their own."""
    stem = verb.removesuffix("e")
    ed, ing = ({stem + "ed"}, {stem + "ing"}) if not re.search(r"[^aeiou]y$", verb) else ({verb[:-1] + "ied"}, {verb + "ing"})
    if re.search(r"[^aeiou][aeiou][bgmnprtl]$", verb):
        ed, ing = ed | {verb + verb[-1] + "ed"}, ing | {verb + verb[-1] + "ing"}
    base = {verb, plural_of(verb)}
    return {(word, "v") for word in base} | {(word, "ed") for word in ed} | {(word, "ing") for word in ing}


@lru_cache(maxsize=5_000)
def hits(words: tuple[str, ...]) -> tuple[Hit, ...]:
    """What the lexicon knows in a sequence of lower-case words, in order, longer phrases first; a hyphen parts two words ("sub-group")."""
    found, own = _hits(words, frame_lexicon(), _sizes()), frame_lexicon().own
    if not own:
        return found
    taught = [hit for hit in found if tuple(word for word in words[hit.place : hit.place + hit.size] if word not in _HYPHENS) in own]
    return tuple(hit for hit in found if hit in taught or not any(_inside(hit, one) for one in taught))


def _inside(hit: Hit, other: Hit) -> bool:
    return other.place <= hit.place and hit.place + hit.size <= other.place + other.size


def _hits(words: tuple[str, ...], lexicon: Lexicon, sizes: dict[str, tuple[int, ...]]) -> tuple[Hit, ...]:
    places = [i for i, word in enumerate(words) if word not in _HYPHENS]
    bare = tuple([words[i] for i in places])
    return tuple(
        Hit(places[i], places[i + size - 1] - places[i] + 1, family, form)
        for i, word in enumerate(bare)
        for size in sizes.get(word, ())
        if i + size <= len(bare)
        for family, form in lexicon.forms.get(bare[i : i + size], ())
    )


@cache
def _sizes() -> dict[str, tuple[int, ...]]:
    """First word -> the lengths of the phrases that begin with it, longest first."""
    return _sizes_of(frame_lexicon())


def _sizes_of(lexicon: Lexicon) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for words in lexicon.forms:
        found.setdefault(words[0], set()).add(len(words))
    return {word: tuple(sorted(sizes & {1, 2, 3, 4}, reverse=True)) for word, sizes in found.items()}


@lru_cache(maxsize=20_000)
def families(text: str) -> tuple[str, ...]:
    """The families that a heading, a label or a stem speaks of, each once, in order."""
    return tuple(dict.fromkeys(hit.family for hit in hits(tuple(_WORD.findall(text.lower())))))
