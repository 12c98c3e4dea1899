"""Signing in to the CMS: with a password and a second factor, or at the provider of the municipality."""
