"""Blocks of a text that show a person or a hub, always as they are now."""
