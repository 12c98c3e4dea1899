"""Pages of a municipality: start, information, programme, search, statements."""
