"""Weights: the tables that training writes and reading applies, as text that a person can look into."""
