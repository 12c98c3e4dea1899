"""Words that a municipality may have its own for, and how our phrases are said with them."""
