"""What an install lacks, each thing with what mends it."""
