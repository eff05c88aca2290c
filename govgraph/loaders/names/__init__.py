"""Names in governance prose: what a name looks like, where it starts and ends, what kind of thing it names."""

from govgraph.loaders.names.book import Known, NameBook, name_key
from govgraph.loaders.names.finder import find_names
from govgraph.loaders.names.spans import NameSpan

__all__ = ["Known", "NameBook", "NameSpan", "find_names", "name_key"]
