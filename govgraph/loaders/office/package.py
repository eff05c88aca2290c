"""Zip packages (.docx, .odt) before they are opened: no zip, protected, damaged and swollen ones are told in a line."""

from __future__ import annotations

import io
import zipfile

from govgraph.graph.errors import GovgraphError
from govgraph.loaders.decode import LARGEST_FILE

LARGEST_PART = 200_000_000  # bytes unpacked; beyond that a small file was made to fill the memory
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def check_size(data: bytes, where: str) -> None:
    """Raises GovgraphError for an empty file or one beyond all measure."""
    if not data:
        raise GovgraphError("the file is empty", where, "Leave it out, or save the document again")
    if len(data) > LARGEST_FILE:
        size = f"the file has {len(data) / 1e6:.0f} MB; documents up to {LARGEST_FILE / 1e6:.0f} MB are read"
        raise GovgraphError(size, where, "Save it without its pictures, or split it")


def check_package(data: bytes, where: str, main: str, kind: str) -> None:
    """Raises GovgraphError where these bytes are no package of this kind whose `main` part can be read."""
    check_size(data, where)
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise GovgraphError("it is protected by a password", where, "Save it without the password")
        raise GovgraphError("this is a document of an old Word", where, "Save it as .docx")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = {info.filename: info for info in package.infolist()}
            if any(info.flag_bits & 1 for info in parts.values()):
                raise GovgraphError("it is protected by a password", where, "Save it without the password")
            if "word/vbaProject.bin" in parts:
                raise GovgraphError("it holds macros", where, "Save it as .docx, which holds none")
            broken = main not in parts
            swollen = sum(info.file_size for info in parts.values() if info.filename.endswith(".xml")) > LARGEST_PART
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as err:
        raise GovgraphError(f"this is no {kind}", where, "Open it in a word processor and save it again") from err
    if broken:
        raise GovgraphError(f"this is no {kind}", where, "Open it in a word processor and save it again")
    if swollen:
        raise GovgraphError("unpacked it is larger than any document", where, "Save it again, or leave it out")
