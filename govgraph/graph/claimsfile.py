"""Claims files: JSON lines, one file per source; the first line says which source, the others are its claims, sorted."""

from __future__ import annotations

import json
from collections.abc import Container, Iterator
from dataclasses import asdict
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from govgraph.graph.claims import (
    Claim,
    EntityClaim,
    FactClaim,
    Issue,
    LedgerLine,
    Mention,
    Met,
    RelationClaim,
    SourceClaims,
    SourceInfo,
    claim_id,
    claim_line,
    from_dict,
    keep_id,
)
from govgraph.graph.errors import GovgraphError
from govgraph.graph.schema import schema

FORMAT = "govgraph-claims/1"
ADVICE = "Load the document again, or delete the file"
LEDGER = "ledger"  # the tag of a line that tells what was read without a claim


def dump_claims(source: SourceClaims) -> str:
    """The text of a claims file; the order in which claims were found does not matter."""
    return "".join(claims_lines(source))


def claims_lines(source: SourceClaims) -> Iterator[str]:
    """The lines of a claims file, as `dump_claims` puts them together."""
    head = {
        "claim": "source",
        "format": FORMAT,
        **{key: value for key, value in asdict(source.info).items() if value is not None and value != () and value is not False},
    }
    yield f"{_encode(head)}\n"
    for _, same in groupby(sorted(source.claims, key=_place), key=_place):
        yield from (line for _, line in sorted(map(_identified, same), key=itemgetter(0)))
    for line in sorted(source.ledger, key=lambda line: (line.start, line.end, str(line))):
        yield f"{_encode({'claim': LEDGER, **asdict(line)})}\n"


_encode = json.JSONEncoder(ensure_ascii=False).encode
_decode = json.JSONDecoder().decode


def _identified(claim: Claim) -> tuple[str, str]:
    """A claim's id and its line, of which the id is a part."""
    line = f"{claim_line(claim)}\n"
    return claim_id(claim), line


def _place(claim: Claim) -> tuple[int, int]:
    return (claim.evidence[0].start, claim.evidence[0].end) if claim.evidence else (0, 0)


def read_claims(path: Path) -> SourceClaims:
    """The claims of a file; lines that a hand or a disk has damaged are left out and told in its `issues`.

    Raises GovgraphError with file:line when the whole file cannot be read.
    """
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as err:
        raise GovgraphError(f"cannot be read ({err.strerror})", str(path), ADVICE) from err
    except UnicodeDecodeError as err:
        raise GovgraphError("damaged claims file: not UTF-8", f"{path}:{path.read_bytes()[: err.start].count(10) + 1}", ADVICE) from err
    return parse_claims(_split(text), str(path))


def parse_claims(lines: Iterator[str], where: str, *, own: bool = False) -> SourceClaims:
    """As `read_claims`, from the lines of a claims file; where: its name for messages.

    own: they come from our own reader this moment, so that each id is that of its claim and each value is what it must be; in a file
    somebody may have changed the words.
    """
    info = _head(_line(next(lines), where, 1), where)
    claims: list[Claim] = []
    ledger: list[LedgerLine] = []
    issues: list[Issue] = []
    met: Met = {}
    for number, line in enumerate(lines, 2):
        if not line or line.isspace():
            continue
        try:
            row = _line(line, where, number)
            if row.get("claim") == LEDGER:
                ledger.append(_told(row, where, number))
            else:
                claims.append(_claim(row, where, number, met, check=not own))
                if own:
                    keep_id(claims[-1], row["id"])
        except GovgraphError as err:
            issues.append(Issue(Path(where).name, err.where, err.what, err.advice))
    return SourceClaims(info, tuple(claims), tuple(issues), tuple(ledger))


def _split(text: str) -> Iterator[str]:
    """The lines of a text, one at a time: all at once would be the text again."""
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield text[start:end]
        start = end + 1
    yield text[start:]


def _told(data: dict[str, Any], where: str, number: int) -> LedgerLine:
    del data["claim"]
    try:
        made = LedgerLine(**{**data, "names": tuple(data.get("names", ()))})
        _is(str, made.document, made.quote, made.verdict, made.reason, *made.names)
        _is(int, made.start, made.end)
        return made
    except (TypeError, ValueError) as err:
        raise GovgraphError("damaged claims file: a bad line of the ledger", f"{where}:{number}", ADVICE) from err


