"""What other programs of a municipality talk to: keys, an API on the CMS host, and messages after a release."""
