"""A council's own words: kept in its workspace, known to every reader of the process that reads its papers."""
