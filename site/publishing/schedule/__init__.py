"""Planned pages and records, one by one, and what failed of them."""
