"""Which outputs a change touches, and why: for editors, receipts and the log."""
