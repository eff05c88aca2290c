"""What a folder holds that is not read: one issue for each file, one for all images and hidden files, so that nothing goes in silence."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from govgraph.graph.claims import Issue
from govgraph.loaders.files.called import shown
from govgraph.loaders.files.finding import NO_DOCUMENTS, is_passed_over, unreadable, walk

IMAGES = frozenset(".png .jpg .jpeg .gif .svg .bmp .tif .tiff .webp .ico .heic .emf .wmf".split())
_WHAT = "files ending in {} are not read"
_ADVICE = {
    **dict.fromkeys((".dot", ".dotm", ".pages", ".wpd"), "Save it as .docx"),
    **dict.fromkeys((".key", ".vsd", ".vsdx", ".pub", ".xps"), "Save it as .pdf"),
    **dict.fromkeys((".xlsb", ".numbers"), "Save it as .xlsx"),
    **dict.fromkeys((".json", ".jsonld", ".ttl", ".graphml"), "If it is a graph of another program, name it to govgraph load"),
    **dict.fromkeys((".7z", ".rar", ".tar", ".gz"), "Unpack it"),
}


def left_out(folders: Iterable[Path], readable: Iterable[str]) -> list[Issue]:
    """An issue for each file of these folders whose ending (lower case) is not `readable`, by folder and name."""
    endings = frozenset(readable)
    found: list[Issue] = []
    for folder in folders:
        aside = 0
        for path in walk(folder):
            inside, suffix = path.relative_to(folder), path.suffix.lower()
            if inside.name.lower() in NO_DOCUMENTS:
                continue
            if suffix in IMAGES or is_passed_over(inside):
                aside += 1
            elif suffix not in endings:
                what = _WHAT.format(suffix) if suffix else "files without an ending are not read"
                found.append(
                    Issue(shown(inside), shown(path), what, _ADVICE.get(suffix, "Save it as .docx, .pdf or .txt, or leave it out"))
                )
        if aside:
            what = f"{aside} image{'s' * (aside > 1)} or hidden file{'s' * (aside > 1)} left out"
            found.append(Issue(shown(folder.name or folder), shown(folder), what, "If an image shows who reports to whom, say so in words"))
        for error in unreadable([folder]):
            what = f"this folder cannot be looked into ({error.strerror})"
            found.append(
                Issue(shown(Path(error.filename).name), shown(error.filename), f"{what}; its files are not read", "Check its permissions")
            )
    return found


def settled(issues: Iterable[Issue], folders: Iterable[Path], still: Iterable[Issue]) -> set[str]:
    """The documents of older issues of this kind, in these folders, that are no more."""
    open_now = {issue.document for issue in still}
    ours = [issue for issue in issues if issue.what.endswith((" are not read", " left out"))]
    within = {issue.document for issue in ours for folder in folders if Path(issue.place).is_relative_to(folder)}
    return within - open_now
