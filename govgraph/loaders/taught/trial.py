"""Trying taught words: an example must say with the word what it says with the words that the word stands for."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

from govgraph.graph.claims import EntityClaim, FactClaim, RelationClaim, SourceClaims
from govgraph.graph.errors import GovgraphError
from govgraph.graph.settings import THRESHOLD
from govgraph.loaders.files.limits import Limits
from govgraph.loaders.taught.words import KINDS, Word, Words, flat

BODY = "Brackdale Skills Board"  # of which the label of an example speaks
SITE = "https://example.org/"  # in a column of its own beside it, since a register has several
Said = set[tuple[str, ...]]
Outcome = SourceClaims | GovgraphError


def troubles(words: Words, tried: Sequence[Word]) -> list[str]:
    """For each word what its example does not give, read by a process that knows all the words; "" where it gives what it says."""
    read = iter(_read([paper for word in tried for said in _sayings(word) for paper in _papers(word, said)], words))
    return [_trouble(word, [[next(read) for _ in _papers(word, said)] for said in _sayings(word)]) for word in tried]


def _sayings(word: Word) -> list[str]:
    """What an example is read with: the word, and before it what it stands for."""
    return [word.word] if word.what in KINDS else [word.means, word.word]


def _papers(word: Word, said: str) -> list[tuple[str, str]]:
    """(ending, text) of the papers in which an example is tried, with `said` in the word's place."""
    if word.what in KINDS:
        return [(".txt", word.example + "\n")]
    example = flat(word.example)
    if word.what == "relation":
        return [(".txt", re.sub(re.escape(flat(word.word)), lambda _: said, example, count=1, flags=re.IGNORECASE) + "\n")]
    value = example.partition(":")[2].strip()
    label, cell = said[:1].upper() + said[1:], value.replace('"', '""')
    return [(".txt", f"{BODY}\n\n{label}: {value}\n"), (".csv", f'Partnership,"{label}",Website\n{BODY},"{cell}",{SITE}\n')]


def _read(papers: Sequence[tuple[str, str]], words: Words) -> list[Outcome]:
    from govgraph.loaders.files.pool import Task, read_files

    with tempfile.TemporaryDirectory(prefix="govgraph-", ignore_cleanup_errors=True) as room:
        tasks = []
        for number, (ending, text) in enumerate(papers):
            path = Path(room, f"example-{number}{ending}")
            path.write_text(text, "utf-8")
            tasks.append(Task(path, f"example{ending}", Path(room, str(number)), own=words.dump()))
        return [one for one in read_files(tasks, Limits(), lambda _: None) if not isinstance(one, list)]


def _trouble(word: Word, read: Sequence[Sequence[Outcome]]) -> str:
    """read: the papers of each saying."""
    if word.what in KINDS:
        return _misnamed(word, read[0][0])
    wanted, found = ([_said(one, word) for one in papers] for papers in read)
    if not any(wanted):
        return f"the example states nothing, not even with {word.means!r} in its place"
    missing = sorted({one for before, after in zip(wanted, found, strict=True) for one in before - after})
    more = sorted({one for before, after in zip(wanted, found, strict=True) for one in after - before - _seats_of_chairs(before)})
    return f"the example does not give {' '.join(missing[0])}" if missing else f"the example gives {' '.join(more[0])}" if more else ""


def _seats_of_chairs(said: Said) -> Said:
    """That who chairs a body sits on it is no more than was said."""
    return {(*one[:1], "MEMBER_OF", *one[2:]) for one in said if one[1] == "CHAIRS"}


def _said(source: Outcome, word: Word) -> Said:
    """What a paper states surely: relations (for a relation those of its type alone) and facts."""
    claims = source.claims if isinstance(source, SourceClaims) else ()
    sure = [claim for claim in claims if claim.confidence >= THRESHOLD]
    type = word.line[0] if word.what == "relation" else ""
    lines = {(c.source.name, c.type, c.target.name) for c in sure if isinstance(c, RelationClaim) and type in ("", c.type)}
    facts = {(c.entity.name, c.property, str(c.value)) for c in sure if isinstance(c, FactClaim) and not type and c.value != SITE}
    return lines | facts


def _misnamed(word: Word, source: Outcome) -> str:
    """What is wrong with the names of an example that are made with the word."""
    if isinstance(source, GovgraphError):
        return f"the example cannot be read: {source.what}"
    place = slice(0, len(word.phrase)) if word.begins else slice(-len(word.phrase), None)
    mentions = [claim.entity for claim in source.claims if isinstance(claim, EntityClaim)]
    mentions += [end for claim in source.claims if isinstance(claim, RelationClaim) for end in (claim.source, claim.target)]
    named = [one for one in mentions if one.name.lower()[place] == word.phrase and one.name.lower() != word.phrase]
    if not named:
        return f"no name that {'begins with' if word.begins else 'ends in'} {word.word} is found in the example"
    wrong = next((one for one in named if one.kind != word.what), None)
    return f"{wrong.name} is read as {wrong.kind} in the example" if wrong else ""
