"""Files: which there are, what they are called, and opening them where they can do no harm."""
