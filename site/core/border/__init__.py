"""The border between municipalities: whose a thing is, and what somebody sees and chooses of it."""
