"""Scenes of pages made for tests: their participants by the tagger that comes with the program."""

from govgraph.loaders.context.chances import words_of
from govgraph.loaders.context.network import shipped_network
from govgraph.loaders.names.entities import entities_of
from govgraph.loaders.names.tagger import participants_of
from govgraph.loaders.pages.page import page_of
from govgraph.loaders.subjects.evidence import Scene
from govgraph.loaders.subjects.resolve import Subjects, subjects_of
from govgraph.loaders.weights.table import shipped_linear

PAGE = """# Wendshire Growth Board

The Wendshire Growth Board reports to the Wendshire Cabinet. It is chaired by Cllr Maud Pinder.

## Members

- Wendshire County Council
- Harlow Vale District Council
- Wendshire Chamber of Commerce
"""


def scene_of(text: str = PAGE) -> tuple[Scene, Subjects]:
    """A text as the encoder meets it."""
    units = page_of(text, "text/markdown")
    participants = participants_of(units, words_of(units, shipped_network("names")))
    scene = Scene.of(units, participants, entities_of(units, participants))
    return scene, subjects_of(scene, shipped_linear("page"), shipped_linear("reference"))
