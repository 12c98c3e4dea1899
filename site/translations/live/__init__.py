"""What the desk does while somebody types: each text is saved by itself, and the page is shown beside it."""
