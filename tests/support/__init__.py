"""Things that several rooms' tests share."""
