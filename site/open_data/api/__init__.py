"""The API and its description: OpenAPI, JSON Schema."""
