"""Keys to the API: made, looked up, revoked."""
