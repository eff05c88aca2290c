"""Claims files: JSON lines, one file per source; the first line says which source, the others are its claims, sorted."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from govgraph.graph.claims import Claim, Issue, LedgerLine, SourceClaims, SourceInfo, claim_id, from_dict, to_dict
from govgraph.graph.errors import GovgraphError
from govgraph.graph.schema import schema

FORMAT = "govgraph-claims/1"
ADVICE = "Load the document again, or delete the file"
LEDGER = "ledger"  # the tag of a line that tells what was read without a claim


def dump_claims(source: SourceClaims) -> str:
    """The text of a claims file; the order in which claims were found does not matter."""
    head = {"claim": "source", "format": FORMAT, **{key: value for key, value in asdict(source.info).items() if value is not None}}
    rows = sorted(((claim_id(claim), claim) for claim in source.claims), key=lambda item: (_place(item[1]), item[0]))
    told = [{"claim": LEDGER, **asdict(line)} for line in sorted(source.ledger, key=lambda line: (line.start, line.end, str(line)))]
    lines = [head, *({"id": made, **to_dict(claim)} for made, claim in rows), *told]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def _place(claim: Claim) -> tuple[int, int]:
    return (claim.evidence[0].start, claim.evidence[0].end) if claim.evidence else (0, 0)


def read_claims(path: Path) -> SourceClaims:
    """The claims of a file. Raises GovgraphError with file:line when it is damaged."""
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as err:
        raise GovgraphError(f"cannot be read ({err.strerror})", str(path), ADVICE) from err
    except UnicodeDecodeError as err:
        raise GovgraphError("damaged claims file: not UTF-8", f"{path}:{path.read_bytes()[: err.start].count(10) + 1}", ADVICE) from err
    lines = text.split("\n")
    if not text.endswith("\n") or len(lines) < 2:
        raise GovgraphError("damaged claims file: cut off", f"{path}:{len(lines)}", ADVICE)
    info = _head(_line(lines[0], path, 1), path)
    rows = [(number, _line(line, path, number)) for number, line in enumerate(lines[1:-1], 2)]
    claims = tuple(_claim(row, path, number) for number, row in rows if row.get("claim") != LEDGER)
    ledger = tuple(_told(row, path, number) for number, row in rows if row.get("claim") == LEDGER)
    return SourceClaims(info, claims, ledger=ledger)


def _told(data: dict[str, Any], path: Path, number: int) -> LedgerLine:
    del data["claim"]
    try:
        return LedgerLine(**{**data, "names": tuple(data.get("names", ()))})
    except TypeError as err:
        raise GovgraphError("damaged claims file: a bad line of the ledger", f"{path}:{number}", ADVICE) from err


def _line(text: str, path: Path, number: int) -> dict[str, Any]:
    try:
        data = json.loads(text)
    except ValueError as err:
        raise GovgraphError("damaged claims file: not JSON", f"{path}:{number}", ADVICE) from err
    if not isinstance(data, dict):
        raise GovgraphError("damaged claims file: not a claim", f"{path}:{number}", ADVICE)
    return data


def _head(data: dict[str, Any], path: Path) -> SourceInfo:
    if data.pop("claim", None) != "source" or data.pop("format", None) != FORMAT:
        raise GovgraphError(f"damaged claims file: its first line does not say {FORMAT}", f"{path}:1", ADVICE)
    try:
        return SourceInfo(**data)
    except TypeError as err:
        raise GovgraphError("damaged claims file: a bad description of the source", f"{path}:1", ADVICE) from err


def _claim(data: dict[str, Any], path: Path, number: int) -> Claim:
    try:
        claim = from_dict(data)
        _check(claim)
    except (KeyError, TypeError, ValueError, AttributeError) as err:
        raise GovgraphError(f"damaged claims file: not a claim ({err})", f"{path}:{number}", ADVICE) from err
    return claim


def _check(claim: Claim) -> None:
    """Values that later steps look up in the schema."""
    known = schema()
    mentions = [getattr(claim, end) for end in ("entity", "source", "target") if hasattr(claim, end)]
    unknown = [item.kind for item in mentions if item.kind not in known.kinds]
    if hasattr(claim, "status") and claim.status not in known.statuses:
        unknown.append(claim.status)
    if hasattr(claim, "type") and claim.type not in known.relations:
        unknown.append(claim.type)
    if unknown:
        raise ValueError(f"the schema does not know {unknown[0]!r}")


def dump_issues(issues: tuple[Issue, ...]) -> str:
    """The text of issues.jsonl."""
    return "".join(json.dumps(asdict(issue), ensure_ascii=False) + "\n" for issue in issues)


def read_issues(path: Path) -> tuple[Issue, ...]:
    """The issues of a file. Raises GovgraphError with file:line when it is damaged."""
    if not path.exists():
        return ()
    try:
        return tuple(Issue(**_line(line, path, number)) for number, line in enumerate(path.read_text("utf-8").split("\n")[:-1], 1))
    except (TypeError, UnicodeDecodeError) as err:
        raise GovgraphError("damaged issues file", str(path), "Load the documents again") from err
