"""From boxes and links to places and routes: a forest of primary lines, hanging leaves, curves for the rest."""
