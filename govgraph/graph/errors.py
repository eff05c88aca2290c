"""The one error that a user sees: what is wrong, where, and what to do, in a line."""

from __future__ import annotations


class GovgraphError(Exception):
    """Bad use or bad input. The command line prints it as one line and exits with 2.

    what:   what is wrong, in plain English, no full stop.
    where:  file, file:line, cell or address, or "".
    advice: what to do next, or "".
    """

    def __init__(self, what: str, where: str = "", advice: str = "") -> None:
        self.what, self.where, self.advice = what, where, advice
        super().__init__(str(self))

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        text = f"{head}. {self.advice}" if self.advice else head
        return " ".join(text.split())
