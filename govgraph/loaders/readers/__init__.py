"""Readers: each proposes candidates (who, what, to whom) for the judge, from its own evidence."""
