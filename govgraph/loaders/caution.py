"""Sentences that state nothing about the bodies of this document: law, other areas, options, what a meeting is asked to decide."""

from __future__ import annotations

import re
from dataclasses import replace

from govgraph.graph.claims import Mention
from govgraph.loaders.blocks import Block
from govgraph.loaders.clauses import Found
from govgraph.loaders.structure.people import person_at_start

# "The Care Act 2014 requires Boards to …": what is said of Boards in such a paragraph is said of all there are.
_LAW = re.compile(
    r"\b(?:Act (?:of )?(?:19|20)\d\d|(?:19|20)\d\d Act|the Act\b|statutory guidance|regulations (?:19|20)\d\d|[Ll]egislation"
    r"|[Gg]overnment (?:has |have )?(?:requires?|guidance|asked|expects?|announced)|every (?:local|upper tier|council|authority|area))"
)
_ALL_OF_THEM = re.compile(
    r"(?:(?:[A-Z][\w']+|and|&|of|for) )*(?:Boards|Partnerships|Groups|Committees|Forums|Panels"
    r"|Trusts|Councils|[A-Z]{2,6}s)"
)
_ELSEWHERE = re.compile(
    r"\b(?:(?<!with )(?<!shared with )[Nn]eighbouring [A-Z]|[Ee]lsewhere\b|[Ss]imilar (?:\w+ ){0,2}(?:ha(?:s|ve)|exist|in"
    r"|to)|[Ii]n other (?:areas"
    r"|counties|councils|parts|authorities"
    r"|places)|[Oo]ther (?:areas|councils|authorities|counties)\b[^.]{0,40}\b(?:have|has|where)|[Bb]y (?:contrast"
    r"|comparison)|[Bb]est practice"
    r"|[Ii]n [A-Z][a-z]+, for (?:example|instance)|[Cc]ase study|, where the )"
)
_HEARSAY = re.compile(r"\b(?:felt|suggested|considered|thought|argued|hoped|wondered) that\b|\basked (?:if|whether|why)\b")
_EACH = re.compile(r"\b(?:each|all|both|some|most) of (?:which|whom)\b")
_POINTS_BACK = re.compile(
    r"\b(?:it|its|we|our|us|they|their|this|the (?:board|partnership|group|forum|committee|trust|network))\b", re.IGNORECASE
)
# Who chaired one meeting does not chair the body.
_ONE_MEETING = re.compile(
    r"\b(?:meeting|session|workshop|event|seminar|item) (?:of|with|held by) (?:the )?[A-Z][^.;]{3,80} (?:was|were) chaired by"
)
_OPTION = re.compile(r"(?:preferred |recommended )?(?:option|model|scenario)\s+(?:\d|[A-F]\b|one|two|three)", re.IGNORECASE)
_DECIDE = re.compile(
    r"\b(?:is|are|be) (?:asked|recommended|requested|invited) (?:to|that)\b|\b(?:resolves?|recommends?|agrees?) (?:to"
    r"|that)\s*:?$|^recommendations?\b"
    r"|\brecommended (?:that|to)\b|^that (?:the )?[A-Z]|\bRECOMMENDED|\bquestions?\b.{0,60}:$|^discussion points",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"[^.;,]{0,30}\buntil (?:(?:early|late|mid|recently|\w+) ?){0,2}(?:(?:19|20)\d\d|then|now|recently"
    r"|January|February|March|April|May|June|July|August|September|October|November|December|last (?:year|month))\b"
)
_WILL = re.compile(r"\b(?:will|shall|to be)\b")
# Behind "a Skills Group, chaired by Ann Bell": the group is still to come.
_NOT_YET = re.compile(r",? (?:(?:is|are) to be|will be|is being|are being) (?:established|set up|created|formed|launched|convened)\b")
_LATER = re.compile(
    r"\b(?:[Ff]rom|[Ii]n|[Bb]y|[Aa]fter|[Uu]ntil) (?:(?:early|late|mid|spring|summer|autumn|winter|\d{1,2}(?:st|nd|rd"
    r"|th)?)[ -])?(?:[A-Z][a-z]+ )?20\d\d"
    r"|\bfrom (?:next )?(?:January|February|March|April|May|June|July|August|September|October|November|December|spring|autumn)\b"
    r"|\bwill be (?:established|set up|created|launched|formed) |\b(?:plann?(?:ed|ing)|intention|intended|propos(?:ed|als?"
    r"|e)|subject to|once (?:it|they|the|this|these) "
    r"|in due course|when (?:it is )?established"
    r"|under the (?:new|proposed))\b"
)


