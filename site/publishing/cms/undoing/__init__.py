"""Taking back what somebody put online, from the list of publications.

Nothing is thrown away by it: what is taken back stands in the history, and can be taken back itself.
"""
