"""What is taken away: unpublished pages, erased people, and the proof that neither comes back."""
