"""Messages to other programs after a release: what they say, how they are signed, when they are sent again."""
