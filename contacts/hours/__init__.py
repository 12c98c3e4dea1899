"""Opening hours of a place as rows, words and views."""
