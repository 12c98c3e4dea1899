"""Boundaries and maps."""
