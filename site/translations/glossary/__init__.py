"""The words that a municipality always translates in the same way. They are shown and warn; they stop nobody."""
