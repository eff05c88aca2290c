"""Papers: what was read and what not; files dropped in, as newer editions too; title, date, publisher put right; removed, read again."""

from __future__ import annotations

import shutil
from itertools import count
from pathlib import Path, PurePath
from typing import Any

from starlette.requests import Request

from govgraph.graph.claims import NOT_UNDERSTOOD
from govgraph.graph.errors import GovgraphError
from govgraph.loaders.files.finding import is_passed_over
from govgraph.loaders.loading import load
from govgraph.web.desk import Desk
from govgraph.web.forms import Form, first

FOLDER = "papers"  # of the workspace: where uploads are kept, to be shown and read again


def show(desk: Desk, request: Request) -> tuple[str, dict[str, Any]]:
    """Every paper with what came of it."""
    del request
    waiting = set(desk.graph().waiting)
    from govgraph.graph.claims import claim_id

    rows = [
        {
            "info": source.info,
            "claims": len(source.claims),
            "waiting": sum(claim_id(claim) in waiting for claim in source.claims),
            "amber": sum(line.verdict == NOT_UNDERSTOOD for line in source.ledger),
            "issues": source.issues,
            "document": next((one for one in desk.graph().documents if one.sha256 == source.info.sha256), source.info),
        }
        for source in desk.sources()
    ]
    others = [issue for issue in desk.workspace.issues() if issue.document not in {source.info.file for source in desk.sources()}]
    return "papers.html.j2", {"rows": rows, "others": others, "title": "Papers"}


def upload(desk: Desk, form: Form) -> tuple[str, str]:
    """Keep the files and read them. Only the last part of a name counts: no path is taken from a request.

    Of several, such as a folder holds, those that are no documents are passed over, as when the command reads a folder.
    """
    room = desk.workspace.path / FOLDER
    paths: list[Path] = []
    given = [file for file in form.get("files", []) if not isinstance(file, str) and file.filename]
    for file in given:
        if len(given) > 1 and is_passed_over(PurePath(file.filename.replace("\\", "/"))):
            continue
        path = _free(room / _plain(file.filename), paths)
        room.mkdir(exist_ok=True)
        file.file.seek(0)
        with path.with_name(f".{path.name}.part").open("wb") as out:
            shutil.copyfileobj(file.file, out)
        path.with_name(f".{path.name}.part").replace(path)
        paths.append(path)
    if not paths:
        raise GovgraphError("no document was chosen", "", "Choose files, or drop them on the page")
    older = first(form, "replaces") or None
    if older and len(paths) > 1:
        raise GovgraphError("one file is the newer edition of another", "", "Give that file alone")
    return "/papers", _told(desk, paths, older)


def _told(desk: Desk, paths: list[Path], older: str | None = None) -> str:
    """What came of a reading in a line; the page under it has each file."""
    before = _lasting(desk) if older else set()
    try:
        summary = load(desk.workspace, paths, desk.tell, replaces=older)
    finally:
        desk.doing = ""
    read = _some([f"{row.document}: {row.relations} lines, {row.waiting} wait" for row in summary.rows], ", ")
    failed = _some([f"{one.document}: {one.what}" for one in summary.failures], "; ")
    past = _some(sorted(before - _lasting(desk)), ", ") if older else ""
    told = {f"{len(summary.rows)} read ({read})": summary.rows, f"Stands in it no longer: {past}": past, f"Not read: {failed}": failed}
    return " — ".join(text for text, there in told.items() if there)


def _lasting(desk: Desk) -> set[str]:
    return {one.name for one in desk.graph().entities if one.status == "active"}


def _some(texts: list[str], between: str) -> str:
    """Three of them, and how many more there are."""
    return between.join(texts[:3]) + (f" and {len(texts) - 3} more" if len(texts) > 3 else "")


def _free(path: Path, taken: list[Path]) -> Path:
    """This path, numbered where another file of the same upload has it: folders may hold minutes.docx twice."""
    ways = (path.with_stem(f"{path.stem} ({number})" if number > 1 else path.stem) for number in count(1))
    return next(way for way in ways if way not in taken)


def _plain(name: str) -> str:
    """The last part of a name, without what a file system or a shell could take for something else."""
    last = PurePath(name.replace("\\", "/")).name
    kept = "".join(char if char.isalnum() or char in " ._-()" else "_" for char in last).strip(" .")
    if not kept or len(kept) > 150:
        raise GovgraphError("this file has no usable name", "", "Give it a shorter, plain name")
    return kept


def change(desk: Desk, form: Form) -> tuple[str, str]:
    """Remove, read again, or say title, date and publisher of one paper."""
    source = next((one for one in desk.sources() if one.info.sha256 == first(form, "paper")), None)
    if source is None:
        raise GovgraphError("this paper is no longer there", "", "Load the page again")
    name, act = source.info.file, first(form, "act")
    if act == "remove":
        desk.workspace.replace([], remove=[source.info.sha256])
        return "/papers", f"Removed {name}; decisions about it stay in the file"
    if act == "reread":
        path = desk.workspace.origins().get(name)
        if not path or not Path(path).is_file():
            raise GovgraphError("the file is no longer where it was read", name, "Drop it on the page again")
        return "/papers", _told(desk, [Path(path)])
    said = {key: first(form, key) for key in ("title", "date", "publisher") if first(form, key)}
    now = next((one for one in desk.graph().documents if one.sha256 == source.info.sha256), source.info)
    fields = {key: value for key, value in said.items() if value != (getattr(now, key) or "")}
    if fields:
        desk.press([("source", name, fields)], first(form, "why"))
    return "/papers", f"{name}: {', '.join(fields) or 'nothing'} changed"
