"""Check: a paper's text with what was read in it, what was not understood, and a card for each statement to settle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.requests import Request

from govgraph.graph.apply import addition
from govgraph.graph.cells import cell_text, one_line, readable
from govgraph.graph.claims import NOT_UNDERSTOOD, Claim, EntityClaim, FactClaim, RelationClaim, SourceClaims, claim_id
from govgraph.graph.deciding import Said
from govgraph.graph.decisions import Decision
from govgraph.graph.errors import GovgraphError
from govgraph.graph.schema import schema
from govgraph.loaders.blocks import Block
from govgraph.loaders.office import Canonical
from govgraph.loaders.paper import paper_blocks
from govgraph.web.desk import Desk
from govgraph.web.forms import Form, first, texts

WORDS = {
    "explicit": "stated here", "layout": "from a table, list or heading", "inferred": "inferred from two places", "decision": "by hand",
}  # fmt: skip
SETTLED = {"accept": "right", "reject": "wrong", "edit": "changed"}
DONE = {**SETTLED, "add": "added", "same_as": "the same", "not_same": "different", "settle": "settled", "source": "changed"}


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of a block in one look. kind: "" | read | amber; cards: numbers of the cards that rest on them."""

    text: str
    kind: str = ""
    cards: tuple[int, ...] = ()


def show(desk: Desk, request: Request) -> tuple[str, dict[str, Any]]:
    """One paper: the one asked for, else the first with something to settle."""
    sources = [source for source in desk.sources() if source.claims or source.ledger]
    if not sources:
        raise GovgraphError("no paper has been read yet", "", "Drop some on the page Papers")
    state = settled(desk)
    source = _chosen(sources, request.query_params.get("paper", ""), state, desk)
    cards = _cards(desk, source, state)
    blocks, told = _text(desk, source, cards)
    words = request.query_params.get("words", "")
    return "check.html.j2", {
        "title": f"Check: {source.info.title or source.info.file}", "source": source.info, "cards": cards, "blocks": blocks, "told": told,
        "amber": [line for line in source.ledger if line.verdict == NOT_UNDERSTOOD],
        "papers": [(one.info.sha256, _called(desk, one)) for one in sources],
        "words": words, "start": _of_words(cards, words),
        "done": sum(bool(card["state"]) for card in cards), "wait": sum(card["waits"] and not card["state"] for card in cards),
        "names": sorted(desk.names(), key=str.casefold),
        "verbs": {key: row.verb for key, row in schema().relations.items()}, "kinds": schema().kinds, "statuses": schema().statuses,
        "tables": {table: count for table, count in Counter(map(_open_table, cards)).items() if table and count > 1},
    }  # fmt: skip


def _of_words(cards: list[dict[str, Any]], words: str) -> int | str:
    """The card that rests on these words, "" where none does."""
    return next((card["number"] for card in cards if words and any(one.startswith(words) for one in card["quotes"])), "")


def _called(desk: Desk, source: SourceClaims) -> str:
    """What a paper is called among others: this year's bears the title of last year's."""
    info = next((one for one in desk.graph().documents if one.sha256 == source.info.sha256), source.info)
    return f"{info.title} ({info.date or info.file})" if info.title else info.file


def _open_table(card: dict[str, Any]) -> str:
    return "" if card["state"] else str(card["table"])


def settled(desk: Desk) -> dict[str, str]:
    """What was said last of a claim, by its id."""
    said: dict[str, str] = {}
    for one in desk.decisions():
        if one.action == "add":
            said |= dict.fromkeys((made.id for made in addition(one, {})), DONE["add"])
        elif one.claim and one.action in SETTLED:
            said[one.claim] = SETTLED[one.action]
    return said


def _waiting(desk: Desk) -> frozenset[str]:
    """Claims that are offered and not entered; which of them are decided is another matter, so a press changes nothing here."""
    limit = desk.workspace.settings()["threshold"]
    return desk.keep(
        "offered",
        lambda: frozenset(claim_id(one) for source in desk.sources() for one in source.claims if one.confidence < limit),
        desk.read(),
    )


def _chosen(sources: Sequence[SourceClaims], asked: str, state: dict[str, str], desk: Desk) -> SourceClaims:
    for source in sources:
        if source.info.sha256 == asked:
            return source
    left = [source for source in sources if any(claim_id(claim) not in state for claim in source.claims if _shown(claim))]
    waiting = _waiting(desk)
    left.sort(key=lambda source: -sum(claim_id(claim) in waiting for claim in source.claims))
    return (left or list(sources))[0]


def _shown(claim: Claim) -> bool:
    """An entity that is merely named is no statement to settle."""
    return not isinstance(claim, EntityClaim) or claim.status != "active"


