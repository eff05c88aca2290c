"""Bringing names together: which mentions are one entity, which may be, and which never are."""
