"""Texts of the memory that are almost the same as one that is to be translated, with what differs."""
