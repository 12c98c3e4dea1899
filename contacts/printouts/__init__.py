"""The same facts on other carriers: a vCard, a poster for the door of a hub, a flyer with contacts."""
