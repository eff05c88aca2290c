"""Pages: the units of a document (headings, paragraphs, items, lines, rows), each with the headings and stems that govern it."""
