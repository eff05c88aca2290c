"""Claims made by hand for the tests of this room, about the invented county of Wendshire."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import strategies as st

from govgraph.graph.claims import Claim, EntityClaim, Evidence, FactClaim, Mention, RelationClaim, SourceClaims, SourceInfo
from govgraph.graph.schema import schema


def sha(name: str) -> str:
    """A stand-in for the SHA-256 of a file of this name."""
    return (name.encode().hex() * 64)[:64]


def proof(file: str, quote: str = "as the text says", start: int = 0) -> tuple[Evidence, ...]:
    """One piece of evidence in a file."""
    return (Evidence(sha(file), file, quote, start, start + len(quote)),)


def body(name: str, scope: str | None = None, subtype: str | None = None) -> Mention:
    return Mention(name, "body", subtype, scope)


def person(name: str) -> Mention:
    return Mention(name, "person")


def organisation(name: str) -> Mention:
    return Mention(name, "organisation")


def place(name: str, subtype: str | None = None) -> Mention:
    return Mention(name, "place", subtype)


def line(kind: str, source: Mention, target: Mention, file: str = "a.txt", **more: object) -> RelationClaim:
    return RelationClaim(kind, source, target, proof(file, f"{source.name} {kind} {target.name}"), **more)  # type: ignore[arg-type]


def entity(mention: Mention, *aliases: str, file: str = "a.txt", **more: object) -> EntityClaim:
    return EntityClaim(mention, proof(file, mention.name), aliases, **more)  # type: ignore[arg-type]


def fact(mention: Mention, key: str, value: str | bool, file: str = "a.txt", **more: object) -> FactClaim:
    return FactClaim(mention, key, value, proof(file, f"{key}: {value}"), **more)  # type: ignore[arg-type]


def source(file: str, *claims: Claim, date: str | None = None) -> SourceClaims:
    return SourceClaims(SourceInfo(sha(file), file, date=date), tuple(claims))


def read(file: str, claims: Iterable[Claim], date: str | None) -> SourceClaims:
    return source(file, *claims, date=date)


NAMES = [
    "Wendshire Health and Wellbeing Board",
    "Health & Wellbeing Board",
    "HWB",
    "Children's Trust",
    "the Childrens Trust",
    "Stronger Homes Group",
    "Stronger Homes Steering Group",
    "Executive Group",
    "Environment Partnership",
    "Environment and Waste Partnership",
    "Wendshire County Council",
    "County Council",
    "Cllr Moss",
    "Anna Moss",
    "Marlow End",
    "“Quoted” <b>Board</b>",
    "مجلس الصحة",
]


@st.composite
def mentions(draw: st.DrawFn, kinds: tuple[str, ...] = tuple(schema().kinds)) -> Mention:
    """Any mention; scopes on some of the generic names."""
    return Mention(
        draw(st.sampled_from(NAMES)), draw(st.sampled_from(kinds)), None, draw(st.sampled_from([None, None, "Children's Trust"]))
    )


@st.composite
def claims(draw: st.DrawFn, file: str) -> Claim:
    """Any claim that the schema admits."""
    statuses = st.sampled_from(["active", "active", "proposed", "suspended", "past"])
    sure = st.sampled_from([0.3, 0.6, 0.9, 0.95])
    evidence = proof(file, draw(st.sampled_from(["one", "two", "three"])), draw(st.integers(0, 99)))
    shape = draw(st.sampled_from(["entity", "fact", "relation", "relation"]))
    if shape == "entity":
        aliases = tuple(draw(st.lists(st.sampled_from(NAMES), max_size=2, unique=True)))
        return EntityClaim(draw(mentions()), evidence, aliases, draw(statuses), confidence=draw(sure))
    if shape == "fact":
        return FactClaim(draw(mentions()), "meets", draw(st.sampled_from(["monthly", "quarterly"])), evidence, confidence=draw(sure))
    kind = draw(st.sampled_from(sorted(schema().relations)))
    ends = schema().relations[kind].ends
    role = draw(st.sampled_from([None, "chair", "Chairman", "deputy chair"]))
    return RelationClaim(
        kind, draw(mentions(ends[0])), draw(mentions(ends[1])), evidence, role, status=draw(statuses), confidence=draw(sure)
    )


@st.composite
def source_lists(draw: st.DrawFn) -> list[SourceClaims]:
    """A few sources with a few claims each."""
    files = draw(st.lists(st.sampled_from(["a.txt", "b.txt", "c.html"]), min_size=1, unique=True))
    return [
        read(file, draw(st.lists(claims(file), max_size=8)), draw(st.sampled_from([None, "2012", "2014-05", "2014-05-09"])))
        for file in files
    ]
