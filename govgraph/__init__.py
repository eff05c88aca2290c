"""govgraph: documents and registers of partnership governance as a graph in which every line can show the words it came from."""

__version__ = "0.1.0"
