"""What translations do to what is online: together, left behind."""
