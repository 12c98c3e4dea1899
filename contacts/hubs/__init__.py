"""Hubs: pages, lists, forms."""
