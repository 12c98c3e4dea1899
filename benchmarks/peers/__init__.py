"""Ours beside two other makers of static sites, on the same pages: `python -m benchmarks.peers`."""
