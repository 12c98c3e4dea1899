"""Printouts as PDF, made after a release."""
