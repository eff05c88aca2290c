"""How findings stand: open, settled by a person, back because their cause changed, new or gone since the last review."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from govgraph.graph.decisions import Decisions
from govgraph.queries.checking import Finding

WORDS = {"agreed": "agreed, to be acted on", "accepted": "accepted as it is", "not-so": "not so", "open": "open again"}


@dataclass(frozen=True, slots=True)
class Settlement:
    """What a person said of a finding. verdict: a key of WORDS; by: ISO date by which the owner acts; cause: what it rested on then."""

    finding: str
    verdict: str
    why: str
    who: str = ""
    when: str = ""
    owner: str = ""
    by: str = ""
    cause: str = ""
    message: str = ""

    def sentence(self) -> str:
        """"agreed, to be acted on: the board decides in May (owner Jo Marsh, by 2026-05-31; Al Reed, 2026-01-31)"."""
        notes = [f"owner {self.owner}" if self.owner else "", f"by {self.by}" if self.by else ""]
        told = ", ".join(filter(None, notes))
        said = ", ".join(filter(None, (self.who, self.when)))
        return f"{WORDS[self.verdict]}: {self.why} ({'; '.join(filter(None, (told, said)))})"


@dataclass(frozen=True, slots=True)
class Standing:
    """A finding and how it stands. state: open, settled, "back: its cause has changed"; against a last review also new, unchanged, gone."""

    finding: Finding
    state: str
    settlement: Settlement | None = None

    @property
    def open(self) -> bool:
        """Whether it asks for attention."""
        return self.state not in ("settled", "gone")

    def told(self) -> dict[str, str]:
        """The settlement as plain data, {} where there is none."""
        one = self.settlement
        return {"as": one.verdict, "why": one.why, "who": one.who, "when": one.when, "owner": one.owner, "by": one.by} if one else {}


BACK = "back: its cause has changed"


def settlements(decisions: Decisions | None) -> dict[str, Settlement]:
    """What was said last of each finding, by its id."""
    found = {}
    for one in decisions.of("settle") if decisions else ():
        fields = one.fields
        more = {key: str(fields.get(key) or "") for key in ("owner", "by", "cause", "message")}
        found[one.names[0]] = Settlement(one.names[0], fields["as"], one.why, one.who, one.when, **more)
    return {key: one for key, one in found.items() if one.verdict != "open"}


def standing(findings: Iterable[Finding], decisions: Decisions | None, before: Iterable[Finding] | None = None) -> list[Standing]:
    """Each finding with how it stands, in their order; then, against the findings of a last review, those that are gone."""
    findings = list(findings)
    said = settlements(decisions)
    earlier = {one.id: one for one in before or ()}
    found = [_stand(one, said.get(one.id), earlier if before is not None else None) for one in findings]
    here = {one.id for one in findings}
    return found + [Standing(one, "gone", said.get(one.id)) for one in earlier.values() if one.id not in here]


def _stand(one: Finding, said: Settlement | None, earlier: dict[str, Finding] | None) -> Standing:
    if said and (not said.cause or said.cause == one.cause):
        return Standing(one, "settled", said)
    if said:
        return Standing(one, BACK, said)
    if earlier is None:
        return Standing(one, "open")
    return Standing(one, "unchanged" if one.id in earlier else "new")
