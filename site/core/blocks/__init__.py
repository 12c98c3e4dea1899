"""The blocks of a text: what an editor adds, what a page shows."""
