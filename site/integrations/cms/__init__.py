"""The screens of what is connected, for who arranges a municipality."""
