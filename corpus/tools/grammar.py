"""The page grammar: fragments from the templates of corpus/grammar, names and turns at random, the same for the same number."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml
from fragments import fragment
from twins import Twin

FOLDER = Path(__file__).resolve().parents[1] / "grammar"
KINDS = {"Body": "b", "Group": "b", "Scrutiny": "b", "Council": "o", "Org": "o", "Person": "p", "Post": "t", "post": "t", "Sector": "s",
         "Plan": "l", "Project": "j", "Place": "a"}  # fmt: skip
MARKS = ("- ", "• ", "* ", "o ", "1. ", "(a) ", "•\u00a0", "– ", "")
_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_CLASS = re.compile(r"<([A-Za-z]+)>")
_NAME = re.compile(r"\{([A-Za-z0-9]+)(?::([A-Za-z]+)|([~^])|)\}")
LISTS = {"members", "orgs", "people", "parts", "attend"}
_LIST = re.compile(rf"<({'|'.join(sorted(LISTS))}) ([A-Za-z])>")
_SMALL = frozenset(("and", "of", "for", "the", "&"))


@cache
def words() -> dict[str, list[str]]:
    """Of what names are made."""
    found: dict[str, list[str]] = yaml.safe_load((FOLDER / "words.yaml").read_text("utf-8"))
    return found


@cache
def templates() -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """(turns that stand by themselves, titles of pages, sections of pages)."""
    told = ((FOLDER / f"{name}.gram").read_text("utf-8") for name in ("free", "page"))
    free, page = (text.replace("\n  ", " ").splitlines() for text in told)  # two blanks at its head: a line that goes on
    kept = [[line for line in part if line and not line.startswith("# ")] for part in (free, page)]
    at = kept[1].index("== sections")
    return tuple(kept[0]), tuple(kept[1][:at]), tuple(kept[1][at + 1 :])


@dataclass
class _Page:
    """A page that is being written. names: id -> (its class, its name, its acronym where that was told)."""

    rng: random.Random
    names: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    facts: list[str] = field(default_factory=list)
    rows: int = 0
    chaired: bool = False  # a list of members names one chair

    def written(self, template: str, prefix: str = "") -> str:
        """A template with its choices made, its facts kept. prefix: of its own ids, so that two sections do not share them."""
        text = template
        while _CHOICE.search(text):
            text = _CHOICE.sub(lambda match: self.rng.choice(match[1].split("|")), text)
        mark = self.rng.choice(MARKS)
        text, _, told = text.partition(" =>")
        first, *items = text.split("<b>")
        text = first + "".join(_numbered(mark, i) + item for i, item in enumerate(items))
        text = _LIST.sub(lambda match: self.listed(match[1], match[2], prefix), text)
        text = _CLASS.sub(lambda match: self.made(match[1]), text)
        text = _NAME.sub(lambda match: self.named(match[1], match[2], match[3], prefix), text)
        self.facts += [_own(part, prefix) for part in told.split(";") if part.strip()]
        return text

    def made(self, kind: str) -> str:
        """One of a class, with the classes inside it filled."""
        chosen = self.rng.choice(words()[kind])
        return _CLASS.sub(lambda match: self.made(match[1]), str(chosen))

    def named(self, id: str, kind: str | None, form: str | None, prefix: str) -> str:
        """A marked mention: a new name, the name again, its short form (~) or its acronym in brackets (^)."""
        own = id if id == "P" else prefix + id
        if own not in self.names:
            taken = {name for _, name, _ in self.names.values()}
            name = next(name for name in iter(lambda: self.made(kind or "Body"), None) if name not in taken)
            self.names[own] = (kind or "Body", name, "")
            return f"{{{own}:{name}|{KINDS[kind or 'Body']}}}"
        kind, name, acronym = self.names[own]
        if form == "^":
            self.names[own] = (kind, name, _acronym(name))
            return f"({{{own}:{_acronym(name)}}})" if len(_acronym(name)) > 1 else ""
        if form == "~":
            short = self.rng.choice([acronym, _head(name)])
            return f"{{{own}:{short if len(short) > 1 else _head(name)}}}"
        return f"{{{own}:{name}}}"

    def listed(self, kind: str, of: str, prefix: str) -> str:
        """A list of members, organisations, people or groups in one of its layouts, its facts kept."""
        mark, gap = self.rng.choice(MARKS), self.rng.choice(("\\n", "\\n", "\\n\\n"))
        if kind == "attend":
            return self._attended(of, prefix)
        make: Callable[[str, str], str] = {"members": self._member, "orgs": self._org, "people": self._person, "parts": self._part}[kind]
        count = self.rng.randint(3, 7)
        return gap.join(_numbered(mark, i) + make(of, prefix) for i in range(count))

    def _new(self, kind: str, prefix: str) -> tuple[str, str]:
        self.rows += 1
        id = f"{prefix}{kind[0].lower()}{self.rows}"
        return id, self.named(id.removeprefix(prefix), kind, None, prefix)

    def _member(self, of: str, prefix: str) -> str:
        shape = self.rng.randrange(8)
        if shape in (0, 1):
            id, post = self._new("Post", prefix)
            org, told = self._new("Org", prefix)
            self.facts += [f"{self._seat(shape)} {id} {of}", f"WORKS_FOR {id} {org}"]
            chair = " (Chair)" if self._was_chair() else ""
            return f"{post}{self.rng.choice((', ', ' – ', ' - ', ' of ', ' ('))}{told}".replace(f" ({told}", f" ({told})") + chair
        if shape == 2:
            id, post = self._new("post", prefix)
            self.facts.append(f"MEMBER_OF {id} {of}")
            return self.rng.choice(("the ", "", "The ")) + post
        if shape == 3:
            id, sector = self._new("Sector", prefix)
            self.facts.append(f"MEMBER_OF {id} {of}")
            return self.rng.choice(("Representative of the ", "One from the ", "Two representatives from ", "A nominee of ", "")) + sector
        if shape in (4, 5):
            return self._org(of, prefix)
        return self._person(of, prefix)

    def _org(self, of: str, prefix: str) -> str:
        id, org = self._new("Org", prefix)
        self.facts.append(f"{self._seat(0)} {id} {of}")
        return org + (self.rng.choice((" (Chair)", " – Chair")) if self._was_chair() else self.rng.choice(("", "", "", " (2 seats)", ";")))

    def _person(self, of: str, prefix: str) -> str:
        id, person = self._new("Person", prefix)
        title = self.made("Title")
        role = self.rng.randrange(12)
        role = 11 if role == 0 and self.chaired else role
        self.chaired = self.chaired or role == 0
        self.facts.append(f"{'CHAIRS' if role == 0 else 'MEMBER_OF'} {id} {of}")
        if role == 0:
            return self.rng.choice((f"{title}{person} (Chair)", f"Chair: {title}{person}", f"Chair – {person}", f"(Chair) {title}{person}"))
        if role == 1:
            self.facts.append(f"? CHAIRS {id} {of}")
            return self.rng.choice((f"{title}{person} (Vice-Chair)", f"Deputy Chair: {title}{person}", f"(deputy chair) {title}{person}"))
        if role < 6:
            org, told = self._new("Org", prefix)
            self.facts.append(f"WORKS_FOR {id} {org}")
            if role == 2:
                _, post = self._new("Post", prefix)
                return f"{title}{person}, {post}, {told}"
            return self.rng.choice((f"{title}{person}, {told}", f"{title}{person} – {told}", f"{title}{person} ({told})"))
        return title + person + self.rng.choice(("", "", "", " [Labour]", " (Con)", ", Non-Executive Member", ", Ward 3"))

    def _part(self, of: str, prefix: str) -> str:
        id, group = self._new("Group", prefix)
        self.facts.append(f"PART_OF {id} {of}")
        if self.rng.randrange(4) == 0:
            chair, person = self._new("Person", prefix)
            self.facts.append(f"CHAIRS {chair} {id}")
            return f"{group}{self.rng.choice((' (Chair: ', ' – chaired by ', ', chair '))}{person}".replace(f": {person}", f": {person})")
        return group + self.rng.choice(("", "", "", " – meets monthly", ": leads on prevention"))

    def _attended(self, of: str, prefix: str) -> str:
        """Present, apologies, in attendance."""
        join = self.rng.choice((", ", "\\n", "; ", "\\n"))
        label = self.rng.choice(("Present: ", "PRESENT:\\n", "Present\\n", "Members present:\\n", "In attendance (members): "))
        present = join.join(self._person(of, prefix) for _ in range(self.rng.randint(3, 8)))
        found = [label + present]
        if self.rng.random() < 0.6:
            label = self.rng.choice(("Apologies: ", "Apologies for absence:\\n"))
            found.append(label + join.join(self._person(of, prefix) for _ in range(2)))
        if self.rng.random() < 0.6:
            guests = []
            for _ in range(self.rng.randint(1, 4)):
                id, person = self._new("Person", prefix)
                org, told = self._new("Org", prefix)
                self.facts.append(f"WORKS_FOR {id} {org}")
                guests.append(f"{person}, {told}")
            found.append(self.rng.choice(("In attendance: ", "Officers in attendance:\\n", "Also present: ")) + "\\n".join(guests))
        return self.rng.choice(("\\n\\n", "\\n")).join(found)

    def _seat(self, shape: int) -> str:
        """One in ten chairs."""
        first = shape == 0 and not self.chaired and self.rng.randrange(10) == 0
        self.chaired = self.chaired or first
        return "CHAIRS" if first else "MEMBER_OF"

    def _was_chair(self) -> bool:
        told = [fact for fact in self.facts if not fact.startswith("WORKS_FOR")]
        return bool(told) and told[-1].startswith("CHAIRS")


def _own(part: str, prefix: str) -> str:
    """A fact with its ids as the page knows them."""
    sure, type, a, b, *status = ["", *part.split()] if "?" not in part else part.split()
    a, b = (end if end == "P" else prefix + end for end in (a, b))
    return " ".join(one for one in (sure, type, a, b, *status) if one)


def _numbered(mark: str, i: int) -> str:
    return mark.replace("1", str(i + 1)).replace("(a)", f"({'abcdefghij'[i]})")


def _acronym(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"[A-Za-z0-9]+", name) if word.lower() not in _SMALL).upper()


def _head(name: str) -> str:
    """The words by which a body is called again: "the Board", "the Sub-Group"."""
    name = re.sub(r" \(.*\)$| for .*", "", name)
    for head in sorted({*words()["top"], *words()["low"]}, key=len, reverse=True):
        if name.endswith(" " + head) and name != head:
            return str(head).split()[-1] if " " in str(head) and len(name) % 2 else str(head)
    return name.split()[-1] if " " in name and name.split()[-1].isalpha() else name


def _line(page: _Page, text: str) -> str:
    subject = "P" if "P" in page.names else "-"
    return f"{text} => {'; '.join(page.facts)} @ {subject}"


def _single(rng: random.Random) -> str:
    """One to three turns that stand by themselves."""
    page = _Page(rng)
    chosen = rng.sample(templates()[0], rng.choice((1, 1, 2, 3)))
    gap = rng.choice(("\\n\\n", " ", "\\n"))
    return _line(page, gap.join(page.written(turn, f"f{i}") for i, turn in enumerate(chosen)))


def _whole(rng: random.Random) -> str:
    """A page: a title, sections about its body, now and then a turn about others."""
    _, titles, sections = templates()
    page = _Page(rng)
    parts = [page.written(rng.choice(titles), "t")]
    for i, section in enumerate(rng.sample(sections, rng.randint(2, 5))):
        if rng.random() < 0.25:
            parts.append(page.written(rng.choice(templates()[0]), f"f{i}"))
        parts.append(page.written(section, f"s{i}"))
    return _line(page, rng.choice(("\\n\\n", "\\n\\n", "\\n")).join(parts))


def turn(template: str, seed: int = 0) -> str:
    """One template as a fragment."""
    page = _Page(random.Random(seed))
    return _line(page, page.written(template, "f"))


def lines(count: int, seed: int = 0) -> Iterator[str]:
    """So many fragments: two of three whole pages."""
    rng = random.Random(seed)
    for n in range(count):
        yield _whole(rng) if n % 3 else _single(rng)


def grown(count: int, seed: int = 0) -> list[Twin]:
    """So many pages of the grammar."""
    return [fragment(f"grammar:{n}", line) for n, line in enumerate(lines(count, seed))]
