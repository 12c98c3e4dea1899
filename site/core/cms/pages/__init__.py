"""Screens around the page editor: what is chosen from, and when a page goes online."""
