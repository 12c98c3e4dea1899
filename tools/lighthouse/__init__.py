"""Lighthouse over ten pages of the built demo, and how fast they are on a slow phone (`make lighthouse`)."""
