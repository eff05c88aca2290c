"""The judge: what the readers propose is scored, and entered, offered or dropped."""