def _line(text: str, where: str, number: int) -> dict[str, Any]:
    try:
        data = _decode(text)
        if "\\" in text and "\\ud" in text.lower():  # half a character, which no file can hold
            json.dumps(data, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as err:
        raise GovgraphError("damaged claims file: not JSON", f"{where}:{number}", ADVICE) from err
    if not isinstance(data, dict):
        raise GovgraphError("damaged claims file: not a claim", f"{where}:{number}", ADVICE)
    return data


def _head(data: dict[str, Any], where: str) -> SourceInfo:
    if data.pop("claim", None) != "source" or data.pop("format", None) != FORMAT:
        raise GovgraphError(f"damaged claims file: its first line does not say {FORMAT}", f"{where}:1", ADVICE)
    try:
        info = SourceInfo(**{**data, "also": tuple(data.get("also", ()))})
        _is(str, info.sha256, info.file, info.media_type, *info.also, *filter(_given, (info.title, info.date, info.publisher)))
        _is(int, info.characters)
    except (TypeError, ValueError) as err:
        raise GovgraphError("damaged claims file: a bad description of the source", f"{where}:1", ADVICE) from err
    return info


def _claim(data: dict[str, Any], where: str, number: int, met: Met, *, check: bool) -> Claim:
    try:
        claim = from_dict(data, met)
        if check:
            _check(claim)
    except (KeyError, TypeError, ValueError, AttributeError) as err:
        raise GovgraphError(f"damaged claims file: not a claim ({err})", f"{where}:{number}", ADVICE) from err
    return claim


def _check(claim: Claim) -> None:
    """Raise ValueError or TypeError for values that later steps could not work with."""
    known = schema()
    for item in (claim.source, claim.target) if isinstance(claim, RelationClaim) else (claim.entity,):
        _check_mention(item)
    if isinstance(claim, FactClaim):
        _in(known.facts, claim.property)
        if not isinstance(claim.value, (str, bool)):
            raise ValueError(f"the value of {claim.property} is neither words nor true or false")
    else:
        _in(known.statuses, claim.status)
    if isinstance(claim, RelationClaim):
        _in(known.relations, claim.type)
        _perhaps(str, claim.role, claim.nature, claim.frequency)
    if isinstance(claim, EntityClaim):
        _is(str, *claim.aliases)
    _is(str, claim.certainty, claim.method)
    if isinstance(claim.confidence, bool) or not isinstance(claim.confidence, (int, float)) or not 0 <= claim.confidence <= 1:
        raise ValueError("confidence is a number from 0 to 1")
    if not claim.evidence:
        raise ValueError("it has no evidence")
    for proof in claim.evidence:
        _is(str, proof.source, proof.document, proof.quote)
        _is(int, proof.start, proof.end)
        _perhaps(str, proof.anchor)
        _perhaps(int, proof.page)


@lru_cache(1 << 12)
def _check_mention(item: Mention) -> None:
    _is(str, item.name)
    _perhaps(str, item.subtype, item.scope)
    _in(schema().kinds, item.kind)
    if not item.name.strip():
        raise ValueError("a name is empty")


def _given(value: object) -> bool:
    return value is not None


def _is(kind: type, *values: object) -> None:
    for value in values:
        if type(value) is not kind:
            raise ValueError(f"{value!r} is no {'number' if kind is int else 'text'}")


def _perhaps(kind: type, *values: object) -> None:
    for value in values:
        if value is not None:
            _is(kind, value)


def _in(known: Container[str], word: object) -> None:
    if not isinstance(word, str) or word not in known:
        raise ValueError(f"the schema does not know {word!r}")


def dump_issues(issues: tuple[Issue, ...]) -> str:
    """The text of issues.jsonl."""
    return "".join(json.dumps(asdict(issue), ensure_ascii=False) + "\n" for issue in issues)


def read_issues(path: Path) -> tuple[Issue, ...]:
    """The issues of a file. Raises GovgraphError with file:line when it is damaged."""
    if not path.exists():
        return ()
    try:
        return tuple(Issue(**_line(line, str(path), number)) for number, line in enumerate(path.read_text("utf-8").split("\n")[:-1], 1))
    except (TypeError, UnicodeDecodeError, OSError) as err:
        raise GovgraphError("damaged issues file", str(path), "Load the documents again") from err
