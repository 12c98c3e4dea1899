"""Which district is mine: postcodes and their files."""
