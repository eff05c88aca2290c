"""How well sentences are read: found, missed and false claims per relation type, against sentences with their facts in YAML.

python -m govgraph.loaders.evaluate FILE [--show missed|false]
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from govgraph.graph.claims import Mention
from govgraph.loaders.clauses import Context, read_sentence
from govgraph.loaders.names import NameBook, name_key

Fact = tuple[str, str, str]
_TITLE = re.compile(r"^(?:cllr|councillor|dr|mr|mrs|ms|miss|prof|professor|sir|dame|baroness|lord|lady|rev|revd|reverend|bishop)\b\.? ")
_MEANS_SUBJECT = re.compile(
    r"(?:it|we|(?:the|this|our|that) (?:new )?"
    r"(?:board|partnership|trust|forum|group|panel|network|alliance|committee|programme|project|body|company))$"
)


@dataclass
class Evaluation:
    """Counts per relation type, and the facts missed and false with their sentences."""

    found: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[Fact, str]] = field(default_factory=list)
    false: list[tuple[Fact, str]] = field(default_factory=list)

    def rows(self) -> list[tuple[str, int, int, int, float, float, float]]:
        """(type, found, missed, false, precision, recall, F1) for each type, and for all under "all"."""
        missed, false = Counter(fact[1] for fact, _ in self.missed), Counter(fact[1] for fact, _ in self.false)
        types = sorted({*self.found, *missed, *false})
        return [self._row(name, self.found[name], missed[name], false[name]) for name in types] + [
            self._row("all", self.found.total(), len(self.missed), len(self.false))
        ]

    def _row(self, name: str, found: int, missed: int, false: int) -> tuple[str, int, int, int, float, float, float]:
        precision = found / (found + false) if found + false else 1.0
        recall = found / (found + missed) if found + missed else 1.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return name, found, missed, false, precision, recall, f1


def evaluate(path: str | Path) -> Evaluation:
    """Reads every sentence of the file and compares what is found with its facts; `either_way` counts neither for nor against.

    path: YAML with `subject` (what "it" and "the Board" mean) and `sentences`, each with text, facts and either_way
    ("source | TYPE | target"). Raises OSError, yaml.YAMLError or KeyError when it is not such a file.
    """
    data: dict[str, Any] = yaml.safe_load(Path(path).read_text("utf-8"))
    result = Evaluation()
    for row in data["sentences"]:
        wanted = {_parse(fact) for fact in row.get("facts") or ()}
        neutral = {_parse(fact) for fact in row.get("either_way") or ()}
        found = read_facts(row["text"], data["subject"])
        for fact in sorted(wanted):
            if _in(fact, found):
                result.found[fact[1]] += 1
            else:
                result.missed.append((fact, row["text"]))
        result.false += [(fact, row["text"]) for fact in sorted(found) if not _in(fact, wanted) and not _in(fact, neutral)]
    return result


def read_facts(text: str, subject: str) -> set[Fact]:
    """The relations that a sentence states, as normalised (source, type, target); `subject` is what the text is about."""
    mention = Mention(subject, "body", "partnership")
    context = Context(mention, lambda words: mention if _MEANS_SUBJECT.match(words.lower()) else None)
    claims = read_sentence(text, context, NameBook.from_text(text))
    return {(_norm(claim.source.name), claim.type, _norm(claim.target.name)) for claim in claims if claim.target is not None}


def _parse(fact: str) -> Fact:
    source, kind, target = (part.strip() for part in fact.split("|"))
    return _norm(source), kind, _norm(target)


def _norm(name: str) -> str:
    return name_key(_TITLE.sub("", name_key(name)))


def _in(fact: Fact, facts: set[Fact]) -> bool:
    source, kind, target = fact
    return fact in facts or (kind == "RELATED_TO" and (target, kind, source) in facts)


def table(result: Evaluation) -> str:
    """The counts as a text table."""
    lines = [f"{'type':16}{'found':>7}{'missed':>8}{'false':>7}{'precision':>11}{'recall':>8}{'F1':>6}"]
    lines += [
        f"{name:16}{found:7}{missed:8}{false:7}{precision:11.2f}{recall:8.2f}{f1:6.2f}"
        for name, found, missed, false, precision, recall, f1 in result.rows()
    ]
    return "\n".join(lines)


def listing(items: list[tuple[Fact, str]]) -> str:
    """Facts grouped under their sentences, for reading."""
    grouped: dict[str, list[Fact]] = defaultdict(list)
    for fact, text in items:
        grouped[text].append(fact)
    return "\n".join(f"{text}\n" + "\n".join("    " + " | ".join(fact) for fact in facts) for text, facts in grouped.items())


def main(arguments: list[str]) -> int:
    """The command line: a file, then optionally --show missed|false."""
    result = evaluate(arguments[0])
    print(table(result))
    if "--show" in arguments:
        print(listing(result.missed if arguments[-1] == "missed" else result.false))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
