"""Rosters whose line breaks were lost on the way ("Ann Bell (Chair), Brack Council Raj Patel, Police …"): one person a line again."""

from __future__ import annotations

import re

from govgraph.loaders.names.lexicon import lexicon
from govgraph.loaders.structure.people import HONORIFIC, person_at_start

_LEAD = re.compile(r"\b(?:members?|membership|attendees|attended|present|representatives|apologies|contacts)\b", re.IGNORECASE)
_ENTRY = re.compile(rf"(?:^|(?<= ))(?=(?P<person>(?:{HONORIFIC})*[A-Z][\w'’.-]+ [A-Z][\w'’-]+)(?:,| \())")
FEWEST = 3  # persons; two of them may as well be a sentence


def part_roster(lead: str, words: str) -> str:
    """The words with a line end before each person, where a line such as `lead` introduces them; else the words as they are.

    Only what starts with a person, names several in one way and ends in no full stop is taken for a roster.
    """
    if len(lead) > 120 or not _LEAD.search(lead) or words.endswith((".", ":", ";")) or "\n" in words or "\t" in words:
        return words
    cuts = [found.start() for found in _ENTRY.finditer(words) if _is_person(words[found.start() :], found["person"])]
    if len(cuts) < FEWEST or cuts[0] != 0:
        return words
    if sum(_known(words[start:]) for start in cuts) * 2 < len(cuts):
        return words
    ends = [*cuts[1:], len(words)]
    return "\n".join(words[start:end].rstrip(" ,;") for start, end in zip(cuts, ends, strict=True))


def _is_person(text: str, words: str) -> bool:
    person = person_at_start(text)
    return person is not None and words.endswith(person.name) and (" " in person.name)


def _known(text: str) -> bool:
    """Whether a person's title or a known first name stands here, so that a list of towns is none of people."""
    return re.match(HONORIFIC, text) is not None or text.split()[0].lower() in lexicon().first_names
