"""Subjects: what body a page, a section and a short form ("the Board") speak of, as scored candidates."""
