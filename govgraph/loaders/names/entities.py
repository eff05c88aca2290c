"""Which participants of a page are one thing: same name, fitting acronym, shorter form of one longer name, surname of one person."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache

from govgraph.loaders.names.lexicon import lexicon, own_kind
from govgraph.loaders.names.participants import KINDS, REFERENCE, Entity, Participant
from govgraph.loaders.names.references import head_of
from govgraph.loaders.pages.units import Unit

_SMALL = frozenset("and of for the & in with on to at a".split())
_TITLES = re.compile(
    r"^(?:(?:cllrs?|clrs?|couns?|councillors?|dr|mrs?|ms|miss|mx|prof|professor|sir|dame|lord|lady|revd?|reverend|"
    r"the|ald(?:erman)?|draft|new)\.? )+",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*[(\[]\s*[\"'“‘]?(?:the |or |hereafter |known as )*[\"'“‘]?\s*$")
_GROUPS = {"B": "body", "O": "body", "P": "person"}
_TAGS = {kind: tag for tag, kind in reversed(KINDS.items())}  # the first tag of each kind
LONG = 8  # letters of a word in which one more or less is a slip: "committe", "partnertship"
_UNTAUGHT = "PTR"  # people, posts and short forms are what the tagger takes them for, whatever word they end in


@lru_cache(maxsize=50_000)
def key_of(name: str) -> str:
    """One spelling for comparison."""
    text = _TITLES.sub("", name.replace("’", "'"))
    words = re.sub(r"[^\w]+", " ", re.sub(r"'s\b", "s", text.casefold().replace("&", " and "))).split()
    while len(words) > 2 and words[-1].isdigit():  # "Partnership Plan 2012-17"
        words.pop()
    if len(words) > 3 and words[-3] == "board" and tuple(words[-3:]) in lexicon().compounds:  # "Quay Trust Board of Trustees"
        del words[-2:]
    if words and words[-1] in lexicon().plurals:  # "theme groups", each of which is a theme group
        words[-1] = words[-1][:-3] + "y" if words[-1].endswith("ies") else words[-1].rstrip("s")
    return " ".join(words)


def entities_of(units: Sequence[Unit], participants: Sequence[Participant]) -> tuple[Entity, ...]:
    """The entities of a page, in the order in which they are first named.

    Short forms are entities of their own (tag R): whether one means something that the page names is for the subjects to say.
    """
    groups = _Groups()
    for i, one in enumerate(participants):
        tag = _tag_of(one)
        groups.add(i, (_GROUPS.get(tag, tag), key_of(one.text)))
    _bracketed(units, participants, groups)
    _acronyms(participants, groups)
    _shorter(participants, groups)
    slips = _misprinted(groups)
    return tuple(_entity(n, [participants[i] for i in members], members, slips) for n, members in enumerate(groups.members()))


def _tag_of(one: Participant) -> str:
    """The tag of a mention; an own word of the workspace knows better than the tagger."""
    own = own_kind(one.text) if one.tag not in _UNTAUGHT else ""
    return _TAGS[own] if own else one.tag


class _Groups:
    """Sets of participants that grow together; the first member of each leads."""

    def __init__(self) -> None:
        self.parent: dict[int, int] = {}
        self.keys: dict[tuple[str, str], int] = {}

    def add(self, i: int, key: tuple[str, str]) -> None:
        self.parent[i] = i
        self.join(self.keys.setdefault(key, i), i)

    def find(self, i: int) -> int:
        while self.parent[i] != i:
            i = self.parent[i]
        return i

    def join(self, a: int, b: int) -> None:
        first, second = sorted((self.find(a), self.find(b)))
        self.parent[second] = first

    def members(self) -> list[tuple[int, ...]]:
        found: dict[int, list[int]] = defaultdict(list)
        for i in sorted(self.parent):
            found[self.find(i)].append(i)
        return [tuple(found[lead]) for lead in sorted(found)]


def _bracketed(units: Sequence[Unit], participants: Sequence[Participant], groups: _Groups) -> None:
    """ "Growth Board (GB)": the bracket holds another name of what stands before it, where the initials fit."""
    for i, (one, other) in enumerate(zip(participants, participants[1:], strict=False)):
        if one.unit != other.unit or REFERENCE in (one.tag, other.tag) or other.start - one.end > 12:
            continue
        between = _BETWEEN.match(units[one.unit].clean[one.end : other.start])
        if between and (spells(one.text, other.text) or spells(other.text, one.text) or _transposed(one.text, other.text)):
            groups.join(i, i + 1)


def _acronyms(participants: Sequence[Participant], groups: _Groups) -> None:
    """An acronym means the one name on the page that it abbreviates."""
    names = {key: participants[i].text for key, i in groups.keys.items()}
    for key, i in groups.keys.items():
        if not is_acronym(names[key]):
            continue
        fits = {
            groups.find(groups.keys[other])
            for other, name in names.items()
            if other[0] == key[0] and len(name.split()) > 1 and spells(name, names[key])
        }
        if len(fits) == 1 and groups.find(i) not in fits:
            groups.join(i, fits.pop())


def _shorter(participants: Sequence[Participant], groups: _Groups) -> None:
    """ "Health and Wellbeing Board" is the "Wendshire Health and Wellbeing Board", "Cllr Bell" is "Ann Bell", where only one fits."""
    for kind in sorted({key[0] for key in groups.keys}):
        keys = sorted(((key[1], i) for key, i in groups.keys.items() if key[0] == kind), key=lambda item: (len(item[0]), item[0]))
        for n, (name, i) in reversed(list(enumerate(keys))):
            fits = {groups.find(other) for longer, other in keys[n + 1 :] if _short_for(kind, name, longer)} - {groups.find(i)}
            if len(fits) == 1:
                groups.join(i, fits.pop())


def _misprinted(groups: _Groups) -> frozenset[str]:
    """ "Quay Partnertship Board" is the "Quay Partnership Board" of its page. The misprinted keys.

    One letter too many or too few in a long word of which only the right form is a word for a kind.
    """
    heads, wrong = lexicon().heads, set()
    for kind, key in sorted(key for key in groups.keys if key[0] == "body"):
        for long, short, other in _with_one_letter_less(key):
            if (kind, other) in groups.keys and (long in heads) != (short in heads):
                groups.join(groups.keys[kind, key], groups.keys[kind, other])
                wrong.add(other if long in heads else key)
    return frozenset(wrong)


def _with_one_letter_less(key: str) -> Iterator[tuple[str, str, str]]:
    """(a long word, the word without one of its inner letters, the key with that) for each such letter."""
    words = key.split()
    for i, word in enumerate(words):
        for n in range(1, len(word) - 1) if len(word) >= LONG else ():
            short = word[:n] + word[n + 1 :]
            yield word, short, " ".join([*words[:i], short, *words[i + 1 :]])


def _short_for(kind: str, short: str, longer: str) -> bool:
    if kind == "person":
        first, _, last = short.partition(" ")
        if not last:
            return longer.endswith(" " + short) or longer.startswith(short + " ")
        return len(first) == 1 and longer.startswith(first) and longer.endswith(" " + last)
    words = short.split()
    if kind != "body" or len(words) < 2 or head_of(short) != head_of(longer):
        return False
    return longer.endswith(" " + short)


def is_acronym(name: str) -> bool:
    """Whether a name is one word of mostly capitals."""
    return " " not in name and len(name) >= 2 and sum(char.isupper() for char in name) >= max(2, len(name.rstrip("s")) - 2)


@lru_cache(maxsize=20_000)
def spells(name: str, acronym: str) -> bool:
    """Whether the letters of an acronym are initials of a name, small words spelled or skipped: "Police and Crime Panel", "PCP"."""
    letters = re.sub(r"[^a-z]", "", _plain(acronym.rstrip("s")))
    words = tuple(re.findall(r"[a-z]+", re.sub(r"['’](?:s\b)?", "", _plain(name))))
    parted = re.fullmatch(r"[A-Za-z]+[ -][A-Z]{2,}", acronym) is not None
    if len(letters) < 2 or not parted and not is_acronym(acronym.strip("\"'")):
        return False
    if parted and _spells_parted(name, acronym):
        return True
    return any(words[i] not in _SMALL and _spells(words[i:], letters) for i in range(len(words) - 1))


def _spells_parted(name: str, acronym: str) -> bool:
    """Whether the first part of an acronym stands for the first word of a name, the second for the rest: "Shore SAB", "WX HCP"."""
    (part, rest), (word, *words) = re.split(r"[ -]", acronym), name.split()
    opens = part == word or part.isupper() and len(part) < 5 and _within(_plain(part), _plain(word))
    return opens and len(words) > 1 and spells(" ".join(words), rest)


def _within(letters: str, word: str) -> bool:
    """Whether a word begins with the first of the letters and holds all of them in their order."""
    rest = iter(word)
    return word.startswith(letters[:1]) and all(letter in rest for letter in letters)


def _transposed(name: str, acronym: str) -> bool:
    """Whether an acronym of four letters and more has just the initials of a name, in another order: a slip of who typed it."""
    initials = [word[0] for word in re.findall(r"[a-z]+", _plain(name)) if word not in _SMALL]
    return is_acronym(acronym) and len(initials) > 3 and sorted(_plain(acronym)) == sorted(initials)


def _plain(name: str) -> str:
    """In small letters without accents."""
    return "".join(char for char in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(char))


def _spells(words: tuple[str, ...], letters: str) -> bool:
    if not words:
        return not letters
    if words[0] in _SMALL and _spells(words[1:], letters):
        return True
    return any(letters.startswith(words[0][:n]) and _spells(words[1:], letters[n:]) for n in ((1,) if words[0] in _SMALL else (1, 2, 3)))


def _entity(number: int, members: Sequence[Participant], mentions: tuple[int, ...], slips: Set[str]) -> Entity:
    """The fullest form first, a misprinted one (slips: keys) after the others; the tag that most of the mentions bear."""
    tags: Counter[str] = Counter()
    for one in members:
        tags[_tag_of(one)] += one.score  # type: ignore[assignment]
    forms = list(dict.fromkeys(" ".join(one.text.split()) for one in members))
    best = max(forms, key=lambda form: (not is_acronym(form), key_of(form) not in slips, len(_TITLES.sub("", form)), -forms.index(form)))
    return Entity(number, max(sorted(tags), key=lambda tag: tags[tag]), (best, *(form for form in forms if form != best)), mentions)
