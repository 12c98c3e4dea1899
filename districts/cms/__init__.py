"""Screens of the CMS for districts."""
