"""Sentences to claims: clause triggers as data, read without a model."""

from govgraph.loaders.clauses.found import Context, Found
from govgraph.loaders.clauses.reader import read_sentence
from govgraph.loaders.clauses.sentences import sentences

__all__ = ["Context", "Found", "read_sentence", "sentences"]
