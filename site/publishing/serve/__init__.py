"""The public hosts: from a request to the file of a release."""
