"""Screens of the CMS for opening hours."""
