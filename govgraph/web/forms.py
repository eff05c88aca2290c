"""Fields of a form."""

from __future__ import annotations

from typing import Any

Form = dict[str, list[Any]]


def first(form: Form, name: str) -> str:
    """The first value of a field, as text without blanks around it."""
    value = (form.get(name) or [""])[0]
    return value.strip() if isinstance(value, str) else ""


def texts(form: Form, name: str) -> list[str]:
    """All values of a field that are text."""
    return [value.strip() for value in form.get(name) or [] if isinstance(value, str) and value.strip()]


def back(form: Form, page: str) -> str:
    """Where the form stood, if on this page: with its filter."""
    there = first(form, "there")
    return there if there.split("?")[0] == page else page
