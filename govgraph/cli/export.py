"""`govgraph export`: the graph in the forms of other programs."""

from __future__ import annotations
