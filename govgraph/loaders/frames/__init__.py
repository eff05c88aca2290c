"""The frame lexicon, used by every room that reads words."""
