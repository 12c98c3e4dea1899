"""How long the install keeps what nobody looks at any more: old versions, logs, sessions, sizes."""
