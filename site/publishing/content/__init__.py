"""What may be public, loaded as rows that never change, and the reader that records who read what."""