def states_nothing(block: Block, sentence: str) -> bool:
    """Whether a sentence speaks of other places, of an option, or of what somebody is asked to decide."""
    intro = block.intro.clean[-200:] if block.intro is not None else ""
    before = block.clean.partition(sentence)[0]
    if re.match(r"In [A-Z]", sentence) and re.search(r"\b[Ee]lsewhere\b|\bother (?:areas|councils)\b", before):
        return True
    return (
        sentence.rstrip().endswith("?")
        or _ELSEWHERE.search(sentence) is not None
        or _HEARSAY.search(sentence) is not None
        or _OPTION.match(block.clean) is not None
        or (block.kind == "item" and (_DECIDE.search(intro) is not None or _OPTION.match(intro) is not None))
    )


def about_all(block: Block, mention: Mention | None) -> bool:
    """Whether a mention is of all bodies of a kind, in a paragraph about the law."""
    return mention is not None and _ALL_OF_THEM.fullmatch(mention.name) is not None and _LAW.search(block.clean) is not None


def about_each(sentence: str, item: Found) -> bool:
    """ "The Forum works through five groups, each of which reports to it": nothing is said of the Forum itself."""
    if item.source is not None and item.source.scope and re.match(r"(?:Each|Every) ", sentence) and sentence.endswith(":"):
        return True  # the list that follows names them
    if item.source is not None and sentence.endswith(":") and _ALL_OF_THEM.fullmatch(item.source.name):
        return True
    if item.type == "CHAIRS" and _ONE_MEETING.search(sentence[: item.end]):
        return True
    match = _EACH.search(sentence)
    return match is not None and item.start < match.start() < item.end


def said_outright(sentence: str, found: list[Found], subject: Mention | None) -> list[Found]:
    """Without what was read of the section's body where the sentence names another in its place: "The Network has links to the Forum"."""
    if subject is None or subject.name in sentence or _POINTS_BACK.search(sentence):
        return found
    sources = {(item.type, item.target.name) for item in found if item.target and item.source and item.source.name != subject.name}
    targets = {(item.type, item.source.name) for item in found if item.target and item.source and item.target.name != subject.name}
    return [
        item
        for item in found
        if item.target is None
        or item.source is None
        or not (
            (item.source.name == subject.name and (item.type, item.target.name) in sources)
            or (item.target.name == subject.name and (item.type, item.source.name) in targets)
        )
    ]


def with_holder(sentence: str, item: Found) -> Found:
    """ "Chaired by the Chief Executive, Ann Bell": the person whom the post's name is followed by."""
    source = item.source
    if item.type not in ("CHAIRS", "LEADS") or source is None or (source.kind == "person" and source.subtype not in ("post", "role")):
        return item
    after = re.match(r"\s*[,(]\s*(?=[A-Z])", sentence[item.end :])
    person = person_at_start(re.split(r"[.;)]", sentence[item.end + after.end() :])[0]) if after else None
    if after is None or person is None or (sentence[: item.end].rstrip().endswith("Council") and source.subtype != "post"):
        return item
    return replace(item, source=Mention(person.name, "person"), end=item.end + after.end() + person.end)


def over_since(sentence: str, item: Found) -> bool:
    """Whether "until 2015" right behind the words of a claim says that it is over."""
    told = re.search(r"\b\w+(?:ed|was|were|held|led|sat|met|fed)\b", sentence[item.start : item.end]) is not None
    return item.status == "active" and told and _UNTIL.match(sentence, item.end) is not None


def yet_to_come(sentence: str, item: Found) -> bool:
    """Whether "will" in the words of a claim speaks of a later day, and not of how things are arranged."""
    if item.status != "active" or item.type in ("fact", "entity"):
        return False
    if _NOT_YET.match(sentence, item.end):
        return True
    return _WILL.search(sentence[max(0, item.start - 25) : item.end]) is not None and _LATER.search(sentence) is not None
