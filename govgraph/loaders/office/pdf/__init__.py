"""PDF files to canonical text: running text by pypdfium2, ruled tables by pdfplumber, pages kept beside the offsets."""

from govgraph.loaders.office.pdf.document import read_pdf

__all__ = ["read_pdf"]
