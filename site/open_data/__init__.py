"""Open data: lists of what the site is about, for programs, and the page that tells people of them."""
