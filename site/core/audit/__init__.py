"""The audit: who signed in, got a role, put something online, took it away, erased or exported, and from where.

Every line is one of Wagtail's own log; what the six fields of BIO2 8.15.01 need besides stands in its data.
"""
