"""The recipes of docs/architecture.md, carried out: apps that are made for a test and thrown away."""
