"""Screens of the CMS for people."""
