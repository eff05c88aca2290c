"""Zip packages (.docx, .odt, .pptx): opened with their budgets; no zip, protected, damaged and swollen ones are told in a line."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import Any

from govgraph.graph.errors import GovgraphError
from govgraph.loaders.files.limits import limits, refuse_beyond, setting

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BROKEN = (zipfile.BadZipFile, zlib.error, ValueError, KeyError, EOFError, NotImplementedError, OSError, RuntimeError)
# Strict Open XML says the same words under other addresses.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/presentationml/main", b"http://schemas.openxmlformats.org/presentationml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def check_size(data: bytes, where: str) -> None:
    """Raises GovgraphError for an empty file or one beyond all measure."""
    if not data:
        raise GovgraphError("the file is empty", where, "Leave it out, or save the document again")
    refuse_beyond("file_mb", len(data) / 1e6, "the file has this many MB:", where, "Save it without its pictures, or split it")


@dataclass
class Package:
    """An opened package. kind: what it should be, for messages; left: bytes that may still be unpacked."""

    zip: zipfile.ZipFile
    where: str
    kind: str
    left: int
    names: dict[str, str] = field(default_factory=dict)  # a part's name in small letters -> as it stands

    @classmethod
    def open(cls, data: bytes, where: str, kind: str) -> Package:
        """Raises GovgraphError where these bytes are no sound package, or swell beyond all measure."""
        check_size(data, where)
        if data.startswith(_OLE):
            if "EncryptedPackage".encode("utf-16-le") in data:
                raise GovgraphError("it is protected by a password", where, "Save it without the password")
            raise GovgraphError(f"this is no {kind} but a file of an old Word or Office", where, "Open it in its program and save it anew")
        try:
            opened = zipfile.ZipFile(io.BytesIO(data))
            infos = opened.infolist()
        except BROKEN as err:
            raise GovgraphError(f"this is no {kind}", where, "Open it in a word processor and save it again") from err
        if any(info.flag_bits & 1 for info in infos):
            raise GovgraphError("it is protected by a password", where, "Save it without the password")
        unpacked = sum(info.file_size for info in infos) / 1e6
        refuse_beyond("unpacked_mb", unpacked, "unpacked it is larger than any document, MB:", where, "Save it with smaller pictures")
        return cls(opened, where, kind, limits().unpacked_mb * 1_000_000, {info.filename.lower(): info.filename for info in infos})

    @classmethod
    def open_document(cls, data: bytes, where: str, kind: str) -> Package:
        """An OpenDocument package, whose words stand in content.xml. Raises as `open`, and where it is protected."""
        package = cls.open(data, where, kind)
        if "META-INF/manifest.xml" in package and b"encryption-data" in package.read("META-INF/manifest.xml"):
            raise GovgraphError("it is protected by a password", where, "Save it without the password")
        if "content.xml" not in package:
            raise GovgraphError(f"this is no {kind}", where, "Open it in its program and save it again")
        return package

    def __contains__(self, name: str) -> bool:
        return name.lower() in self.names

    def read(self, name: str) -> bytes:
        """A part; never more of it than the budget, whatever its head says. Raises GovgraphError."""
        try:
            with self.zip.open(self.names[name.lower()]) as part:
                data = part.read(self.left + 1)
        except BROKEN as err:
            raise self.damaged() from err
        if len(data) > self.left:
            advice = f"Save it with smaller pictures, or raise {setting('unpacked_mb')}"
            raise GovgraphError("unpacked it is larger than any document", self.where, advice)
        self.left -= len(data)
        return data

    def xml(self, name: str) -> Any:
        """The root element of a part; nothing outside the file is fetched for it. Raises GovgraphError."""
        from lxml import etree

        data = self.read(name)
        if b"purl.oclc.org/ooxml" in data:
            for strict, usual in _STRICT:
                data = data.replace(strict, usual)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as err:
            raise self.damaged() from err
        if root is None:
            raise self.damaged()
        return root

    def damaged(self) -> GovgraphError:
        """What is said of a package that cannot be read."""
        return GovgraphError(f"this {self.kind} is damaged", self.where, "Open it in its program and save it again")

    def related(self, name: str) -> list[tuple[str, str, str]]:
        """(id, last word of the kind, part) of the parts that a part refers to, those outside the file left out."""
        folder, file = posixpath.split(name)
        rels = posixpath.join(folder, "_rels", f"{file}.rels")
        if rels not in self:
            return []
        found = []
        for node in self.xml(rels).iter(_REL):
            target = node.get("Target") or ""
            if node.get("TargetMode") != "External" and target:
                part = posixpath.normpath(posixpath.join(folder, target)) if not target.startswith("/") else target.lstrip("/")
                found.append((node.get("Id") or "", (node.get("Type") or "").rpartition("/")[2], part))
        return found

    def main(self, usual: str) -> str:
        """The name of the part that holds the document. Raises GovgraphError where there is none."""
        named = next((part for _, kind, part in self.related("") if kind == "officeDocument"), usual)
        name = named if named in self else usual
        if name not in self:
            raise GovgraphError(f"this is no {self.kind}", self.where, "Open it in its program and save it again")
        return name
