"""The look of a municipality: colours, style sheets, fonts."""
