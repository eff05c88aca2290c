"""What people ask: one Cypher file for each question."""
