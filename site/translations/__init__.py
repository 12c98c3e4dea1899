"""What a translation was made from, what is newer since, and the desk of the translators."""