def _cards(desk: Desk, source: SourceClaims, state: dict[str, str]) -> list[dict[str, Any]]:
    """Those that wait first, the most likely of them before others; then what was added, then in the order of the text."""
    waiting = _waiting(desk)
    rows = [(claim_id(claim), claim) for claim in source.claims if _shown(claim)]
    rows += [(key, claim) for key, claim in desk.added().items() if claim.evidence[0].document == source.info.file]
    rows.sort(key=lambda row: (row[0] not in waiting, -row[1].confidence if row[0] in waiting else 0, row[1].evidence[0].start, row[0]))
    return [_card(number, key, claim, key in waiting, state.get(key, "")) for number, (key, claim) in enumerate(rows)]


def _card(number: int, key: str, claim: Claim, waits: bool, state: str) -> dict[str, Any]:
    first_proof = claim.evidence[0]
    return {
        "number": number, "id": key, "parts": _parts(claim), "claim": claim, "waits": waits, "state": state, "page": first_proof.page,
        "how": WORDS.get(claim.certainty, claim.certainty), "percent": round(claim.confidence * 100),
        "quotes": [readable(proof.quote) for proof in claim.evidence], "relation": isinstance(claim, RelationClaim), "table": "",
        "value": cell_text(claim.value) if isinstance(claim, FactClaim) else None,
        "spans": [(proof.start, proof.end) for proof in claim.evidence if proof.end],
    }  # fmt: skip


def _parts(claim: Claim) -> tuple[str, str, str]:
    """Who, does what, to whom: the sentence of a card."""
    if isinstance(claim, RelationClaim):
        more = ", ".join(part for part in (claim.role, claim.nature, claim.frequency) if part)
        tail = f" ({more})" if more else ""
        status = "" if claim.status == "active" else f" – {schema().statuses[claim.status].title}"
        return one_line(claim.source.name), schema().relations[claim.type].verb, one_line(f"{claim.target.name}{tail}{status}")
    if isinstance(claim, FactClaim):
        return one_line(claim.entity.name), schema().facts[claim.property]["title"].lower() + ":", one_line(cell_text(claim.value))
    return one_line(claim.entity.name), "is", schema().statuses[claim.status].title


def _text(desk: Desk, source: SourceClaims, cards: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], str]:
    """The paper's blocks with their spans, and why there are none."""
    path = desk.workspace.origins().get(source.info.file, "")
    try:
        if not path or not Path(path).is_file():
            raise GovgraphError("its file is no longer where it was read", "", "Drop it on the page Papers again to see its text")
        if sha256(Path(path).read_bytes()).hexdigest() != source.info.sha256:
            raise GovgraphError("its file has changed since it was read", "", "Read it again on the page Papers")
        blocks, text = desk.keep(f"text {source.info.sha256}", lambda: paper_blocks(Path(path)), "")
    except GovgraphError as error:
        return [], one_line(str(error))
    for card in cards:
        if not card["spans"]:
            card["spans"] = _place(blocks, card["claim"].evidence[0].quote)
    return _paged(_marked(blocks, source, cards), text), ""


def _place(blocks: Iterable[Block], quote: str) -> list[tuple[int, int]]:
    """Where words that a person selected stand first, whatever blanks are between; a page tells them without their places."""
    cells = [cell for block in blocks for cell in block.cells or (block.text,)]
    letters = [(char, at) for cell in cells for char, at in zip(cell.clean, cell.at, strict=True) if not char.isspace() and char != "|"]
    bare = "".join(char for char in quote if not char.isspace() and char != "|")
    start = "".join(char for char, _ in letters).find(bare) if bare else -1
    return [] if start < 0 else [(letters[start][1], letters[start + len(bare) - 1][1] + 1)]


def _paged(rows: list[dict[str, Any]], text: Canonical) -> list[dict[str, Any]]:
    """The number of the page on the first block of each."""
    last: int | None = None
    for row in rows:
        here = text.page(row["at"])
        row["page"], last = here if here != last else None, here
    return rows


