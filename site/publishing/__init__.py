"""Publishing engine: load, view, render, release."""
