"""The resident publisher, how it learns of a change, and how it ends."""
