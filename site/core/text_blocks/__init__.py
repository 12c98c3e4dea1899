"""The blocks of a text that every app has: one file a kind, found by its place."""
