"""From rows to bytes: what there is to make, what is stale, views and pages."""
