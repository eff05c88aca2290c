"""What speaks against a proposal: who only attended, another sentence's name, nobody who is named, words that take a sentence back."""

from __future__ import annotations

from govgraph.loaders.judge.asserted import CUES, cue_in
from govgraph.loaders.judge.attending import only_attends
from govgraph.loaders.judge.details import sentence_around
from govgraph.loaders.judge.proposals import Proposal
from govgraph.loaders.names.lexicon import lexicon
from govgraph.loaders.names.participants import REFERENCE, Entity
from govgraph.loaders.readers.pairs import Pair
from govgraph.loaders.subjects.evidence import Scene, titled


def doubts(scene: Scene, one: Proposal) -> dict[str, bool]:
    """Each doubt by its name, and whether it holds of a proposal.

    attends: its source is first met among those who only attended a meeting. crossed: names in two sentences where another of that
    kind stands in the second one. letters: a person of letters or a title alone. unnamed: a body that is only "the group".
    """
    source, target = scene.entities[one.source], scene.entities[one.target]
    return {
        "attends": one.type == "MEMBER_OF" and only_attends(scene, source.mentions[0]),
        "crossed": _crossed(scene, one.pair),
        "letters": _letters(source),
        "unnamed": (_unnamed(source) or _unnamed(target)) and titled(scene) is None,
    }


def cues(scene: Scene, one: Proposal) -> dict[str, float]:
    """The cue in the sentence of a proposal's names, as far as the later of the two: 1 where both stand there, .5 where one is unsaid."""
    numbers = (n for n in (one.pair.source_mention, one.pair.target_mention) if n >= 0)
    here = [named for n in numbers if (named := scene.participants[n]).unit == one.pair.unit]
    found = dict.fromkeys(CUES, 0.0)
    if here:
        text, later = scene.units[one.pair.unit].clean, max(here, key=lambda named: named.end)
        start, end = sentence_around(text, later.start, later.end)
        both = len(here) == 2 and min(named.start for named in here) >= start
        cue = cue_in(text[start : later.end if both else end])
        found |= {cue: 1.0 if both else 0.5} if cue else {}
    return found


def _crossed(scene: Scene, pair: Pair) -> bool:
    """Whether two names stand in two sentences of a paragraph and the second sentence has a name of its own like the first."""
    if pair.route != "U":
        return False
    first, second = sorted((scene.participants[n] for n in (pair.source_mention, pair.target_mention)), key=lambda one: one.start)
    text = scene.units[pair.unit].clean
    start, end = sentence_around(text, second.start, second.end)
    others = (one for one in scene.participants if one.unit == second.unit and start <= one.start < end)
    return first.start < start and any(one.tag == first.tag and one.start != second.start for one in others)


def _unnamed(entity: Entity) -> bool:
    """Whether a body is only "the group" or "its sub-group" in small letters all through the page; "the officer group" is a name."""
    words = entity.name.lower().removeprefix("sub").strip(" -").split()
    return entity.tag == REFERENCE and entity.name[:1].islower() and len(words) < 2


def _letters(entity: Entity) -> bool:
    """Whether a person is named by letters or a title alone all through the page ("GP", "Coun"): nobody who is named."""
    bare = len(entity.name) < 4 or entity.name.isupper() or lexicon().has("honorifics", entity.name.lower())
    return entity.tag == "P" and " " not in entity.name and bare
