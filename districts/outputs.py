"""Registers the outputs of this app with the generator."""
