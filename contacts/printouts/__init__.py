"""The same facts on other printouts: a vCard, a poster for the door of a hub, a flyer with contacts."""
