"""Releases on disk: written whole, switched, kept, taken back, exported."""
