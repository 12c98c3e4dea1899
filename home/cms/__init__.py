"""Screens of the CMS for news and alerts."""
