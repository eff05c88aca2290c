"""What reviewers look for: one Cypher file for each check; its rows are findings."""