def _marked(blocks: Iterable[Block], source: SourceClaims, cards: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Blocks with what was read in blue and what was not understood in amber; cards of one table get its number."""
    proofs = sorted((start, end, card["number"]) for card in cards for start, end in card["spans"])
    amber = [(line.start, line.end) for line in source.ledger if line.verdict == NOT_UNDERSTOOD]
    rows = []
    for block in blocks:
        if not len(block.text):
            continue
        first_at, last = block.text.at[0], block.text.ends[-1]
        here = [proof for proof in proofs if proof[0] < last and proof[1] > first_at]
        lost = [span for span in amber if span[0] < last and span[1] > first_at]
        if block.table >= 0:
            for _, _, number in here:
                cards[number]["table"] = str(block.table)
        cells = [_spans(cell, here, lost) for cell in block.cells] if block.cells else [_spans(block.text, here, lost)]
        look = {"kind": block.kind, "level": min(block.level or 2, 6), "table": block.table, "marker": block.marker}
        rows.append({**look, "cells": cells, "at": first_at})
    return rows


def _spans(text: Any, proofs: list[tuple[int, int, int]], amber: list[tuple[int, int]]) -> list[Span]:
    """A text in runs of one look."""
    found: list[Span] = []
    for char, at in zip(text.clean, text.at, strict=True):
        cards = tuple(sorted({number for start, end, number in proofs if start <= at < end}))
        kind = "read" if cards else "amber" if any(start <= at < end for start, end in amber) else ""
        if found and (found[-1].kind, found[-1].cards) == (kind, cards):
            found[-1] = Span(found[-1].text + char, kind, cards)
        else:
            found.append(Span(char, kind, cards))
    return found


def press(desk: Desk, form: Form) -> tuple[str, str]:
    """Right, wrong, change or add; each an entry in decisions.yaml."""
    act, paper = first(form, "act"), first(form, "paper")
    there = f"/check?paper={paper}" if paper.isalnum() else "/check"
    if act == "add":
        return f"{there}{'&' if '?' in there else '?'}words={quote(one_line(first(form, 'quote')))}", _add(desk, form)
    keys, known = texts(form, "claim"), desk.claims() | desk.added()
    if not keys or not set(keys) <= set(known):
        raise GovgraphError("this statement is no longer there", "", "Load the page again")
    if act == "change":
        desk.press([("edit", keys[0], _changed(desk, form, known[keys[0]]))], first(form, "why"))
        return there, "Changed"
    if act not in ("accept", "reject"):
        raise GovgraphError("a statement is right, wrong or changed", "", "Use the buttons of its card")
    said: list[Said] = [(act, key, None) for key in keys]
    desk.press(said, first(form, "why"))
    return there, f"{SETTLED[act].capitalize()}: {_sentence(known[keys[0]]) if len(keys) == 1 else f'{len(keys)} statements'}"


def spoken(desk: Desk, one: Decision) -> str:
    """A decision in a few words: what it is about, and what was said of it."""
    claim, fields = (desk.claims() | desk.added()).get(one.claim or ""), one.relation or one.fields
    if claim:
        about = _sentence(claim)
    elif {"source", "type", "target"} <= set(fields):
        about = f"{fields['source']} {schema().relations[str(fields['type'])].verb} {fields['target']}"
    else:
        about = str(one.fields.get("message") or " and ".join(one.names))
    return one_line(f"{about}: {DONE.get(one.action, one.action)}")


def _sentence(claim: Claim) -> str:
    return " ".join(_parts(claim)).strip()


def _changed(desk: Desk, form: Form, claim: Claim) -> dict[str, Any]:
    """What was filled in otherwise than it was read."""
    was: dict[str, Any] = {"value": cell_text(claim.value)} if isinstance(claim, FactClaim) else {"status": claim.status}
    if isinstance(claim, RelationClaim):
        was |= {"source": claim.source.name, "type": claim.type, "target": claim.target.name}
    fields: dict[str, Any] = {key: first(form, key) for key in was}
    fields = {key: value for key, value in fields.items() if value and value != was.get(key)}
    if not fields:
        raise GovgraphError("nothing was changed", "", "Change who, what, to whom, the value or the status")
    if isinstance(claim, FactClaim) and isinstance(claim.value, bool):
        fields["value"] = fields["value"].casefold() in ("yes", "true")
    kinds = {f"{end}_kind": desk.seen()[fields[end]] for end in ("source", "target") if fields.get(end) in desk.seen()}
    return fields | kinds


def _add(desk: Desk, form: Form) -> str:
    """A line that a person sees in the words that they selected."""
    ends = {key: first(form, key) for key in ("source", "type", "target")}
    if not all(ends.values()):
        raise GovgraphError("a line needs who, what and to whom", "", "Fill in all three")
    kinds = {f"{end}_kind": desk.seen().get(ends[end]) or first(form, f"{end}_kind") or "body" for end in ("source", "target")}
    words, paper = one_line(first(form, "quote"))[:700], first(form, "document")
    proof = {"quote": words, "document": paper} if words and paper else {}
    desk.press([("add", {**ends, **kinds, **proof}, None)], first(form, "why"))
    return f"Added: {ends['source']} {schema().relations[ends['type']].verb} {ends['target']}"
