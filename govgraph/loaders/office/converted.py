"""Files of older and rarer kinds (.doc, .rtf, .ppt, .odp, …): through LibreOffice where it is present, else a line says what to do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from govgraph.graph.errors import GovgraphError
from govgraph.loaders.office.canonical import Canonical, clean
from govgraph.loaders.office.package import check_size

SLIDES = frozenset([".ppt", ".pps", ".odp", ".otp"])
_NAMES = ("soffice", "libreoffice", "soffice.exe")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)
_PATIENCE = 180  # seconds on the clock


def find_office() -> str | None:
    """LibreOffice: $GOVGRAPH_SOFFICE (nothing: none), else the usual names and places."""
    given = os.environ.get("GOVGRAPH_SOFFICE")
    if given is not None:
        return given or None
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    return found or next((place for place in _PLACES if Path(place).is_file()), None)


def read_converted(data: bytes, where: str, document: str) -> Canonical:
    """The text of a file that LibreOffice can open; macros are not run. Raises GovgraphError where it is absent or fails."""
    check_size(data, where)
    suffix = Path(where).suffix.lower()
    office = find_office()
    if office is None and suffix == ".rtf":
        return _plain_rtf(data, where)
    target = ".pptx" if suffix in SLIDES else ".docx"
    advice = f"Open it in its program and save it as {target}"
    if office is None:
        raise GovgraphError(f"files ending in {suffix} are read only where LibreOffice is installed", where, advice)
    with tempfile.TemporaryDirectory(prefix="govgraph-", ignore_cleanup_errors=True) as room:
        made = _convert(office, data, suffix, target, Path(room))
        if made is None:
            raise GovgraphError(f"LibreOffice could not open this {suffix} file", where, advice)
        if target == ".pptx":
            from govgraph.loaders.office.slides import read_slides

            return read_slides(made, where, document)
        from govgraph.loaders.office.word import read_word

        return read_word(made, where, document)


def _convert(office: str, data: bytes, suffix: str, target: str, room: Path) -> bytes | None:
    source = room / f"in{suffix}"
    source.write_bytes(data)
    profile = (room / "profile").as_uri()
    options = ["--headless", "--norestore", "--nodefault", "--nolockcheck", f"-env:UserInstallation={profile}"]
    command = [office, *options, "--convert-to", target[1:], "--outdir", str(room / "out"), str(source)]
    # A document may point to pictures elsewhere: nothing is fetched for it.
    nowhere = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")
    environment = {**os.environ, **nowhere, "no_proxy": "", "HOME": str(room)}
    with suppress(OSError, subprocess.TimeoutExpired):
        unbound = None if sys.platform == "win32" else _unbound
        subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=False, env=environment, preexec_fn=unbound)
    made = room / "out" / f"in{target}"
    return made.read_bytes() if made.is_file() else None


def _unbound() -> None:
    # LibreOffice reserves more addresses than the reader's own budget of memory, most of which it never uses.
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (resource.getrlimit(resource.RLIMIT_AS)[1],) * 2)


def _plain_rtf(data: bytes, where: str) -> Canonical:
    from striprtf.striprtf import rtf_to_text

    if not data.lstrip().startswith(b"{\\rtf"):
        raise GovgraphError("this is no RTF document", where, "Open it in a word processor and save it as .docx")
    try:
        text = rtf_to_text(data.decode("ascii", "replace"), errors="replace")  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, OverflowError) as err:  # \\u99999999 is no character
        raise GovgraphError("this RTF document is damaged", where, "Open it in a word processor and save it as .docx") from err
    lines = [line.rstrip("|").replace("|", "\t") for line in clean(text).split("\n")]
    return Canonical("\n".join(lines))
