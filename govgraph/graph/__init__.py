"""The graph: schema, claims, decisions, names brought together, views, stores and exports; it knows nothing of the other rooms."""
