"""What editors see of publishing: the state of a page, what a change touches, the report."""
