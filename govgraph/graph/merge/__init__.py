"""Bringing claims together once names are known: one relation or fact of many claims, and where sources differ."""
