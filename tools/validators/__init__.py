"""What others made to check the built demonstration with, and what is right by them."""
